import type { Meters2 } from '../geometry/local-plane.ts'
import { type Body, isFlat } from './body.ts'

/** A building: its outline, closed, in metres on the plane of the scene. */
export interface Block {
  rings: readonly (readonly Meters2[])[]
  heightMeters: number
}

/** Something that stands in the street and may hide what is behind it. */
export interface Standing {
  key: string
  at: Meters2
  body: Body
}

/** What may stand between a camera and what it looks at. */
export interface Obstacles {
  blocks: readonly Block[]
  standing: readonly Standing[]
}

export const NO_OBSTACLES: Obstacles = { blocks: [], standing: [] }

interface Ray {
  from: Meters2
  to: Meters2
  fromHeight: number
  toHeight: number
}

/** Signs hang on walls and covers lie before doorsteps: what is so near to the target does not hide it. */
const TOUCHING_METERS = 0.8
/** Something so low is looked over, whatever the camera. */
const LOWEST_OBSTACLE_METERS = 0.6

function isBlockedBy({ rings, heightMeters }: Block, { from, to, fromHeight, toHeight }: Ray): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const touching = 1 - TOUCHING_METERS / Math.max(TOUCHING_METERS, Math.hypot(dx, dy))
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [p, q] = [ring[i - 1]!, ring[i]!]
      const [ex, ey] = [q[0] - p[0], q[1] - p[1]]
      const denominator = dx * ey - dy * ex
      if (denominator === 0) continue
      const [px, py] = [p[0] - from[0], p[1] - from[1]]
      const t = (px * ey - py * ex) / denominator
      const u = (px * dy - py * dx) / denominator
      if (t <= 0 || t >= touching || u < 0 || u > 1) continue
      if (fromHeight + t * (toHeight - fromHeight) < heightMeters) return true
    }
  return false
}

function isBlockedByBody({ at, body }: Standing, { from, to, fromHeight, toHeight }: Ray): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length2 = dx * dx + dy * dy
  const [ox, oy] = [at[0] - from[0], at[1] - from[1]]
  const t = (ox * dx + oy * dy) / length2
  const length = Math.sqrt(length2)
  if (t * length < 0.5 || (1 - t) * length < 0.3) return false
  if (Math.abs(ox * dy - oy * dx) / length > widthAt(body, fromHeight + t * (toHeight - fromHeight)) / 2) return false
  const height = fromHeight + t * (toHeight - fromHeight)
  return height > body.baseMeters && height < body.topMeters
}

/** A tree is a trunk below and a crown above; other things are as wide below as above. */
function widthAt({ shape, widthMeters, topMeters }: Body, height: number): number {
  if (shape !== 'tree') return widthMeters
  return height < topMeters * TRUNK_SHARE ? TRUNK_METERS : widthMeters
}

/** Of the height of a tree, up to where the crown begins. */
export const TRUNK_SHARE = 0.36
export const TRUNK_METERS = 0.3

/** Where rays end on a body: three places across, at two heights of what stands and one of what lies. */
const ACROSS = [-0.35, 0, 0.35] as const
const UP = [0.3, 0.75] as const

/**
 * The part of a body, 0 to 1, that is seen from a place: rays to it that meet no building and no other body before. Buildings
 * hide what a ray passes below their roof.
 */
export function visibleShare(
  from: { at: Meters2; heightMeters: number },
  target: Standing,
  { blocks, standing }: Obstacles,
): number {
  const { at, body, key } = target
  const [dx, dy] = [at[0] - from.at[0], at[1] - from.at[1]]
  const distance = Math.hypot(dx, dy)
  if (distance === 0) return 1
  const heights = isFlat(body) ? [0] : UP.map(share => body.baseMeters + share * (body.topMeters - body.baseMeters))
  const others = standing.filter(other => other.key !== key && other.body.topMeters > LOWEST_OBSTACLE_METERS)
  let seen = 0
  for (const toHeight of heights)
    for (const share of ACROSS) {
      const aside = (share * Math.min(body.widthMeters, distance)) / distance
      const to: Meters2 = [at[0] - dy * aside, at[1] + dx * aside]
      const ray = { from: from.at, to, fromHeight: from.heightMeters, toHeight }
      if (!blocks.some(block => isBlockedBy(block, ray)) && !others.some(other => isBlockedByBody(other, ray))) seen++
    }
  return seen / (heights.length * ACROSS.length)
}
