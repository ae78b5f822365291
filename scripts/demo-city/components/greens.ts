import { gridInset } from '../base-map/block-outlines.ts'
import { isInside, isSimple } from '../geometry/polygon.ts'
import { roundMillimetre } from '../geometry/vector.ts'
import { halfStreetMeters, type LineKind } from '../plan/line-kinds.ts'
import { isStreamside } from '../plan/river.ts'
import { hashUnit } from '../prng.ts'
import { gridsOfUse, plotsInBlocks } from './in-blocks.ts'
import { inPieces, sideRuns, stripsAlong } from './side-runs.ts'
import type { AreaSite, CityFrame, LineSite } from './site.ts'

/** Parks keep off the pavement, the bank and their neighbours' walls. */
const parkInset = (kind: LineKind): number => (kind === 'bank' ? 12 : Math.max(1.2, halfStreetMeters(kind) + 0.8))

/** Parks and the green along the rivers: what lies between the streets, as one area for each unit grid. */
function parks(frame: CityFrame): AreaSite[] {
  return gridsOfUse(frame, ['green']).flatMap((grid, i): AreaSite[] => {
    const shape = isStreamside(grid.ring) ? undefined : gridInset(frame.mesh, grid, parkInset)?.map(roundMillimetre)
    if (!shape?.every(point => isInside(grid.ring, point)) || !isSimple(shape)) return []
    const location = `${frame.blockOfGrid.get(grid)?.nameZh || frame.nameOfCommunity.get(grid.communityCode)}绿地`
    return [{ shape, grid, location, rank: hashUnit(i, 41) * 0.3 }]
  })
}

/** Strips between the pavement and the buildings. */
function verges(frame: CityFrame): AreaSite[] {
  const runs = sideRuns(frame, ['trunk', 'primary', 'secondary'], 5, run => {
    const use = frame.blockOfGrid.get(run.grid)?.use
    return !run.grid.isWater && use !== 'green' && use !== 'square' && use !== undefined
  })
  const pieces = runs.flatMap(run => inPieces(run, 55)).filter(run => run.toMeters - run.fromMeters > 14)
  return stripsAlong(
    frame,
    pieces,
    ({ chain }) => [halfStreetMeters(chain.road.roadClass) + 0.6, halfStreetMeters(chain.road.roadClass) + 3.4],
    42,
  )
    .filter(site => !frame.carriageways.isMetBy(site.shape))
    .map(site => ({ ...site, rank: 0.3 + site.rank * 0.7 }))
}

/** Green between the buildings of an estate. */
const courts = (frame: CityFrame, wanted: number): AreaSite[] =>
  plotsInBlocks(
    frame,
    { uses: ['residential', 'public', 'square'], perGrid: 2, length: [14, 34], width: [6, 14], wanted },
    'green courts',
  ).map(site => ({
    ...site,
    rank: 0.3 + 0.5 * hashUnit(Math.round(site.shape[0]![0]), Math.round(site.shape[0]![1])),
  }))

export const greenAreas = (frame: CityFrame, wanted: number): AreaSite[] => [
  ...parks(frame),
  ...verges(frame),
  ...courts(frame, Math.ceil(wanted / 2)),
]

/** Low rails along the street side of parks. */
export function lawnRails(frame: CityFrame): LineSite[] {
  return parks(frame).flatMap(({ shape, grid, location }, i): LineSite[] => {
    const count = Math.max(3, Math.floor(shape.length / 3))
    const start = Math.floor(hashUnit(i, 43) * shape.length)
    const rail = Array.from({ length: count }, (_, k) => shape[(start + k) % shape.length]!)
    return [{ shape: rail, grid, location, rank: hashUnit(i, 44) }]
  })
}
