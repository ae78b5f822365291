import type { Point } from '../geometry/vector.ts'
import type { LineKind } from '../plan/line-kinds.ts'

/** The face outside everything. */
export const OUTSIDE = -1

export interface Edge {
  kind: LineKind
  /** Main road it belongs to, where it was drawn by hand. */
  road: number | undefined
}

/**
 * Planar subdivision as half-edges. Edge `e` has the half-edges `2e` and `2e + 1`, each with its own face on the left;
 * faces are walked counter-clockwise by `next`. All faces share their vertices exactly, so their polygons tile without
 * gap or overlap however often they are cut.
 */
export class Mesh {
  readonly vertices: Point[]
  readonly edges: Edge[] = []
  readonly origin: number[] = []
  readonly next: number[] = []
  readonly previous: number[] = []
  readonly face: number[] = []
  /** One half-edge of each face. */
  readonly faceStart: number[] = []

  constructor(vertices: Point[]) {
    this.vertices = vertices
  }

  get faceCount(): number {
    return this.faceStart.length
  }

  /** New edge; its half-edges are not linked yet. Returns the half-edge from the first vertex. */
  addEdge(from: number, to: number, edge: Edge): number {
    const half = this.origin.length
    this.edges.push(edge)
    this.origin.push(from, to)
    this.next.push(-1, -1)
    this.previous.push(-1, -1)
    this.face.push(OUTSIDE, OUTSIDE)
    return half
  }

  link(half: number, next: number): void {
    this.next[half] = next
    this.previous[next] = half
  }

  target(half: number): number {
    return this.origin[half ^ 1]!
  }

  edgeOf(half: number): Edge {
    return this.edges[half >> 1]!
  }

  at(half: number): Point {
    return this.vertices[this.origin[half]!]!
  }

  /** Half-edges around a face, counter-clockwise. */
  halves(face: number): number[] {
    const start = this.faceStart[face]!
    const halves = [start]
    for (let half = this.next[start]!; half !== start; half = this.next[half]!) halves.push(half)
    return halves
  }

  ring(face: number): Point[] {
    return this.halves(face).map(half => this.at(half))
  }

  /** Puts a new vertex on an edge. Returns the vertex; `half` then ends there and its `next` begins there. */
  splitEdge(half: number, point: Point): number {
    const vertex = this.vertices.push(point) - 1
    const twin = half ^ 1
    const fresh = this.addEdge(vertex, this.target(half), { ...this.edgeOf(half) })
    const freshTwin = fresh ^ 1
    this.face[fresh] = this.face[half]!
    this.face[freshTwin] = this.face[twin]!
    this.link(fresh, this.next[half]!)
    this.link(half, fresh)
    this.link(this.previous[twin]!, freshTwin)
    this.link(freshTwin, twin)
    this.origin[twin] = vertex
    return vertex
  }

  /** Cuts a face from the origin of one of its half-edges to that of another through the given points. Returns the new face, left of the path. */
  splitFace(start: number, end: number, path: readonly Point[], edge: Edge): number {
    const [beforeStart, beforeEnd] = [this.previous[start]!, this.previous[end]!]
    const oldFace = this.face[start]!
    const stops = [this.origin[start]!, ...path.map(point => this.vertices.push(point) - 1), this.origin[end]!]
    const forth = stops.slice(1).map((to, i) => this.addEdge(stops[i]!, to, { ...edge }))
    forth.forEach((half, i) => {
      if (i === 0) return
      this.link(forth[i - 1]!, half)
      this.link(half ^ 1, forth[i - 1]! ^ 1)
    })
    this.link(beforeStart, forth[0]!)
    this.link(forth.at(-1)!, end)
    this.link(beforeEnd, forth.at(-1)! ^ 1)
    this.link(forth[0]! ^ 1, start)
    const fresh = this.faceStart.push(forth[0]!) - 1
    this.faceStart[oldFace] = start
    this.paint(forth[0]!, fresh)
    this.paint(start, oldFace)
    return fresh
  }

  /** Half-edges leaving the vertex at the origin of a half-edge, that one first. */
  fan(half: number): number[] {
    const fan = [half]
    for (let other = this.next[half ^ 1]!; other !== half; other = this.next[other ^ 1]!) fan.push(other)
    return fan
  }

  /** Gives all half-edges of a walk the same face. */
  paint(start: number, face: number): void {
    let half = start
    do {
      this.face[half] = face
      half = this.next[half]!
    } while (half !== start)
  }
}
