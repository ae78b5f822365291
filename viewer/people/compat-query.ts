import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

export interface CompatQuestion {
  /** The key whose requests are shown, or nothing. */
  token: string
  /** The number of a key, for whoever manages keys. */
  number: number | undefined
}

export const compatQuery = ({ token, number }: CompatQuestion) =>
  queryOptions({
    queryKey: ['compat', token, number],
    staleTime: 0,
    retry: false,
    queryFn: () =>
      answered(
        api.GET('/api/compat', {
          params: { query: number === undefined ? {} : { key: number } },
          ...(token && { headers: { authorization: `Bearer ${token}` } }),
        }),
      ),
  })

export type Compat = Awaited<ReturnType<NonNullable<ReturnType<typeof compatQuery>['queryFn']>>>
export type LoggedRequest = Compat['requests'][number]
