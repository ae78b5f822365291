import type { Geometry, Position } from 'geojson'
import { type BboxLonLat, EMPTY_BBOX } from './bbox.ts'

/** The paths of a geometry: single positions, lines, or the rings of areas. */
export function pathsOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]]
    case 'MultiPoint':
      return geometry.coordinates.map(position => [position])
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    case 'GeometryCollection':
      return geometry.geometries.flatMap(pathsOf)
  }
}

/** The box around a geometry, in its own units; of an empty one `EMPTY_BBOX`. */
export function geometryBbox(geometry: Geometry): BboxLonLat {
  const box: BboxLonLat = [...EMPTY_BBOX]
  for (const path of pathsOf(geometry))
    for (const [x, y] of path) {
      box[0] = Math.min(box[0], x!)
      box[1] = Math.min(box[1], y!)
      box[2] = Math.max(box[2], x!)
      box[3] = Math.max(box[3], y!)
    }
  return box
}
