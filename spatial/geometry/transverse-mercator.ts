import { ECCENTRICITY_2, FLATTENING, SEMI_MAJOR_METERS, toRadians } from './ellipsoid.ts'

/** A Gauss-Krüger zone with its origin on the equator. */
export interface GaussKruger {
  readonly centralMeridianDegrees: number
  readonly falseEastingMeters: number
  /** Scale on the central meridian; 1 for Gauss-Krüger, 0.9996 for UTM. */
  readonly scale: number
}

const n = FLATTENING / (2 - FLATTENING)
/** Radius of the sphere whose meridian is as long as the ellipsoid's. */
const RECTIFYING_RADIUS_METERS = (SEMI_MAJOR_METERS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
/** Krüger's coefficients to the fourth order in n: errors below a micrometre within a zone (Karney 2011, eq. 35). */
const ALPHA = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49_561 / 161_280) * n ** 4,
]

/** The zone that a proj4 definition describes, or undefined where it is not transverse Mercator from the equator. */
export function gaussKrugerOf(proj4: string): GaussKruger | undefined {
  const parameter = (name: string) => Number(new RegExp(`\\+${name}=([-\\d.]+)`).exec(proj4)?.[1] ?? Number.NaN)
  if (!proj4.includes('+proj=tmerc') || (parameter('lat_0') || 0) !== 0) return undefined
  return {
    centralMeridianDegrees: parameter('lon_0'),
    falseEastingMeters: parameter('x_0') || 0,
    scale: parameter('k') || 1,
  }
}

/** Easting and northing in metres of a position in degrees (CGCS2000), by the Krüger series. */
export function projectGaussKruger(zone: GaussKruger, [lon, lat]: readonly [number, number]): [number, number] {
  const e = Math.sqrt(ECCENTRICITY_2)
  const sine = Math.sin(toRadians(lat))
  const conformal = Math.sinh(Math.atanh(sine) - e * Math.atanh(e * sine))
  const east = toRadians(lon - zone.centralMeridianDegrees)
  const xi = Math.atan2(conformal, Math.cos(east))
  const eta = Math.asinh(Math.sin(east) / Math.hypot(conformal, Math.cos(east)))
  let northing = xi
  let easting = eta
  ALPHA.forEach((alpha, i) => {
    const k = 2 * (i + 1)
    northing += alpha * Math.sin(k * xi) * Math.cosh(k * eta)
    easting += alpha * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  const radius = zone.scale * RECTIFYING_RADIUS_METERS
  return [zone.falseEastingMeters + radius * easting, radius * northing]
}
