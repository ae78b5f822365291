import { queryOptions, useQuery } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { requestTokenStore } from '../api/session.ts'

/** Who uses the page: somebody who has signed in, the holder of a key, or anyone. */
export const whoQuery = queryOptions({
  queryKey: ['who'],
  queryFn: async () => {
    const who = await answered(api.GET('/api/session'))
    requestTokenStore.set(() => who.requestToken ?? undefined)
    return who
  },
})

export type Who = Awaited<ReturnType<NonNullable<typeof whoQuery.queryFn>>>

/** Undefined until it is known. */
export const useWho = (): Who | undefined => useQuery(whoQuery).data

/** After signing in or out nothing that was read before holds. */
export async function askAgainWho(): Promise<void> {
  await queryClient.resetQueries()
}
