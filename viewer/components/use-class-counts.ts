import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'
import type { MinorClass } from '../book/classes-query.ts'
import type { Filter } from '../state/map-state.ts'
import { useMapState } from '../state/map-store.ts'

const readCounts = (state: string, unit: string) =>
  answered(
    api.GET('/api/components/counts', {
      params: { query: { by: 'class', ...(state && { state }), ...(unit && { unit }) } },
    }),
  )

const countsQuery = ({ states, unit = '' }: Filter) =>
  queryOptions({
    queryKey: ['counts', 'class', states.join(), unit],
    queryFn: () => readCounts(states.join(), unit),
    enabled: states.length > 0 || unit !== '',
    placeholderData: keepPreviousData,
  })

/** How many components of a class fit the filters of state and unit; all of them without filters. */
export function useClassCounts(): (minor: MinorClass) => number {
  const filter = useMapState(state => state.filter)
  const { data } = useQuery(countsQuery(filter))
  if (!data || (filter.states.length === 0 && !filter.unit)) return minor => minor.count
  const counts = new Map(data.counts.map(({ key, count }) => [key, count]))
  return minor => counts.get(minor.code) ?? 0
}
