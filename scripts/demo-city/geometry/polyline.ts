import { add, cross, distance, left, mix, type Point, scale, subtract, unit } from './vector.ts'

export const lengthMeters = (line: readonly Point[]): number => {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distance(line[i - 1]!, line[i]!)
  return sum
}

/** Position and unit direction of travel at a distance from the start; clamped to the ends. */
export function pointAlong(line: readonly Point[], distanceMeters: number): { point: Point; direction: Point } {
  let rest = Math.max(0, distanceMeters)
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!]
    const length = distance(from, to)
    if (rest <= length || i === line.length - 1) {
      const t = length === 0 ? 0 : Math.min(1, rest / length)
      return { point: mix(from, to, t), direction: unit(subtract(to, from)) }
    }
    rest -= length
  }
  throw new RangeError('pointAlong needs a line of two points at least')
}

/** The part between two distances from the start. */
export function partOf(line: readonly Point[], fromMeters: number, toMeters: number): Point[] {
  const part: Point[] = [pointAlong(line, fromMeters).point]
  let station = 0
  for (let i = 1; i < line.length - 1; i++) {
    station += distance(line[i - 1]!, line[i]!)
    if (station > fromMeters + 0.01 && station < toMeters - 0.01) part.push(line[i]!)
  }
  part.push(pointAlong(line, toMeters).point)
  return part
}

/** Parallel line at a signed distance, positive to the left; corners are mitred, sharp ones cut at twice the distance. */
export function parallel(line: readonly Point[], leftMeters: number): Point[] {
  return line.map((point, i) => {
    const before = i > 0 ? unit(subtract(point, line[i - 1]!)) : undefined
    const after = i < line.length - 1 ? unit(subtract(line[i + 1]!, point)) : undefined
    const direction = unit(add(before ?? after!, after ?? before!))
    const cosHalf = Math.max(0.5, before ? before[0] * direction[0] + before[1] * direction[1] : 1)
    return add(point, scale(left(direction), leftMeters / cosHalf))
  })
}

/** Drops vertices that lie nearer than the tolerance to the line that remains (Douglas and Peucker). */
export function simplify(line: readonly Point[], toleranceMeters: number): Point[] {
  if (line.length < 3) return [...line]
  const [first, last] = [line[0]!, line.at(-1)!]
  const chord = unit(subtract(last, first))
  let farthest = 0
  let at = 0
  for (let i = 1; i < line.length - 1; i++) {
    const away = subtract(line[i]!, first)
    const deviation = chord[0] === 0 && chord[1] === 0 ? distance(line[i]!, first) : Math.abs(cross(chord, away))
    if (deviation > farthest) [farthest, at] = [deviation, i]
  }
  if (farthest <= toleranceMeters) return [first, last]
  return [
    ...simplify(line.slice(0, at + 1), toleranceMeters).slice(0, -1),
    ...simplify(line.slice(at), toleranceMeters),
  ]
}
