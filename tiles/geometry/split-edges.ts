import { type Edges, someMeetingEdges, turn } from './crossing-edges.ts'

type WholePoint = readonly [x: number, y: number]

/** Each round can only make new meetings by moving an edge by half a unit; more than a few never happen. */
const MAX_ROUNDS = 16

/**
 * Cuts edges where they meet, at whole-number points, until they meet in their ends only. Rounding a crossing bends both
 * edges a little, which can make new meetings, hence the rounds. Returns undefined should the rounds not suffice.
 */
export function splitEdges(edges: Edges): Edges | undefined {
  let current = edges
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const cuts = new Map<number, WholePoint[]>()
    const cut = (i: number, points: WholePoint[]): void => {
      const inner = points.filter(point => !isEndOf(current, i, point))
      if (inner.length > 0) cuts.set(i, [...(cuts.get(i) ?? []), ...inner])
    }
    someMeetingEdges(current, (i, j) => {
      const points = meetingPoints(current, i, j)
      cut(i, points)
      cut(j, points)
      return false
    })
    if (cuts.size === 0) return current
    current = cutEdges(current, cuts)
  }
  return undefined
}

const isEndOf = (edges: Edges, i: number, [x, y]: WholePoint): boolean =>
  (edges[i] === x && edges[i + 1] === y) || (edges[i + 2] === x && edges[i + 3] === y)

/** The ends of one edge that lie on the other, or else the crossing, rounded. */
function meetingPoints(edges: Edges, i: number, j: number): WholePoint[] {
  const points = [...endsOn(edges, i, j), ...endsOn(edges, j, i)]
  return points.length > 0 ? points : [crossing(edges, i, j)]
}

function endsOn(edges: Edges, of: number, on: number): WholePoint[] {
  const [ax, ay, bx, by] = [edges[on]!, edges[on + 1]!, edges[on + 2]!, edges[on + 3]!]
  const ends: WholePoint[] = [
    [edges[of]!, edges[of + 1]!],
    [edges[of + 2]!, edges[of + 3]!],
  ]
  return ends.filter(
    ([x, y]) =>
      turn(ax, ay, bx, by, x, y) === 0 &&
      x >= Math.min(ax, bx) &&
      x <= Math.max(ax, bx) &&
      y >= Math.min(ay, by) &&
      y <= Math.max(ay, by),
  )
}

function crossing(edges: Edges, i: number, j: number): WholePoint {
  const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
  const c = turn(ax, ay, bx, by, edges[j]!, edges[j + 1]!)
  const d = turn(ax, ay, bx, by, edges[j + 2]!, edges[j + 3]!)
  const share = c / (c - d)
  return [
    Math.round(edges[j]! + share * (edges[j + 2]! - edges[j]!)),
    Math.round(edges[j + 1]! + share * (edges[j + 3]! - edges[j + 1]!)),
  ]
}

function cutEdges(edges: Edges, cuts: ReadonlyMap<number, WholePoint[]>): Edges {
  const result: Edges = []
  for (let i = 0; i < edges.length; i += 4) {
    const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
    const along = ([x, y]: WholePoint): number => (x - ax) * (bx - ax) + (y - ay) * (by - ay)
    const points = (cuts.get(i) ?? []).sort((p, q) => along(p) - along(q))
    let [x, y] = [ax, ay]
    for (const [nextX, nextY] of [...points, [bx, by] as WholePoint]) {
      if (nextX === x && nextY === y) continue
      result.push(x, y, nextX, nextY)
      x = nextX
      y = nextY
    }
  }
  return result
}
