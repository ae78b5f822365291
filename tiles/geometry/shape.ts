export const POINT = 1
export const LINE = 2
export const POLYGON = 3
export type ShapeKind = typeof POINT | typeof LINE | typeof POLYGON

/** Interleaved x y. A ring does not repeat its first point. */
export type Path = number[]

/**
 * A geometry as tiles need it: parts without nesting. Polygons are rings in order, each outer ring wound positive in world
 * coordinates (y down) and followed by its holes, wound negative; so a ring's winding says what it is.
 */
export interface Shape {
  kind: ShapeKind
  paths: Path[]
}

/**
 * Twice the signed area by the surveyor's formula; positive winds clockwise on a screen, where y points down. Measured from
 * the first point, because the world coordinates of a manhole differ in their last digits only.
 */
export function doubleArea(ring: ArrayLike<number>): number {
  const [x0, y0] = [ring[0]!, ring[1]!]
  let sum = 0
  for (let i = 2; i + 3 < ring.length; i += 2)
    sum += (ring[i]! - x0) * (ring[i + 3]! - y0) - (ring[i + 2]! - x0) * (ring[i + 1]! - y0)
  return sum
}

export function reverseRing(ring: Path): Path {
  const reversed: Path = []
  for (let i = ring.length - 2; i >= 0; i -= 2) reversed.push(ring[i]!, ring[i + 1]!)
  return reversed
}
