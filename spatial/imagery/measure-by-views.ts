import { toDegrees } from '../geometry/angles.ts'
import { toRadians } from '../geometry/ellipsoid.ts'
import { type LocalPlane, localPlane, type Meters2 } from '../geometry/local-plane.ts'
import { directionOfView, type ViewAngles } from '../geometry/picture-projection.ts'
import type { Camera } from './camera.ts'

/** The same thing marked in a picture: where it stands, and where it ends if its height is wanted. */
export interface ViewMark {
  camera: Camera
  foot: ViewAngles
  top?: ViewAngles
}

/** An estimate with one standard deviation. */
export interface Estimate {
  meters: number
  errorMeters: number
}

export interface MeasuredThing {
  kind: 'measured'
  /** EPSG:4490. */
  lon: number
  lat: number
  /** Half axes of the ellipse of one standard deviation, and where the longer one points. */
  ellipse: { majorMeters: number; minorMeters: number; majorBearingDegrees: number }
  /** For each mark: how far the thing is from the camera, and by how much its ray passes the position. */
  rays: { distanceMeters: number; bearingDegrees: number; missMeters: number }[]
  /** From foot to top; absent where no top was marked. */
  height?: Estimate
}

/** `too-few`: fewer than two places. `parallel`: rays that meet at a hair's breadth. `behind`: rays that part. */
export type Measurement = MeasuredThing | { kind: 'too-few' | 'parallel' | 'behind' }

/** How exactly somebody points in a picture that can be zoomed. */
const POINTING_DEGREES = 0.3
/** Rays that meet at less than this say next to nothing of the distance. */
const LEAST_ANGLE_DEGREES = 4
/** Pictures nearer to each other were taken from one place. */
const SAME_PLACE_METERS = 0.5
/** Weights hang on the distance, which hangs on the weights. */
const ROUNDS = 4

interface Ray {
  camera: Camera
  from: Meters2
  bearingDegrees: number
  /** Right of the ray, of length one. */
  normal: Meters2
}

interface Fit {
  at: Meters2
  /** Covariance: east, east-north, north. */
  spread: readonly [number, number, number]
}

function rayOf({ camera, foot }: ViewMark, plane: LocalPlane): Ray {
  const { bearingDegrees } = directionOfView(camera, foot)
  const angle = toRadians(bearingDegrees)
  return {
    camera,
    from: plane.toMeters([camera.lon, camera.lat]),
    bearingDegrees,
    normal: [Math.cos(angle), -Math.sin(angle)],
  }
}

const along = ({ from, normal: [cos, minusSin] }: Ray, [east, north]: Meters2): number =>
  (east - from[0]) * -minusSin + (north - from[1]) * cos

const miss = ({ from, normal }: Ray, [east, north]: Meters2): number =>
  (east - from[0]) * normal[0] + (north - from[1]) * normal[1]

/** Variance across a ray at a distance: the camera's position, its heading, and the hand. */
function variance({ camera }: Ray, distanceMeters: number): number {
  const angle = Math.hypot(camera.headingErrorDegrees, POINTING_DEGREES)
  return camera.positionErrorMeters ** 2 + (distanceMeters * Math.tan(toRadians(angle))) ** 2
}

/** Where rays meet by weighted least squares. */
function meet(rays: readonly Ray[], variances: readonly number[]): Fit {
  let [a, b, c, right1, right2] = [0, 0, 0, 0, 0]
  for (const [i, { from, normal }] of rays.entries()) {
    const weight = 1 / variances[i]!
    const offset = normal[0] * from[0] + normal[1] * from[1]
    a += weight * normal[0] ** 2
    b += weight * normal[0] * normal[1]
    c += weight * normal[1] ** 2
    right1 += weight * normal[0] * offset
    right2 += weight * normal[1] * offset
  }
  const determinant = a * c - b * b
  return {
    at: [(c * right1 - b * right2) / determinant, (a * right2 - b * right1) / determinant],
    spread: [c / determinant, -b / determinant, a / determinant],
  }
}

function fitted(rays: readonly Ray[]): Fit {
  let fit = meet(
    rays,
    rays.map(() => 1),
  )
  let variances: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    variances = rays.map(ray => Math.max(1e-6, variance(ray, along(ray, fit.at))))
    fit = meet(rays, variances)
  }
  const misfit = rays.reduce((sum, ray, i) => sum + miss(ray, fit.at) ** 2 / variances[i]!, 0)
  // marks that disagree more than the cameras admit widen the ellipse
  const wider = rays.length > 2 ? Math.max(1, misfit / (rays.length - 2)) : 1
  return { at: fit.at, spread: [fit.spread[0] * wider, fit.spread[1] * wider, fit.spread[2] * wider] }
}

/** Axes of the ellipse that a covariance describes. */
function ellipseOf([east, both, north]: Fit['spread']): MeasuredThing['ellipse'] {
  const middle = (east + north) / 2
  const half = Math.hypot((east - north) / 2, both)
  const bearing = toDegrees(Math.atan2(2 * both, north - east) / 2)
  return {
    majorMeters: Math.sqrt(middle + half),
    minorMeters: Math.sqrt(Math.max(0, middle - half)),
    majorBearingDegrees: bearing < 0 ? bearing + 180 : bearing,
  }
}

/** Height from foot to top by every mark that has both, weighted by how sure each is. */
function heightOf(marks: readonly ViewMark[], rays: readonly Ray[], { at, spread }: Fit): Estimate | undefined {
  const estimates = marks.flatMap(({ camera, foot, top }, i): Estimate[] => {
    if (!top) return []
    const ray = rays[i]!
    const distance = along(ray, at)
    const slope = (angles: ViewAngles) => Math.tan(toRadians(directionOfView(camera, angles).elevationDegrees))
    const meters = distance * (slope(top) - slope(foot))
    const [cos, minusSin] = ray.normal
    const [dEast, dNorth] = [-minusSin, cos]
    const alongVariance = spread[0] * dEast ** 2 + 2 * spread[1] * dEast * dNorth + spread[2] * dNorth ** 2
    const pointing = distance * toRadians(POINTING_DEGREES) * Math.hypot(1 + slope(top) ** 2, 1 + slope(foot) ** 2)
    return [{ meters, errorMeters: Math.hypot((meters / distance) * Math.sqrt(alongVariance), pointing) }]
  })
  if (estimates.length === 0) return undefined
  const weights = estimates.map(({ errorMeters }) => errorMeters ** -2)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return {
    meters: estimates.reduce((total, { meters }, i) => total + (meters * weights[i]!) / sum, 0),
    // the distance is the same for all: more marks do not make it surer
    errorMeters: Math.min(...estimates.map(({ errorMeters }) => errorMeters)),
  }
}

const bearingsMeet = (rays: readonly Ray[]): boolean =>
  rays.some(({ normal: [a, b] }) =>
    rays.some(({ normal: [c, d] }) => Math.abs(a * d - b * c) > Math.sin(toRadians(LEAST_ANGLE_DEGREES))),
  )

const areApart = (rays: readonly Ray[]): boolean =>
  rays.some(({ from }) => Math.hypot(from[0] - rays[0]!.from[0], from[1] - rays[0]!.from[1]) > SAME_PLACE_METERS)

/**
 * Position and height of a thing that was marked in pictures taken from two or more places: where the rays meet, by least
 * squares, with the error that follows from those of the cameras. Errors of different pictures count as independent.
 */
export function measureByViews(marks: readonly ViewMark[]): Measurement {
  const [first] = marks
  if (!first) return { kind: 'too-few' }
  const plane = localPlane([first.camera.lon, first.camera.lat])
  const rays = marks.map(mark => rayOf(mark, plane))
  if (!areApart(rays)) return { kind: 'too-few' }
  if (!bearingsMeet(rays)) return { kind: 'parallel' }
  const fit = fitted(rays)
  if (rays.some(ray => along(ray, fit.at) <= 0)) return { kind: 'behind' }
  const [lon, lat] = plane.toLonLat(fit.at)
  const height = heightOf(marks, rays, fit)
  return {
    kind: 'measured',
    lon,
    lat,
    ellipse: ellipseOf(fit.spread),
    rays: rays.map(ray => ({
      distanceMeters: along(ray, fit.at),
      bearingDegrees: ray.bearingDegrees,
      missMeters: Math.abs(miss(ray, fit.at)),
    })),
    ...(height && { height }),
  }
}
