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

/** Twice the signed area by the surveyor's formula; positive winds clockwise on a screen, where y points down. */
export function doubleArea(ring: ArrayLike<number>): number {
  let sum = 0
  const size = ring.length
  for (let i = 0, previous = size - 2; i < size; previous = i, i += 2)
    sum += ring[previous]! * ring[i + 1]! - ring[i]! * ring[previous + 1]!
  return sum
}

export function reverseRing(ring: Path): Path {
  const reversed: Path = []
  for (let i = ring.length - 2; i >= 0; i -= 2) reversed.push(ring[i]!, ring[i + 1]!)
  return reversed
}
