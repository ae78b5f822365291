import { type Point, segmentCrossing } from './vector.ts'

/** Outline without a repeated last point; counter-clockwise where nothing else is said. */
export type Ring = readonly Point[]

/** Signed area in square metres, positive when counter-clockwise. Coordinates are taken relative to the first point. */
export function signedArea(ring: Ring): number {
  const [originX, originY] = ring[0]!
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x0, y0] = ring[j]!
    const [x1, y1] = ring[i]!
    twice += (x0 - originX) * (y1 - originY) - (x1 - originX) * (y0 - originY)
  }
  return twice / 2
}

export const perimeterMeters = (ring: Ring): number => {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += Math.sqrt((ring[i]![0] - ring[j]![0]) ** 2 + (ring[i]![1] - ring[j]![1]) ** 2)
  }
  return sum
}

/** 1 for a circle, 0.785 for a square, towards 0 for slivers (Polsby and Popper). */
export const compactness = (ring: Ring): number => {
  const perimeter = perimeterMeters(ring)
  return (4 * Math.PI * Math.abs(signedArea(ring))) / (perimeter * perimeter)
}

/** Centre of gravity. */
export function centroid(ring: Ring): Point {
  const [originX, originY] = ring[0]!
  let [sumX, sumY, twice] = [0, 0, 0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x0, y0] = [ring[j]![0] - originX, ring[j]![1] - originY]
    const [x1, y1] = [ring[i]![0] - originX, ring[i]![1] - originY]
    const weight = x0 * y1 - x1 * y0
    twice += weight
    sumX += (x0 + x1) * weight
    sumY += (y0 + y1) * weight
  }
  return [originX + sumX / (3 * twice), originY + sumY / (3 * twice)]
}

/** Even-odd rule; a point on the outline may fall either way. */
export function isInside(ring: Ring, [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x0, y0] = ring[j]!
    const [x1, y1] = ring[i]!
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside
  }
  return inside
}

/** Squared distance from a point to the nearest point of the outline. */
export function outlineDistanceMeters(ring: Ring, [x, y]: Point): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x0, y0] = ring[j]!
    const [dx, dy] = [ring[i]![0] - x0, ring[i]![1] - y0]
    const squared = dx * dx + dy * dy
    const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / squared))
    const away = (x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2
    if (away < best) best = away
  }
  return Math.sqrt(best)
}

/** A point well inside: the centre of gravity, or else the middle of the widest level cut. */
export function innerPoint(ring: Ring): Point {
  const centre = centroid(ring)
  if (isInside(ring, centre)) return centre
  const north = ring.map(point => point[1])
  const [low, high] = [Math.min(...north), Math.max(...north)]
  let best: { width: number; point: Point } = { width: 0, point: centre }
  for (let step = 1; step < 16; step++) {
    const y = low + ((high - low) * step) / 16 + 0.0005
    const cuts = levelCuts(ring, y)
    for (let i = 1; i < cuts.length; i += 2) {
      const width = cuts[i]! - cuts[i - 1]!
      if (width > best.width) best = { width, point: [(cuts[i]! + cuts[i - 1]!) / 2, y] }
    }
  }
  return best.point
}

/** Eastings at which the outline crosses a northing, in order. */
function levelCuts(ring: Ring, y: number): number[] {
  const cuts: number[] = []
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x0, y0] = ring[j]!
    const [x1, y1] = ring[i]!
    if (y0 > y !== y1 > y) cuts.push(((x1 - x0) * (y - y0)) / (y1 - y0) + x0)
  }
  return cuts.sort((a, b) => a - b)
}

/** True where no two sides that are not neighbours meet. */
export function isSimple(ring: Ring): boolean {
  const count = ring.length
  for (let i = 0; i < count; i++) {
    const [p, q] = [ring[i]!, ring[(i + 1) % count]!]
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue
      if (segmentCrossing(p, q, ring[j]!, ring[(j + 1) % count]!)) return false
    }
  }
  return true
}
