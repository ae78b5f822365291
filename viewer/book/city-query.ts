import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

/** The city: names, extent, projected reference system and the number of the last commit. */
export const cityQuery = queryOptions({
  queryKey: ['city'],
  queryFn: () => answered(api.GET('/api/city')),
  staleTime: Number.POSITIVE_INFINITY,
})
