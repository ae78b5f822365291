import type { LandUse } from '../base-map/land-use.ts'
import type { RoadClass } from '../plan/line-kinds.ts'
import { hashText } from '../prng.ts'
import { atCrossings, type CrossingRule } from './crossings.ts'
import { inBlocks, plotsInBlocks } from './in-blocks.ts'
import { type KerbsideRule, kerbside } from './kerbside.ts'
import { inPieces, linesAlong, sideRuns } from './side-runs.ts'
import type { CityFrame, Site } from './site.ts'

/** How one class of components stands in the city. */
export interface Placement {
  /** How many the city of 266,451 has at most; fewer where there is no place for more. */
  count: number
  material: string
  spec: string
  /** Places where they could stand, more than wanted where there is room. */
  sites(frame: CityFrame, wanted: number): Site[]
}

/** Placements by class code. */
export type Placements = Record<string, Placement>

export const MAIN: readonly RoadClass[] = ['trunk', 'primary']
export const LARGER: readonly RoadClass[] = ['trunk', 'primary', 'secondary']
export const STREETS: readonly RoadClass[] = ['trunk', 'primary', 'secondary', 'branch']
export const ALL_ROADS: readonly RoadClass[] = ['trunk', 'primary', 'secondary', 'branch', 'lane']
export const SMALLER: readonly RoadClass[] = ['branch', 'lane']

type Row = [count: number, material: string, spec: string]

/** Each placement mixes its own luck in, so that classes do not fall on the same places. */
const saltOf = (rule: object): number => hashText(JSON.stringify(rule)) & 0xffff

export const alongKerbs = ([count, material, spec]: Row, rule: KerbsideRule): Placement => ({
  count,
  material,
  spec,
  sites: frame => kerbside(frame, rule, saltOf(rule)),
})

export const onCrossings = ([count, material, spec]: Row, rule: CrossingRule): Placement => ({
  count,
  material,
  spec,
  sites: frame => atCrossings(frame, rule, saltOf({ rule, count })),
})

export const onPlots = ([count, material, spec]: Row, uses: readonly LandUse[], perGrid: number): Placement => ({
  count,
  material,
  spec,
  sites: frame => inBlocks(frame, uses, perGrid, `${spec} ${count} ${uses.join()}`),
})

export const asPlots = (
  [count, material, spec]: Row,
  rule: {
    uses: readonly LandUse[]
    perGrid: number
    length: readonly [number, number]
    width: readonly [number, number]
  },
): Placement => ({
  count,
  material,
  spec,
  sites: (frame, wanted) => plotsInBlocks(frame, { ...rule, wanted }, `${spec} ${count}`),
})

/** Lines along one side of roads, at a distance from the kerb. */
export const asLines = (
  [count, material, spec]: Row,
  rule: {
    roads: readonly RoadClass[]
    offsetMeters: number
    longestMeters: number
    clearMeters: number
  },
): Placement => ({
  count,
  material,
  spec,
  sites: frame => {
    const runs = sideRuns(frame, rule.roads, rule.clearMeters, run => !run.grid.isWater)
    return linesAlong(
      frame,
      runs.flatMap(run => inPieces(run, rule.longestMeters)),
      rule.offsetMeters,
      saltOf(rule),
    )
  },
})

/** Points shared out among classes of one kind: all sites of the first rule, then of the next. */
export const inTurn = ([count, material, spec]: Row, ...placements: Placement[]): Placement => ({
  count,
  material,
  spec,
  sites: (frame, wanted) =>
    placements.flatMap((placement, i) =>
      placement.sites(frame, wanted).map(site => ({ ...site, rank: site.rank + 2 * i })),
    ),
})
