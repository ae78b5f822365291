import { turnBetween } from '../geometry/angles.ts'
import { geodesicBetween } from '../geometry/geodesic.ts'
import { type Calibration, type Camera, calibrated, LARGEST_OFFSET_METERS, NO_CALIBRATION } from './camera.ts'

/** "It is here": in this picture, as delivered, something of known position is seen in this direction. */
export interface Sighting {
  camera: Camera
  lon: number
  lat: number
  /** Clockwise from north by the delivered heading: what the operator pointed at. */
  bearingDegrees: number
}

/** How far headings and positions of a sequence are usually off as a whole: with few corrections, the smaller change wins. */
const USUAL_HEADING_DEGREES = 8
const USUAL_OFFSET_METERS = 2
/** How exactly an operator points. */
const POINTING_DEGREES = 1
/** Corrections further off than this many deviations count for less: somebody may have pointed at the wrong pole. */
const DOUBTFUL = 2
const ROUNDS = 12
const RADIAN = 180 / Math.PI

type Matrix3 = [number, number, number][]

/** Solves a symmetric 3×3 system by elimination. */
function solve(matrix: Matrix3, right: readonly [number, number, number]): [number, number, number] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let i = 0; i < 3; i++) {
    for (let j = i + 1; j < 3; j++) {
      const factor = rows[j]![i]! / rows[i]![i]!
      for (let k = i; k < 4; k++) rows[j]![k]! -= factor * rows[i]![k]!
    }
  }
  const found: [number, number, number] = [0, 0, 0]
  for (let i = 2; i >= 0; i--) {
    let rest = rows[i]![3]!
    for (let k = i + 1; k < 3; k++) rest -= rows[i]![k]! * found[k]!
    found[i] = rest / rows[i]![i]!
  }
  return found
}

/** Deviation to expect of a single sighting: pointing, and where this one picture stood. */
const expectedDegrees = (camera: Camera, distance: number): number =>
  Math.hypot(POINTING_DEGREES, RADIAN * Math.atan(camera.positionErrorMeters / 2 / Math.max(1, distance)))

/** One step of Gauss and Newton towards the offsets that explain the sightings, starting from `now`. */
function improved(sightings: readonly Sighting[], now: Calibration): Calibration {
  const state = [now.headingOffsetDegrees, now.eastOffsetMeters, now.northOffsetMeters]
  const usual = [USUAL_HEADING_DEGREES, USUAL_OFFSET_METERS, USUAL_OFFSET_METERS]
  const matrix = usual.map((deviation, i) => usual.map((_, j) => (i === j ? deviation ** -2 : 0))) as Matrix3
  const right = usual.map((deviation, i) => -state[i]! / deviation ** 2) as [number, number, number]
  for (const { camera, lon, lat, bearingDegrees } of sightings) {
    const moved = calibrated(camera, now)
    const { meters, bearingDegrees: expected } = geodesicBetween([moved.lon, moved.lat], [lon, lat])
    const residual = turnBetween(bearingDegrees + now.headingOffsetDegrees, expected)
    const deviation = expectedDegrees(camera, meters)
    const doubt = Math.max(1, Math.abs(residual) / (DOUBTFUL * deviation))
    const weight = 1 / (deviation ** 2 * doubt)
    const angle = expected / RADIAN
    // heading turns the observed direction; moving the camera turns the expected one
    const slope = [1, (RADIAN * Math.cos(angle)) / meters, (-RADIAN * Math.sin(angle)) / meters]
    for (let i = 0; i < 3; i++) {
      right[i]! += weight * slope[i]! * residual
      for (let j = 0; j < 3; j++) matrix[i]![j]! += weight * slope[i]! * slope[j]!
    }
  }
  const [heading, east, north] = solve(matrix, right)
  const within = (meters: number) => Math.max(-LARGEST_OFFSET_METERS, Math.min(LARGEST_OFFSET_METERS, meters))
  return {
    headingOffsetDegrees: turnBetween(0, now.headingOffsetDegrees + heading),
    eastOffsetMeters: within(now.eastOffsetMeters + east),
    northOffsetMeters: within(now.northOffsetMeters + north),
  }
}

/**
 * Offsets of a sequence that explain what operators pointed at best: least squares with Huber's weights, held near to nothing
 * by what is usual. One sighting mostly turns the heading; sightings to several sides tell heading from position.
 */
export function calibrationFrom(sightings: readonly Sighting[]): Calibration {
  let offsets = NO_CALIBRATION
  if (sightings.length === 0) return offsets
  for (let round = 0; round < ROUNDS; round++) offsets = improved(sightings, offsets)
  return offsets
}
