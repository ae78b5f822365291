import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

const readComponent = (code: string) => answered(api.GET('/api/components/{code}', { params: { path: { code } } }))

/** One component with its grid, areas, units, responsibility and versions. */
export const componentQuery = (code: string) =>
  queryOptions({ queryKey: ['component', code], queryFn: () => readComponent(code) })

export type ComponentLife = Awaited<ReturnType<typeof readComponent>>

/** So many are told: whoever needs the sixth is better served by the map. */
const NEAREST_COUNT = 5

const readNearest = (lon: number, lat: number, classCode: string) =>
  answered(api.GET('/api/components/nearest', { params: { query: { lon, lat, class: classCode, k: NEAREST_COUNT } } }))

/** The nearest components of a class, by metres. */
export const nearestQuery = ({ lon, lat, classCode }: { lon: number; lat: number; classCode: string }) =>
  queryOptions({ queryKey: ['nearest', lon, lat, classCode], queryFn: () => readNearest(lon, lat, classCode) })

export type NearComponent = Awaited<ReturnType<typeof readNearest>>['features'][number]
