import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'
import type { View } from '../state/map-state.ts'

/** More than this is not read; the next letter narrows it. */
const RESULT_LIMIT = 12
/** Three decimals of a degree: moving the map a little does not ask again. */
const near = (degrees: number) => Number(degrees.toFixed(3))

const readResults = (text: string, from: View | undefined, signal: AbortSignal) =>
  answered(
    api.GET('/api/search', {
      params: { query: { q: text, limit: RESULT_LIMIT, ...(from && { lon: near(from.lon), lat: near(from.lat) }) } },
      signal,
    }),
  )

/** What a text finds, nearest first where distance matters, seen from where the map looks. */
export const searchQuery = (text: string, from: View | undefined) =>
  queryOptions({
    queryKey: ['search', text, from && [near(from.lon), near(from.lat)]],
    queryFn: ({ signal }) => readResults(text, from, signal),
    enabled: text !== '',
  })

export type SearchResult = Awaited<ReturnType<typeof readResults>>['results'][number]
