import { isSimple, type Ring, signedArea } from './polygon.ts'
import { add, cross, dot, left, type Point, scale, subtract, unit } from './vector.ts'

interface Side {
  from: Point
  direction: Point
  insetMeters: number
}

const moved = ({ from, direction, insetMeters }: Side): Point => add(from, scale(left(direction), insetMeters))

/** Where two sides meet after both were moved inwards; sides in one line with different distances meet halfway. */
function corner(before: Side, after: Side): Point {
  const sine = cross(before.direction, after.direction)
  if (Math.abs(sine) < 0.05) {
    const inset = (before.insetMeters + after.insetMeters) / 2
    return add(after.from, scale(left(after.direction), inset))
  }
  const [p, q] = [moved(before), moved(after)]
  return add(p, scale(before.direction, cross(subtract(q, p), after.direction) / sine))
}

function sidesOf(ring: Ring, insets: readonly number[]): Side[] {
  return ring.map((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    return { from, direction: unit(subtract(to, from)), insetMeters: insets[i]! }
  })
}

/**
 * Moves every side of a counter-clockwise outline inwards by its own distance (the side from vertex i to i + 1 by
 * `insets[i]`). Sides that vanish are left out. `undefined` where nothing simple of at least the given area remains.
 */
export function inset(ring: Ring, insets: readonly number[], smallestSquareMeters: number): Ring | undefined {
  let sides = sidesOf(ring, insets)
  while (sides.length > 2) {
    const corners = sides.map((side, i) => corner(sides[(i - 1 + sides.length) % sides.length]!, side))
    const vanished = sides.findIndex((side, i) => {
      const along = subtract(corners[(i + 1) % sides.length]!, corners[i]!)
      return dot(along, side.direction) <= 0
    })
    if (vanished < 0) {
      return signedArea(corners) >= smallestSquareMeters && isSimple(corners) ? corners : undefined
    }
    sides = sides.filter((_, i) => i !== vanished)
  }
  return undefined
}
