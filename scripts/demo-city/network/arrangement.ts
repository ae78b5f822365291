import { distance, mix, type Point, roundMillimetre, segmentCrossing } from '../geometry/vector.ts'
import type { LineKind } from '../plan/line-kinds.ts'

export interface DrawnLine {
  kind: LineKind
  /** Number of the main road it belongs to; absent for banks and boundaries. */
  road?: number
  line: readonly Point[]
}

export interface ArrangedEdge {
  from: number
  to: number
  kind: LineKind
  road: number | undefined
}

export interface Arrangement {
  vertices: Point[]
  edges: ArrangedEdge[]
}

/** Nearer points than this are one vertex. */
const SNAP_METERS = 0.4
/** Side of the square in which segments look for each other. */
const BIN_METERS = 120

interface Segment {
  p: Point
  q: Point
  source: DrawnLine
  cuts: number[]
}

const binKey = (x: number, y: number): number => x * 100_003 + y

function binsOf({ p, q }: Segment): number[] {
  const keys: number[] = []
  const [west, east] = [Math.min(p[0], q[0]), Math.max(p[0], q[0])].map(x => Math.floor(x / BIN_METERS))
  const [south, north] = [Math.min(p[1], q[1]), Math.max(p[1], q[1])].map(y => Math.floor(y / BIN_METERS))
  for (let x = west!; x <= east!; x++) for (let y = south!; y <= north!; y++) keys.push(binKey(x, y))
  return keys
}

/** Notes on every segment the places where another one crosses it. */
function cutAtCrossings(segments: readonly Segment[]): void {
  const bins = new Map<number, number[]>()
  segments.forEach((segment, i) => {
    const near = new Set<number>()
    for (const key of binsOf(segment)) {
      const bin = bins.get(key)
      if (!bin) bins.set(key, [i])
      else {
        for (const other of bin) near.add(other)
        bin.push(i)
      }
    }
    for (const j of near) {
      const other = segments[j]!
      const crossing = segmentCrossing(segment.p, segment.q, other.p, other.q)
      if (!crossing) continue
      segment.cuts.push(crossing.t)
      other.cuts.push(crossing.u)
    }
  })
}

/** Numbers points, giving points within the snapping distance the same number. */
function vertexRegister(): { vertices: Point[]; number(point: Point): number } {
  const vertices: Point[] = []
  const bins = new Map<number, number[]>()
  const number = (point: Point): number => {
    const [x, y] = [Math.floor(point[0]), Math.floor(point[1])]
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        for (const candidate of bins.get(binKey(x + i, y + j)) ?? []) {
          if (distance(vertices[candidate]!, point) <= SNAP_METERS) return candidate
        }
      }
    }
    vertices.push(roundMillimetre(point))
    const key = binKey(x, y)
    bins.set(key, [...(bins.get(key) ?? []), vertices.length - 1])
    return vertices.length - 1
  }
  return { vertices, number }
}

/** Removes dead ends until there are none. */
export function withoutDeadEnds(edges: readonly ArrangedEdge[], vertexCount: number): ArrangedEdge[] {
  let kept = [...edges]
  for (;;) {
    const degree = new Uint16Array(vertexCount)
    for (const { from, to } of kept) {
      degree[from]!++
      degree[to]!++
    }
    const next = kept.filter(({ from, to }) => degree[from]! > 1 && degree[to]! > 1)
    if (next.length === kept.length) return kept
    kept = next
  }
}

/**
 * Cuts lines at all their crossings and keeps the pieces for which `keep` holds (asked with the middle of the piece).
 * The result is a planar graph without dead ends.
 */
export function arrange(lines: readonly DrawnLine[], keep: (middle: Point, source: DrawnLine) => boolean): Arrangement {
  const segments: Segment[] = lines.flatMap(source =>
    source.line.slice(1).map((q, i) => ({ p: source.line[i]!, q, source, cuts: [] })),
  )
  cutAtCrossings(segments)
  const { vertices, number } = vertexRegister()
  for (const { p, q } of segments) {
    number(p)
    number(q)
  }
  const edges = new Map<string, ArrangedEdge>()
  for (const { p, q, source, cuts } of segments) {
    const stops = [0, ...cuts.sort((a, b) => a - b), 1].map(t => number(mix(p, q, t)))
    for (let i = 1; i < stops.length; i++) {
      const [from, to] = [stops[i - 1]!, stops[i]!]
      if (from === to || !keep(mix(vertices[from]!, vertices[to]!, 0.5), source)) continue
      const key = from < to ? `${from}-${to}` : `${to}-${from}`
      if (!edges.has(key)) edges.set(key, { from, to, kind: source.kind, road: source.road })
    }
  }
  return { vertices, edges: withoutDeadEnds([...edges.values()], vertices.length) }
}
