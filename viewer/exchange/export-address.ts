import type { Filter } from '../state/map-state.ts'

/** What a download is asked for as, and what it is called; two of them are the same format in another encoding. */
export const EXPORTS = [
  { label: 'GeoJSON', format: 'geojson' },
  { label: 'GeoPackage', format: 'gpkg' },
  { label: 'Shapefile (UTF-8)', format: 'shp' },
  { label: 'Shapefile (GBK)', format: 'shp', encoding: 'gbk' },
  { label: 'FlatGeobuf', format: 'fgb' },
  { label: 'KML', format: 'kml' },
  { label: 'Excel', format: 'xlsx' },
  { label: 'CSV (UTF-8)', format: 'csv' },
  { label: 'CSV (GBK)', format: 'csv', encoding: 'gbk' },
] as const

export type Export = (typeof EXPORTS)[number]

/** Where the components that a filter shows are downloaded from; undefined where it shows none. */
export function exportAddress({ format, ...how }: Export, { classes, states, unit }: Filter): string | undefined {
  if (classes?.length === 0) return undefined
  const query = new URLSearchParams()
  if (classes) query.set('class', classes.join(','))
  if (states.length > 0) query.set('state', states.join(','))
  if (unit) query.set('unit', unit)
  if ('encoding' in how) query.set('encoding', how.encoding)
  return `/api/components/export/${format}${query.size > 0 ? `?${query}` : ''}`
}
