import { booleanPointInPolygon } from '@turf/turf'
import type { MultiLineString, MultiPolygon, Position } from 'geojson'
import type { LonLat } from '../../spatial/database/postgis.ts'
import { toRadians } from '../../spatial/geometry/ellipsoid.ts'
import { geodesicMeters } from '../../spatial/geometry/geodesic.ts'
import { POINT } from '../geometry/shape.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import { degreesOf, shapeOfSlot } from './slot-geometry.ts'

/** The database rounds metres to hundredths of a micrometre; two ways of reckoning them agree to about a micrometre. */
const roundedMeters = (meters: number): number => Math.round(meters * 1e6) / 1e6

/** Metres on the ellipsoid from a position to the nearest position of what is in a slot; 0 inside an area. */
export function metersToSlot(mirror: LayerMirror, slot: number, at: LonLat): number {
  const { lons, lats } = degreesOf(mirror)
  if (mirror.columns.kinds[slot] === POINT) return roundedMeters(geodesicMeters(at, [lons[slot]!, lats[slot]!]))
  return roundedMeters(metersToShape(shapeOfSlot(mirror, slot), at))
}

function metersToShape(shape: MultiLineString | MultiPolygon, at: LonLat): number {
  if (shape.type === 'MultiPolygon' && booleanPointInPolygon([...at], shape)) return 0
  const lines = shape.type === 'MultiPolygon' ? shape.coordinates.flat() : shape.coordinates
  return geodesicMeters(at, nearestPosition(lines, at))
}

/**
 * The nearest position of some lines, on the plane that touches the sphere at `at`. On the sphere and not the ellipsoid, because
 * that is how PostGIS finds it before it measures: at a kilometre the choice makes five millimetres.
 */
function nearestPosition(lines: readonly Position[][], [lon, lat]: LonLat): LonLat {
  const shrink = Math.cos(toRadians(lat))
  let nearest: LonLat = [Number.NaN, Number.NaN]
  let least = Number.POSITIVE_INFINITY
  for (const line of lines)
    for (let i = 0; i + 1 < line.length; i++) {
      const [fromX, fromY] = [(line[i]![0]! - lon) * shrink, line[i]![1]! - lat]
      const [x, y] = [(line[i + 1]![0]! - lon) * shrink - fromX, line[i + 1]![1]! - lat - fromY]
      const along = Math.min(1, Math.max(0, -(fromX * x + fromY * y) / (x * x + y * y || 1)))
      const [footX, footY] = [fromX + along * x, fromY + along * y]
      const square = footX * footX + footY * footY
      if (square >= least) continue
      least = square
      nearest = [lon + footX / shrink, lat + footY]
    }
  return nearest
}
