import { compactness, signedArea } from '../geometry/polygon.ts'
import { distance } from '../geometry/vector.ts'
import { isRoad } from '../plan/line-kinds.ts'
import { type Arrangement, withoutDeadEnds } from './arrangement.ts'
import { buildMesh } from './build-mesh.ts'
import { type Mesh, OUTSIDE } from './mesh.ts'

/** A quarter smaller than this, or long and thin up to the second size, is what two roads leave over where they nearly meet. */
const SLIVER_SQUARE_METERS = 5_000
const THIN_SQUARE_METERS = 16_000
const THIN_COMPACTNESS = 0.16

const isSliver = (mesh: Mesh, face: number): boolean => {
  const ring = mesh.ring(face)
  const area = signedArea(ring)
  return area < SLIVER_SQUARE_METERS || (area < THIN_SQUARE_METERS && compactness(ring) < THIN_COMPACTNESS)
}

/** Edges towards the neighbour with the longest common road that may go; trunk roads stay whole. */
function removableEdges(mesh: Mesh, face: number): number[] {
  const byNeighbour = new Map<number, { edges: number[]; length: number }>()
  for (const half of mesh.halves(face)) {
    const neighbour = mesh.face[half ^ 1]!
    const { kind } = mesh.edgeOf(half)
    if (neighbour === OUTSIDE || !isRoad(kind) || kind === 'trunk') continue
    const shared = byNeighbour.get(neighbour) ?? { edges: [], length: 0 }
    shared.edges.push(half >> 1)
    shared.length += distance(mesh.at(half), mesh.at(half ^ 1))
    byNeighbour.set(neighbour, shared)
  }
  return [...byNeighbour.values()].sort((a, b) => b.length - a.length)[0]?.edges ?? []
}

/** Gives slivers to their neighbours, by taking the road between them out. */
export function withoutSlivers(arrangement: Arrangement): Arrangement {
  const mesh = buildMesh(arrangement)
  const slivers = mesh.faceStart.map((_, face) => face).filter(face => isSliver(mesh, face))
  const removed = new Set(slivers.flatMap(face => removableEdges(mesh, face)))
  if (removed.size === 0) return arrangement
  const kept = arrangement.edges.filter((_, edge) => !removed.has(edge))
  return withoutSlivers({ ...arrangement, edges: withoutDeadEnds(kept, arrangement.vertices.length) })
}
