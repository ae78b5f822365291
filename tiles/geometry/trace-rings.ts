import { type Edges, turn } from './crossing-edges.ts'
import { doubleArea, type Path } from './shape.ts'

/** A number for a point in tile units, which lie well within ±2^15. */
const pointKey = (x: number, y: number): number => (x + 0x8000) * 0x10000 + (y + 0x8000)
const keyX = (key: number): number => Math.floor(key / 0x10000) - 0x8000
const keyY = (key: number): number => (key % 0x10000) - 0x8000

interface NetEdge {
  from: number
  to: number
  /** How often the edge is run forward less how often backward. */
  net: number
}

/**
 * The rings around everything that the edges wind around, for edges that meet in their ends only (see `splitEdges`): edges
 * run to and fro vanish, rings that touch themselves are parted, loops wound the wrong way are dropped. Outer rings come
 * positive, each followed by its holes.
 */
export function traceRings(edges: Edges): Path[] {
  const boundary = boundaryEdges(netEdges(edges))
  const loops = followLoops(boundary).flatMap(simpleLoops)
  const outers = loops.filter(loop => doubleArea(loop) > 0)
  const holes = loops.filter(loop => doubleArea(loop) < 0)
  return outers.flatMap(outer => [outer, ...holes.filter(hole => smallestAround(hole, outers) === outer)])
}

function netEdges(edges: Edges): NetEdge[] {
  const byEnds = new Map<string, NetEdge>()
  for (let i = 0; i < edges.length; i += 4) {
    const a = pointKey(edges[i]!, edges[i + 1]!)
    const b = pointKey(edges[i + 2]!, edges[i + 3]!)
    const ends = a < b ? `${a} ${b}` : `${b} ${a}`
    const edge = byEnds.get(ends) ?? { from: Math.min(a, b), to: Math.max(a, b), net: 0 }
    edge.net += a < b ? 1 : -1
    byEnds.set(ends, edge)
  }
  return [...byEnds.values()].filter(edge => edge.net !== 0)
}

/** The edges with the inside on one side only, each from point to point with the inside on its left. */
function boundaryEdges(edges: NetEdge[]): Map<number, number[]> {
  const leaving = new Map<number, number[]>()
  for (const edge of edges) {
    const right = windingRightOf(edge, edges)
    const left = right + edge.net
    if (left > 0 === right > 0) continue
    const [from, to] = left > 0 ? [edge.from, edge.to] : [edge.to, edge.from]
    leaving.set(from, [...(leaving.get(from) ?? []), to])
  }
  return leaving
}

/**
 * How often the edges wind around the place just right of an edge's middle: edges crossed by a ray to the east count +1 when
 * they rise, -1 when they fall. For a level edge everything is turned by a right angle first. Doubled coordinates keep the
 * middle whole.
 */
function windingRightOf(edge: NetEdge, edges: NetEdge[]): number {
  const isLevel = keyY(edge.from) === keyY(edge.to)
  const x = (key: number): number => 2 * (isLevel ? keyY(key) : keyX(key))
  const y = (key: number): number => 2 * (isLevel ? -keyX(key) : keyY(key))
  const middleX = (x(edge.from) + x(edge.to)) / 2
  const middleY = (y(edge.from) + y(edge.to)) / 2
  let east = 0
  for (const other of edges) {
    if (other === edge) continue
    const rises = y(other.from) <= middleY && y(other.to) > middleY
    const falls = y(other.to) <= middleY && y(other.from) > middleY
    if (!rises && !falls) continue
    const [low, high] = rises ? [other.from, other.to] : [other.to, other.from]
    if (turn(x(low), y(low), x(high), y(high), middleX, middleY) > 0) east += rises ? other.net : -other.net
  }
  const eastIsRight = y(edge.to) > y(edge.from)
  return eastIsRight ? east : east - edge.net
}

/** Follows edges from point to point, turning as far left as possible so that loops never cross. Empties the map. */
function followLoops(leaving: Map<number, number[]>): number[][] {
  const loops: number[][] = []
  for (const [start, targets] of leaving)
    while (targets.length > 0) {
      const loop = [start]
      let current = targets.pop()!
      while (current !== start) {
        const previous = loop.at(-1)!
        loop.push(current)
        current = takeLeftmost(previous, current, leaving.get(current)!)
      }
      loops.push(loop)
    }
  return loops
}

function takeLeftmost(previous: number, current: number, targets: number[]): number {
  const dx = keyX(current) - keyX(previous)
  const dy = keyY(current) - keyY(previous)
  const leftTurn = (target: number): number => {
    const [ex, ey] = [keyX(target) - keyX(current), keyY(target) - keyY(current)]
    return Math.atan2(dx * ey - dy * ex, dx * ex + dy * ey)
  }
  const best = targets.reduce((a, b) => (leftTurn(b) > leftTurn(a) ? b : a))
  targets.splice(targets.indexOf(best), 1)
  return best
}

/** Parts a loop at every point it visits twice. */
function simpleLoops(loop: readonly number[]): Path[] {
  const simple: number[][] = []
  const open: number[] = []
  for (const point of loop) {
    const earlier = open.indexOf(point)
    if (earlier >= 0) simple.push(open.splice(earlier))
    open.push(point)
  }
  return [...simple, open].map(points => points.flatMap(point => [keyX(point), keyY(point)]))
}

function smallestAround(hole: Path, outers: readonly Path[]): Path | undefined {
  const around = outers.filter(outer => containsMiddleOfFirstEdge(outer, hole))
  return around.sort((a, b) => doubleArea(a) - doubleArea(b))[0]
}

/** The middle of an edge rather than a point, because rings may touch in points; in doubled coordinates it is whole. */
function containsMiddleOfFirstEdge(outer: Path, hole: Path): boolean {
  const x = hole[0]! + hole[2]!
  const y = hole[1]! + hole[3]!
  let isInside = false
  for (let i = 0, previous = outer.length - 2; i < outer.length; previous = i, i += 2) {
    const [ax, ay, bx, by] = [2 * outer[previous]!, 2 * outer[previous + 1]!, 2 * outer[i]!, 2 * outer[i + 1]!]
    if (ay > y === by > y) continue
    const isLeft = turn(ax, ay, bx, by, x, y) > 0
    if (isLeft === by > ay) isInside = !isInside
  }
  return isInside
}
