import type { LandUse } from '../base-map/land-use.ts'
import { isInside } from '../geometry/polygon.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { hashUnit, randomFor } from '../prng.ts'
import { gridAt } from './kerbside.ts'
import type { AreaSite, CityFrame, PointSite } from './site.ts'

const placeInBlock = ({ blockOfGrid, nameOfCommunity }: CityFrame, grid: UnitGrid): string => {
  const block = blockOfGrid.get(grid)
  return block?.nameZh ? `${block.nameZh}内` : `${nameOfCommunity.get(grid.communityCode)!}内`
}

/** Unit grids on land of the wanted uses, those of the densest parts not preferred. */
export const gridsOfUse = ({ grids, blockOfGrid }: CityFrame, uses: readonly LandUse[]): UnitGrid[] =>
  grids.filter(grid => uses.includes(blockOfGrid.get(grid)?.use ?? 'farmland') && blockOfGrid.has(grid))

/** Things that stand on plots: so many for each unit grid of the wanted uses. */
export function inBlocks(frame: CityFrame, uses: readonly LandUse[], perGrid: number, stream: string): PointSite[] {
  const random = randomFor(stream)
  return gridsOfUse(frame, uses).flatMap((grid, i) =>
    Array.from({ length: perGrid }, (_, k) => k).flatMap((k): PointSite[] => {
      const shape = frame.ground.spot(grid, random)
      if (!shape || !gridAt(frame, shape, grid.face)) return []
      return [{ shape, grid, location: placeInBlock(frame, grid), rank: k * 0.5 + hashUnit(i, k + 77) }]
    }),
  )
}

/** Rectangles on free ground of the wanted uses: lengths and widths in metres. */
export function plotsInBlocks(
  frame: CityFrame,
  {
    uses,
    perGrid,
    length,
    width,
    wanted,
  }: {
    uses: readonly LandUse[]
    perGrid: number
    length: readonly [number, number]
    width: readonly [number, number]
    wanted: number
  },
  stream: string,
): AreaSite[] {
  const random = randomFor(stream)
  const order = gridsOfUse(frame, uses)
    .map((grid, i) => ({ grid, rank: hashUnit(i, stream.length * 31 + perGrid) }))
    .sort((a, b) => a.rank - b.rank)
  const sites: AreaSite[] = []
  for (let round = 0; round < perGrid; round++) {
    for (const { grid, rank } of order) {
      if (sites.length >= wanted) return sites
      const shape = frame.ground.rectangle(grid, [random.between(...length), random.between(...width)], random)
      if (shape?.every(corner => isInside(grid.ring, corner))) {
        sites.push({ shape, grid, location: placeInBlock(frame, grid), rank: round + rank })
      }
    }
  }
  return sites
}
