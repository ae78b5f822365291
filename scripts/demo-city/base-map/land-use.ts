import { centroid, isInside } from '../geometry/polygon.ts'
import { distance, type Point } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { Mesh } from '../network/mesh.ts'
import { LANDMARKS } from '../plan/landmarks.ts'
import { isStreamside, river } from '../plan/river.ts'
import { densityAt } from '../plan/zones.ts'
import { hashUnit } from '../prng.ts'
import { nameBlocks } from './block-names.ts'

export const LAND_USES = ['residential', 'commercial', 'public', 'industrial', 'green', 'square', 'farmland'] as const
export type LandUse = (typeof LAND_USES)[number]

/** Unit grids that no street separates: one urban block. */
export interface Block {
  id: string
  grids: UnitGrid[]
  centre: Point
  use: LandUse
  /** Empty where it has none. */
  nameZh: string
  category: string
}

/** Groups the unit grids on land that only walls separate. */
function gridsByStreetBlock(mesh: Mesh, grids: readonly UnitGrid[]): UnitGrid[][] {
  const gridOfFace = new Map(grids.map(grid => [grid.face, grid]))
  const seen = new Set<UnitGrid>()
  const blocks: UnitGrid[][] = []
  for (const grid of grids) {
    if (grid.isWater || seen.has(grid)) continue
    seen.add(grid)
    const block = [grid]
    for (const member of block) {
      for (const half of mesh.halves(member.face)) {
        const neighbour = gridOfFace.get(mesh.face[half ^ 1]!)
        if (mesh.edgeOf(half).kind !== 'wall' || !neighbour || seen.has(neighbour)) continue
        seen.add(neighbour)
        block.push(neighbour)
      }
    }
    blocks.push(block)
  }
  return blocks
}

const isBeside = (mesh: Mesh, grids: readonly UnitGrid[], kind: 'bank' | 'boundary'): boolean =>
  grids.some(grid => mesh.halves(grid.face).some(half => mesh.edgeOf(half).kind === kind))

/** Shares of the uses in the order of trial; what is left is residential. */
function sharesAt(grid: UnitGrid, density: number, isAtEdge: boolean): [LandUse, number][] {
  const zone = grid.managementAreaCode
  const industry = zone === 'G04' ? 0.5 : zone === 'G02' ? 0.3 : 0.015
  return [
    ['farmland', isAtEdge && density < 0.75 ? 0.22 : 0],
    ['industrial', density < 1.2 ? industry : 0],
    ['commercial', density > 1.5 ? 0.27 : density > 0.9 ? 0.13 : 0.06],
    ['public', 0.1],
    ['green', 0.055],
    ['square', 0.012],
  ]
}

function useOf(mesh: Mesh, grids: readonly UnitGrid[], centre: Point): LandUse {
  if (isBeside(mesh, grids, 'bank') || grids.some(grid => isStreamside(grid.ring)) || isInside(river.island, centre))
    return 'green'
  let luck = hashUnit(Math.round(centre[0] * 10), Math.round(centre[1] * 10))
  for (const [use, share] of sharesAt(grids[0]!, densityAt(centre), isBeside(mesh, grids, 'boundary'))) {
    if (luck < share) return use
    luck -= share
  }
  return 'residential'
}

/** Gives the well-known places their block: the nearest one that is not yet taken. */
function placeLandmarks(blocks: readonly Block[]): void {
  const isTaken = new Set<Block>()
  for (const { nameZh, at, use } of LANDMARKS) {
    const near = blocks.filter(
      block => !isTaken.has(block) && distance(block.centre, at) < 700 && (block.use !== 'green' || use === 'green'),
    )
    const nearest = near.sort((a, b) => distance(a.centre, at) - distance(b.centre, at))[0]
    if (!nearest) continue
    isTaken.add(nearest)
    nearest.use = use
    nearest.nameZh = nameZh
  }
}

/** Urban blocks with their use: parks along the water, trade in the centre, works on the western edge, homes elsewhere. */
export function landUse(mesh: Mesh, grids: readonly UnitGrid[]): Block[] {
  const blocks = gridsByStreetBlock(mesh, grids).map((members, i): Block => {
    const weight = members.reduce((sum, grid) => sum + grid.areaSquareMeters, 0)
    const centre = members.reduce<Point>(
      ([x, y], grid) => {
        const [cx, cy] = centroid(grid.ring)
        const share = grid.areaSquareMeters / weight
        return [x + cx * share, y + cy * share]
      },
      [0, 0],
    )
    return {
      id: `B${String(i + 1).padStart(5, '0')}`,
      grids: members,
      centre,
      use: useOf(mesh, members, centre),
      nameZh: '',
      category: '',
    }
  })
  placeLandmarks(blocks)
  nameBlocks(blocks)
  return blocks
}
