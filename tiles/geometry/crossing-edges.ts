import type { Path } from './shape.ts'

/** Directed edges between whole-number points, four numbers each: from x, from y, to x, to y. */
export type Edges = number[]

/** Below this many edges comparing all pairs beats sorting them. */
const PAIRWISE_EDGES = 24

/**
 * Twice the signed area of a triangle: positive when `c` lies left of `a → b`, zero when on their line. Exact, because tile
 * units are whole numbers of at most 14 bits.
 */
export const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

export function edgesOf(rings: readonly Path[]): Edges {
  const edges: Edges = []
  for (const ring of rings)
    for (let i = 0, previous = ring.length - 2; i < ring.length; previous = i, i += 2)
      edges.push(ring[previous]!, ring[previous + 1]!, ring[i]!, ring[i + 1]!)
  return edges
}

/**
 * Calls `visit` with the offsets of each two edges that meet anywhere but in a shared end; stops when it returns true, and
 * says whether it did.
 */
export function someMeetingEdges(edges: Edges, visit: (i: number, j: number) => boolean): boolean {
  const count = edges.length / 4
  if (count <= PAIRWISE_EDGES) {
    for (let i = 0; i < edges.length; i += 4)
      for (let j = i + 4; j < edges.length; j += 4) if (edgesMeet(edges, i, j) && visit(i, j)) return true
    return false
  }
  const west = (i: number): number => Math.min(edges[i]!, edges[i + 2]!)
  const order = Array.from({ length: count }, (_, index) => index * 4).sort((i, j) => west(i) - west(j))
  for (let k = 0; k < count; k++) {
    const i = order[k]!
    const east = Math.max(edges[i]!, edges[i + 2]!)
    for (let next = k + 1; next < count && west(order[next]!) <= east; next++)
      if (edgesMeet(edges, i, order[next]!) && visit(i, order[next]!)) return true
  }
  return false
}

function edgesMeet(edges: Edges, i: number, j: number): boolean {
  const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
  const [cx, cy, dx, dy] = [edges[j]!, edges[j + 1]!, edges[j + 2]!, edges[j + 3]!]
  if (ay < cy && ay < dy && by < cy && by < dy) return false
  if (ay > cy && ay > dy && by > cy && by > dy) return false
  if (ax < cx && ax < dx && bx < cx && bx < dx) return false
  if (ax > cx && ax > dx && bx > cx && bx > dx) return false
  const c = turn(ax, ay, bx, by, cx, cy)
  const d = turn(ax, ay, bx, by, dx, dy)
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false
  const a = turn(cx, cy, dx, dy, ax, ay)
  const b = turn(cx, cy, dx, dy, bx, by)
  if ((a > 0 && b > 0) || (a < 0 && b < 0)) return false
  if (c === 0 && d === 0) return overlapBeyondAnEnd(edges, i, j)
  const sharesEnd =
    (ax === cx && ay === cy) || (ax === dx && ay === dy) || (bx === cx && by === cy) || (bx === dx && by === dy)
  return !sharesEnd
}

/** For edges on one line: whether they share more than a single end point. */
function overlapBeyondAnEnd(edges: Edges, i: number, j: number): boolean {
  const axis = edges[i] === edges[i + 2] ? 1 : 0
  const low = Math.max(
    Math.min(edges[i + axis]!, edges[i + 2 + axis]!),
    Math.min(edges[j + axis]!, edges[j + 2 + axis]!),
  )
  const high = Math.min(
    Math.max(edges[i + axis]!, edges[i + 2 + axis]!),
    Math.max(edges[j + axis]!, edges[j + 2 + axis]!),
  )
  return low < high
}
