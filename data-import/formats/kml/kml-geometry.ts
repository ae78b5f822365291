import type { Geometry, Position } from 'geojson'

/** Commas separate the numbers of a position, white space the positions; stray blanks after commas occur. */
export function parseCoordinates(text: string): Position[] {
  const tuples = text
    .replaceAll(/\s*,\s*/g, ',')
    .trim()
    .split(/\s+/)
  return tuples.filter(tuple => tuple !== '').map(tuple => tuple.split(',').slice(0, 2).map(Number))
}

/** A `gx:coord` holds longitude, latitude and height separated by blanks. */
export const parseTrackPosition = (text: string): Position => text.trim().split(/\s+/).slice(0, 2).map(Number)

/** Geometry elements that may be nested in a placemark. */
export const KML_GEOMETRIES = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'Track',
  'MultiTrack',
])

/** One geometry element while its children are read. */
export interface OpenGeometry {
  kind: string
  positions: Position[]
  rings: Position[][]
  members: Geometry[]
}

export const startGeometry = (kind: string): OpenGeometry => ({ kind, positions: [], rings: [], members: [] })

/** The finished element as GeoJSON; an element without coordinates has none. */
export function finishGeometry({ kind, positions, rings, members }: OpenGeometry): Geometry | undefined {
  if (kind === 'MultiGeometry' || kind === 'MultiTrack') return { type: 'GeometryCollection', geometries: members }
  if (kind === 'Polygon') return rings.length > 0 ? { type: 'Polygon', coordinates: rings } : undefined
  if (positions.length === 0) return undefined
  if (kind === 'Point') return { type: 'Point', coordinates: positions[0]! }
  return { type: 'LineString', coordinates: positions }
}
