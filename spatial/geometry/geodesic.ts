import { asBearing, toDegrees } from './angles.ts'
import { ECCENTRICITY_2, FLATTENING, SEMI_MAJOR_METERS, SEMI_MINOR_METERS, toRadians } from './ellipsoid.ts'

type LonLat = readonly [number, number]

/** Change of longitude at which the iteration has converged: a thousandth of a millimetre on the ground. */
const CONVERGED_RADIANS = 1e-13
const MAX_ITERATIONS = 200

/** The shortest line between two positions. */
export interface Geodesic {
  meters: number
  /** Direction in which it sets out, degrees clockwise from north in [0, 360); 0 where the positions coincide. */
  bearingDegrees: number
}

/** The shortest line on the CGCS2000 ellipsoid (Vincenty 1975, inverse). NaN for antipodes. */
export function geodesicBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): Geodesic {
  const reduced1 = Math.atan((1 - FLATTENING) * Math.tan(toRadians(lat1)))
  const reduced2 = Math.atan((1 - FLATTENING) * Math.tan(toRadians(lat2)))
  const difference = toRadians(lon2 - lon1)
  const [sin1, cos1, sin2, cos2] = [Math.sin(reduced1), Math.cos(reduced1), Math.sin(reduced2), Math.cos(reduced2)]
  let lambda = difference
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const [east, north] = [cos2 * Math.sin(lambda), cos1 * sin2 - sin1 * cos2 * Math.cos(lambda)]
    const sinSigma = Math.hypot(east, north)
    if (sinSigma === 0) return { meters: 0, bearingDegrees: 0 }
    const cosSigma = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda)
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cos1 * cos2 * Math.sin(lambda)) / sinSigma
    const cosAlpha2 = 1 - sinAlpha ** 2
    const cosMiddle = cosAlpha2 === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cosAlpha2
    const c = (FLATTENING / 16) * cosAlpha2 * (4 + FLATTENING * (4 - 3 * cosAlpha2))
    const wobble = sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle ** 2 - 1))
    const next = difference + (1 - c) * FLATTENING * sinAlpha * wobble
    if (Math.abs(next - lambda) < CONVERGED_RADIANS)
      return {
        meters: arcMeters({ sigma, sinSigma, cosSigma, cosAlpha2, cosMiddle }),
        bearingDegrees: asBearing(toDegrees(Math.atan2(east, north))),
      }
    lambda = next
  }
  return { meters: Number.NaN, bearingDegrees: Number.NaN }
}

/** Length in metres of the shortest line on the CGCS2000 ellipsoid. NaN for antipodes. */
export const geodesicMeters = (from: LonLat, to: LonLat): number => geodesicBetween(from, to).meters

interface Arc {
  readonly sigma: number
  readonly sinSigma: number
  readonly cosSigma: number
  readonly cosAlpha2: number
  readonly cosMiddle: number
}

function arcMeters({ sigma, sinSigma, cosSigma, cosAlpha2, cosMiddle }: Arc): number {
  const u2 = (cosAlpha2 * (SEMI_MAJOR_METERS ** 2 - SEMI_MINOR_METERS ** 2)) / SEMI_MINOR_METERS ** 2
  const a = 1 + (u2 / 16_384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
  const b = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
  const middle2 = 2 * cosMiddle ** 2 - 1
  const cubic = (b / 6) * cosMiddle * (4 * sinSigma ** 2 - 3) * (4 * cosMiddle ** 2 - 3)
  return SEMI_MINOR_METERS * a * (sigma - b * sinSigma * (cosMiddle + (b / 4) * (cosSigma * middle2 - cubic)))
}

const e = Math.sqrt(ECCENTRICITY_2)

/** Snyder's q (1987, eq. 3-12): proportional to the area between the equator and a latitude. */
function zonalQ(lat: number): number {
  const sine = Math.sin(toRadians(lat))
  return (1 - ECCENTRICITY_2) * (sine / (1 - ECCENTRICITY_2 * sine ** 2) + Math.atanh(e * sine) / e)
}

const POLAR_Q = zonalQ(90)
const AUTHALIC_RADIUS_METERS = SEMI_MAJOR_METERS * Math.sqrt(POLAR_Q / 2)

/**
 * Area in square metres of a ring of positions, either way round, closed or not. The ellipsoid is mapped to the sphere of
 * equal area and the ring's spherical excess summed there; within a city that is the geodesic area to one part in a million.
 */
export function geodesicSquareMeters(ring: readonly LonLat[]): number {
  let excess = 0
  for (let i = 0; i < ring.length; i++) {
    const [lon1, lat1] = ring[i]!
    const [lon2, lat2] = ring[(i + 1) % ring.length]!
    const tan1 = Math.tan(authalicRadians(lat1) / 2)
    const tan2 = Math.tan(authalicRadians(lat2) / 2)
    const half = Math.tan(toRadians(lon2 - lon1) / 2)
    excess += 2 * Math.atan2(half * (tan1 + tan2), 1 + tan1 * tan2)
  }
  return Math.abs(excess) * AUTHALIC_RADIUS_METERS ** 2
}

const authalicRadians = (lat: number): number => Math.asin(Math.max(-1, Math.min(1, zonalQ(lat) / POLAR_Q)))
