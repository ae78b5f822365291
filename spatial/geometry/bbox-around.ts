import type { BboxLonLat } from './bbox.ts'

/** GRS80, the ellipsoid of CGCS2000: half axes in metres and first eccentricity squared. */
const SEMI_MAJOR_METERS = 6_378_137
const ECCENTRICITY_SQUARED = 0.0066943800229
/** The box may be a little too large, never too small: rounding must not lose a feature that lies exactly on the circle. */
const MARGIN = 1.001

/**
 * A box in degrees that holds everything within `radiusMeters` of a point, for an index on longitude and latitude; the exact
 * distance is tested afterwards. Radii of curvature are taken at the latitude where a degree is shortest.
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

/** Length of one degree along the parallel and along the meridian at a latitude. */
export function metersPerDegree(latDegrees: number): { lon: number; lat: number } {
  const lat = (latDegrees * Math.PI) / 180
  const w = 1 - ECCENTRICITY_SQUARED * Math.sin(lat) ** 2
  const degree = Math.PI / 180
  return {
    lon: (SEMI_MAJOR_METERS / Math.sqrt(w)) * Math.max(0, Math.cos(lat)) * degree,
    lat: ((SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED)) / w ** 1.5) * degree,
  }
}
