import type { Mesh } from '../network/mesh.ts'
import { bordersOf, type FaceGroup, joined } from './face-groups.ts'

export interface OwnedGroup extends FaceGroup {
  /** Index of the street office. */
  office: number
}

/** A community of fewer unit grids than this is joined to its neighbour. */
const SMALLEST_COMMUNITY = 10

/** Joins small groups to the neighbour of the same street with which they share most, so that communities have a decent size. */
export function mergeSmallGroups(mesh: Mesh, groups: readonly OwnedGroup[]): OwnedGroup[] {
  let communities = [...groups]
  const isAlone = new Set<OwnedGroup>()
  for (;;) {
    const small = communities
      .filter(group => (group.faces.length < SMALLEST_COMMUNITY || group.isWater) && !isAlone.has(group))
      .sort((a, b) => a.faces.length - b.faces.length)[0]
    if (!small) return communities
    const partner = partnerOf(mesh, communities, small)
    if (!partner) {
      isAlone.add(small)
      continue
    }
    const union = { ...joined(mesh, partner, small), office: small.office }
    communities = [...communities.filter(group => group !== small && group !== partner), union]
  }
}

function partnerOf(mesh: Mesh, communities: readonly OwnedGroup[], small: OwnedGroup): OwnedGroup | undefined {
  let best: { group: OwnedGroup; score: number } | undefined
  for (const [neighbour, border] of bordersOf(mesh, communities)[communities.indexOf(small)]!) {
    const group = communities[neighbour]!
    if (group.office !== small.office || border.passageMeters === 0) continue
    const score = border.passageMeters / (group.faces.length + 20)
    if (!best || score > best.score) best = { group, score }
  }
  return best?.group
}
