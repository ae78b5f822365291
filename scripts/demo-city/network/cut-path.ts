import { lengthMeters, simplify } from '../geometry/polyline.ts'
import {
  add,
  distance,
  mix,
  type Point,
  roundMillimetre,
  scale,
  segmentCrossing,
  subtract,
} from '../geometry/vector.ts'
import type { DirectionField } from './direction-field.ts'
import type { Mesh } from './mesh.ts'

/** One end of a cut on the outline of a face: a vertex that is there, or a new one on an edge. */
export interface Landing {
  half: number
  point: Point
  /** True where the cut ends at the origin of `half`. */
  atVertex: boolean
}

export interface CutPath {
  start: Landing
  end: Landing
  /** Points between the two landings. */
  between: Point[]
}

/** The outline of a face, with what cutting needs to know of each corner. */
export interface Outline {
  halves: number[]
  ring: Point[]
  /** True where a line from the far side meets the outline, so that a cut there makes a crossing of four. */
  isJunction: boolean[]
  /** True where the outline itself turns. */
  isCorner: boolean[]
}

const STEP_METERS = 12
const MAX_STEPS = 400

export function outlineOf(mesh: Mesh, face: number): Outline {
  const halves = mesh.halves(face)
  const ring = halves.map(half => mesh.at(half))
  const isJunction = halves.map((half, i) => {
    const before = halves[(i - 1 + halves.length) % halves.length]!
    return mesh.next[half ^ 1] !== (before ^ 1)
  })
  const isCorner = ring.map((point, i) => {
    const arriving = subtract(point, ring[(i - 1 + ring.length) % ring.length]!)
    const leaving = subtract(ring[(i + 1) % ring.length]!, point)
    const turn = Math.abs(
      Math.atan2(
        arriving[0] * leaving[1] - arriving[1] * leaving[0],
        arriving[0] * leaving[0] + arriving[1] * leaving[1],
      ),
    )
    return turn > 0.5
  })
  return { halves, ring, isJunction, isCorner }
}

/** First place where a step leaves the outline. */
function exitOf({ halves, ring }: Outline, from: Point, to: Point): Landing | undefined {
  let best: { t: number; i: number; point: Point } | undefined
  for (let i = 0; i < ring.length; i++) {
    const [r, s] = [ring[i]!, ring[(i + 1) % ring.length]!]
    const crossing = segmentCrossing(from, to, r, s)
    if (crossing && (!best || crossing.t < best.t)) best = { t: crossing.t, i, point: mix(r, s, crossing.u) }
  }
  return best && { half: halves[best.i]!, point: roundMillimetre(best.point), atVertex: false }
}

/** Follows the field from a seed inside until the outline is met. */
function trace(
  outline: Outline,
  field: DirectionField,
  seed: Point,
  heading: Point,
): { path: Point[]; landing: Landing } | undefined {
  const path: Point[] = [seed]
  let [at, direction] = [seed, heading]
  for (let step = 0; step < MAX_STEPS; step++) {
    const middle = add(at, scale(field.follow(at, direction), STEP_METERS / 2))
    direction = field.follow(middle, direction)
    const to = add(at, scale(direction, STEP_METERS))
    const landing = exitOf(outline, at, to)
    if (landing) return { path, landing }
    path.push(to)
    at = to
  }
  return undefined
}

/** Moves a landing to a junction nearby, so that streets run on across each other. */
function snapped(outline: Outline, landing: Landing, snapMeters: number): Landing {
  let best = landing
  let nearest = snapMeters
  outline.ring.forEach((point, i) => {
    const away = distance(point, landing.point)
    if (!outline.isJunction[i] || outline.isCorner[i] || away >= nearest) return
    nearest = away
    best = { half: outline.halves[i]!, point, atVertex: true }
  })
  return best
}

/** Bends a traced line so that its last point comes to lie on the landing. */
function bent(path: readonly Point[], rawEnd: Point, end: Point): Point[] {
  const shift = subtract(end, rawEnd)
  const total = lengthMeters([...path, rawEnd])
  let travelled = 0
  return path.map((point, i) => {
    if (i > 0) travelled += distance(path[i - 1]!, point)
    const share = total === 0 ? 0 : travelled / total
    return add(point, scale(shift, share * share * (3 - 2 * share)))
  })
}

/** A cut through a face along the field, through a seed; `undefined` where the field goes round in circles. */
export function cutThrough(
  outline: Outline,
  field: DirectionField,
  seed: Point,
  heading: Point,
  snapMeters: number,
): CutPath | undefined {
  const back = trace(outline, field, seed, scale(heading, -1))
  const forth = trace(outline, field, seed, heading)
  if (!back || !forth) return undefined
  const start = snapped(outline, back.landing, snapMeters)
  const end = snapped(outline, forth.landing, snapMeters)
  const backPath = bent(back.path, back.landing.point, start.point)
  const forthPath = bent(forth.path, forth.landing.point, end.point)
  const whole = [start.point, ...backPath.toReversed(), ...forthPath.slice(1), end.point]
  return { start, end, between: simplify(whole, 0.6).slice(1, -1).map(roundMillimetre) }
}
