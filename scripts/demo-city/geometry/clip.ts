import { mix, type Point } from './vector.ts'

/** Positive inside. */
type Side = (point: Point) => number

const crossingOf = (from: Point, to: Point, side: Side): Point => mix(from, to, side(from) / (side(from) - side(to)))

const clippedBySide = (ring: readonly Point[], side: Side): Point[] =>
  ring.flatMap((point, i) => {
    const before = ring[(i - 1 + ring.length) % ring.length]!
    const [isIn, wasIn] = [side(point) >= 0, side(before) >= 0]
    if (isIn === wasIn) return isIn ? [point] : []
    return isIn ? [crossingOf(before, point, side), point] : [crossingOf(before, point, side)]
  })

/** Sides of a convex counter-clockwise outline as half planes. */
export const sidesOfConvex = (ring: readonly Point[]): Side[] =>
  ring.map((from, i) => {
    const to = ring[(i + 1) % ring.length]!
    return ([x, y]) => (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])
  })

/** What of an outline lies within a convex outline (Sutherland and Hodgman). */
export const clipRing = (ring: readonly Point[], convex: readonly Point[]): Point[] =>
  sidesOfConvex(convex).reduce<Point[]>(clippedBySide, [...ring])

/** Pieces of a line for which a condition holds; segments across its border are cut by halving. */
export function piecesWhere(line: readonly Point[], isWanted: (point: Point) => boolean): Point[][] {
  const pieces: Point[][] = []
  let piece: Point[] = isWanted(line[0]!) ? [line[0]!] : []
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!]
    const [wasWanted, isNowWanted] = [isWanted(from), isWanted(to)]
    if (wasWanted !== isNowWanted) {
      const border = borderBetween(from, to, isWanted)
      if (isNowWanted) piece = [border]
      else {
        piece.push(border)
        pieces.push(piece)
        piece = []
      }
    }
    if (isNowWanted) piece.push(to)
  }
  if (piece.length > 1) pieces.push(piece)
  return pieces
}

function borderBetween(from: Point, to: Point, isWanted: (point: Point) => boolean): Point {
  let [low, high] = [0, 1]
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2
    if (isWanted(mix(from, to, middle)) === isWanted(from)) low = middle
    else high = middle
  }
  return mix(from, to, low)
}
