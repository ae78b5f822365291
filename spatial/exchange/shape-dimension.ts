import type { Geometry, Position } from 'geojson'

/** What most file formats keep apart: points, lines and areas. */
export const DIMENSIONS = ['points', 'lines', 'areas'] as const
export type ShapeDimension = (typeof DIMENSIONS)[number]

const DIMENSION_OF: Record<Exclude<Geometry['type'], 'GeometryCollection'>, ShapeDimension> = {
  Point: 'points',
  MultiPoint: 'points',
  LineString: 'lines',
  MultiLineString: 'lines',
  Polygon: 'areas',
  MultiPolygon: 'areas',
}

export function shapeDimension({ type }: Geometry): ShapeDimension {
  if (type === 'GeometryCollection') throw new Error('No feature is a collection of geometries.')
  return DIMENSION_OF[type]
}

/** The polygons of an area, whether it has one or several. */
export const polygonsOf = (geometry: Geometry): Position[][][] => {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

export const linesOf = (geometry: Geometry): Position[][] => {
  if (geometry.type === 'LineString') return [geometry.coordinates]
  return geometry.type === 'MultiLineString' ? geometry.coordinates : []
}
