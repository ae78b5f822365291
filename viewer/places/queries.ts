import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

const readPlace = (lon: number, lat: number, classCode: string | undefined) =>
  answered(api.GET('/api/locate', { params: { query: { lon, lat, ...(classCode && { class: classCode }) } } }))

/** What a point is: grid, areas, nearest address and components, and the unit responsible for a class there. */
export const locateQuery = ({ lon, lat, classCode }: { lon: number; lat: number; classCode: string | undefined }) =>
  queryOptions({ queryKey: ['locate', lon, lat, classCode], queryFn: () => readPlace(lon, lat, classCode) })

export type Located = Awaited<ReturnType<typeof readPlace>>
