import { segmentCrossing } from '../geometry/vector.ts'
import type { Chain } from '../network/roads.ts'
import { CROSS_SECTION, halfStreetMeters, ROAD_CLASSES, type RoadClass } from '../plan/line-kinds.ts'
import { STREAMS, type Stream } from '../plan/river.ts'
import { hashUnit } from '../prng.ts'
import { isInCrossing } from './kerbside.ts'
import { type SideRun, sideRuns, stripsAlong } from './side-runs.ts'
import type { AreaSite, CityFrame } from './site.ts'

/** Keeps the two carriageways of a structure off the border of the unit grids, which runs between them. */
const MIDDLE_GAP_METERS = 0.1

const wholeWidth = (run: SideRun): [number, number] => [MIDDLE_GAP_METERS, halfStreetMeters(run.chain.road.roadClass)]

/** Bridges over the Fu river: one deck for each direction, cut where the grids on the water meet. */
const riverBridges = (frame: CityFrame): AreaSite[] =>
  stripsAlong(
    frame,
    sideRuns(frame, ROAD_CLASSES, 0, run => run.chain.road.isBridge && run.grid.isWater),
    wholeWidth,
    11,
  )

const ABUTMENT_METERS = 7

/** Distance along a chain at which it crosses a stream. */
function stationOver({ points, stations }: Chain, { centre }: Stream): number | undefined {
  for (let i = 1; i < points.length; i++) {
    for (let k = 1; k < centre.length; k++) {
      const crossing = segmentCrossing(points[i - 1]!, points[i]!, centre[k - 1]!, centre[k]!)
      if (crossing) return stations[i - 1]! + crossing.t * (stations[i]! - stations[i - 1]!)
    }
  }
  return undefined
}

/** Both sides of a road where it crosses a stream, with the abutments. */
function overStream(frame: CityFrame, chain: Chain, stream: Stream): SideRun[] {
  const station = stationOver(chain, stream)
  const reach = stream.halfWidthMeters + ABUTMENT_METERS
  if (station === undefined || station < reach || station > chain.stations.at(-1)! - reach) return []
  return bothSides(frame, chain, station, 2 * reach)
}

/** Small bridges over the canal and the brook. */
const streamBridges = (frame: CityFrame): AreaSite[] =>
  stripsAlong(
    frame,
    frame.network.chains.flatMap(chain => STREAMS.flatMap(stream => overStream(frame, chain, stream))),
    wholeWidth,
    12,
  )

export const bridges = (frame: CityFrame): AreaSite[] => [...riverBridges(frame), ...streamBridges(frame)]

/** Both sides of a road around a station, where both are on land. */
function bothSides(
  { mesh, gridOfFace }: CityFrame,
  chain: Chain,
  stationMeters: number,
  lengthAlong: number,
): SideRun[] {
  const segment = chain.stations.findIndex(end => end > stationMeters) - 1
  const [fromMeters, toMeters] = [stationMeters - lengthAlong / 2, stationMeters + lengthAlong / 2]
  const runs = ([1, -1] as const).flatMap((side): SideRun[] => {
    const grid = gridOfFace[mesh.face[chain.halves[segment]! ^ (side > 0 ? 0 : 1)]!]
    return grid && !grid.isWater ? [{ chain, side, grid, fromMeters, toMeters }] : []
  })
  return runs.length === 2 ? runs : []
}

/** Structures across or along main roads: at the same place on both sides, each unit grid holding its half. */
const pairs = (frame: CityFrame, chains: readonly Chain[], spacingMeters: number, lengthAlong: number): SideRun[][] =>
  chains.flatMap(chain => {
    const found: SideRun[][] = []
    for (let station = spacingMeters / 2; station < chain.stations.at(-1)! - lengthAlong; station += spacingMeters) {
      if (isInCrossing(frame, chain, station, 0, lengthAlong / 2)) continue
      const runs = bothSides(frame, chain, station, lengthAlong)
      if (runs.length > 0) found.push(runs)
    }
    return found
  })

/** Keeps pairs of which both halves could be drawn, with one rank for both. */
function drawnPairs(
  frame: CityFrame,
  runs: readonly SideRun[][],
  width: (run: SideRun) => [number, number],
  salt: number,
): AreaSite[] {
  return runs.flatMap((pair, i) => {
    const sites = stripsAlong(frame, pair, width, salt)
    return sites.length === 2 ? sites.map(site => ({ ...site, rank: hashUnit(i, salt) })) : []
  })
}

const chainsOf = ({ network }: CityFrame, classes: readonly RoadClass[]): Chain[] =>
  network.chains.filter(({ road }) => classes.includes(road.roadClass) && !road.isBridge)

export const footbridges = (frame: CityFrame): AreaSite[] =>
  drawnPairs(frame, pairs(frame, chainsOf(frame, ['trunk', 'primary']), 310, 5), wholeWidth, 13)

export const underpasses = (frame: CityFrame): AreaSite[] =>
  drawnPairs(frame, pairs(frame, chainsOf(frame, ['trunk', 'primary']), 370, 8), wholeWidth, 14)

/** Elevated stretches of trunk roads, those of the ring road first. */
export const viaducts = (frame: CityFrame): AreaSite[] => {
  const [ring, other] = [true, false].map(isRing =>
    drawnPairs(
      frame,
      pairs(
        frame,
        chainsOf(frame, ['trunk']).filter(({ road }) => (road.nameZh === '中环线') === isRing),
        420,
        60,
      ),
      run => [MIDDLE_GAP_METERS, CROSS_SECTION[run.chain.road.roadClass].carriageway / 2],
      15,
    ),
  )
  return [...ring!, ...other!.map(site => ({ ...site, rank: site.rank + 1 }))]
}
