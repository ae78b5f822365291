import type { BboxLonLat } from './bbox.ts'
import { metersPerDegree } from './meters-per-degree.ts'

/** The box may be a little too large, never too small: rounding must not lose a feature that lies exactly on the circle. */
const MARGIN = 1.001

/**
 * A box in degrees that holds everything within `radiusMeters` of a point, for an index on longitude and latitude; the exact
 * distance is tested afterwards. Radii of curvature are taken at the latitude where a degree is shortest. (In statements the
 * database's `box_around` says the same.)
 */
export function bboxAround([lon, lat]: readonly [number, number], radiusMeters: number): BboxLonLat {
  const radius = radiusMeters * MARGIN
  const latDegrees = radius / metersPerDegree(0).lat
  const furthestLat = Math.min(90, Math.abs(lat) + latDegrees)
  const lonMeters = metersPerDegree(furthestLat).lon
  const lonDegrees = lonMeters * 180 > radius ? radius / lonMeters : 180
  return [
    Math.max(-180, lon - lonDegrees),
    Math.max(-90, lat - latDegrees),
    Math.min(180, lon + lonDegrees),
    Math.min(90, lat + latDegrees),
  ]
}
