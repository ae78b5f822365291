/** Paths with interleaved x y; the corners of which `counts` says so are measured. */
export interface OutlineComparison {
  from: readonly number[][]
  to: readonly number[][]
  counts?: (x: number, y: number) => boolean
}

/** How far the corners of one shape lie from the outline of another at most, in the units of both; 0 where none counts. */
export function outlineDistance({ from, to, counts = () => true }: OutlineComparison): number {
  let farthest = 0
  for (const path of from)
    for (let i = 0; i < path.length; i += 2) {
      const [x, y] = [path[i]!, path[i + 1]!]
      if (counts(x, y)) farthest = Math.max(farthest, distanceToPaths(x, y, to))
    }
  return farthest
}

function distanceToPaths(x: number, y: number, paths: readonly number[][]): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const path of paths)
    for (let i = 0; i + 3 < path.length && nearest > 0; i += 2)
      nearest = Math.min(
        nearest,
        distanceToSegment(x - path[i]!, y - path[i + 1]!, path[i + 2]! - path[i]!, path[i + 3]! - path[i + 1]!),
      )
  return nearest
}

/** From a point to the segment from the origin to (dx, dy). */
function distanceToSegment(x: number, y: number, dx: number, dy: number): number {
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared))
  return Math.hypot(x - share * dx, y - share * dy)
}
