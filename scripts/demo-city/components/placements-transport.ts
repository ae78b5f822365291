import { CROSS_SECTION } from '../plan/line-kinds.ts'
import {
  ALL_ROADS,
  alongKerbs,
  asLines,
  asPlots,
  inTurn,
  LARGER,
  MAIN,
  onCrossings,
  type Placements,
  SMALLER,
  STREETS,
} from './placement.ts'
import { inPieces, sideRuns, stripsAlong } from './side-runs.ts'
import type { AreaSite, CityFrame } from './site.ts'
import { bridges, footbridges, underpasses, viaducts } from './structures.ts'

const SIGNAL_CROSSING = { smallest: 'secondary', arms: 3, largest: 'primary' } as const

/** Marked places on the pavement, between the trees and the fronts. */
export const pavementBays = (frame: CityFrame, lengthMeters: number, salt: number): AreaSite[] =>
  stripsAlong(
    frame,
    sideRuns(frame, LARGER, 6, run => !run.grid.isWater && !frame.streamsideGrids.has(run.grid))
      .filter(run => run.toMeters - run.fromMeters > lengthMeters + 8)
      .flatMap(run => inPieces(run, 90))
      .map(run => ({
        ...run,
        fromMeters: run.fromMeters + 4 + (salt % 7),
        toMeters: run.fromMeters + 4 + (salt % 7) + lengthMeters,
      })),
    ({ chain }) => {
      const half = CROSS_SECTION[chain.road.roadClass].carriageway / 2
      return [half + 2, half + 3.7]
    },
    salt,
  ).filter(site => !frame.carriageways.isMetBy(site.shape))

/** Major class 02, roads and traffic. */
export const TRANSPORT: Placements = {
  '0201': asPlots([420, '沥青', '地面停车场'], {
    uses: ['commercial', 'public', 'residential', 'industrial', 'square'],
    perGrid: 1,
    length: [24, 46],
    width: [15, 30],
  }),
  '0202': alongKerbs([520, '不锈钢', '单泊位'], {
    roads: ['secondary', 'branch'],
    offsetMeters: 0.35,
    spacingMeters: 24,
    sides: 'right',
    phaseMeters: 15,
    besides: ['commercial'],
    isByRoad: true,
  }),
  '0203': alongKerbs([680, '不锈钢', '长廊式'], {
    roads: LARGER,
    offsetMeters: 1.7,
    spacingMeters: 430,
    sides: 'both',
    phaseMeters: 130,
    isByRoad: true,
    clearMeters: 12,
  }),
  '0204': alongKerbs([42, '铝合金', '立牌'], {
    roads: LARGER,
    offsetMeters: 1.1,
    spacingMeters: 1_500,
    sides: 'right',
    phaseMeters: 600,
    besides: ['commercial', 'public', 'square'],
  }),
  '0205': { count: 28, material: '钢箱梁', spec: '宽5m', sites: footbridges },
  '0206': { count: 20, material: '钢筋混凝土', spec: '宽8m', sites: underpasses },
  '0207': { count: 12, material: '钢筋混凝土', spec: '双向六车道', sites: viaducts },
  '0208': { count: 400, material: '钢筋混凝土', spec: '公路-I级', sites: bridges },
  '0209': alongKerbs([7_600, '铝合金', 'φ800'], {
    roads: STREETS,
    offsetMeters: 0.7,
    spacingMeters: 88,
    sides: 'both',
    phaseMeters: 37,
    isOnBridges: true,
    jitterMeters: 20,
    isByRoad: true,
  }),
  '0210': inTurn(
    [1_900, '铝合金', 'φ400 LED'],
    onCrossings([0, '', '进口'], { ...SIGNAL_CROSSING, alongMeters: 1.4, outMeters: 0.9, side: 'approach' }),
    onCrossings([0, '', '出口'], { ...SIGNAL_CROSSING, alongMeters: 1.4, outMeters: 0.9, side: 'exit' }),
  ),
  '0211': asLines([1_500, '锌钢', '高1.1m'], { roads: MAIN, offsetMeters: -3.5, longestMeters: 120, clearMeters: 8 }),
  '0212': alongKerbs([240, '不锈钢', '10位'], {
    roads: STREETS,
    offsetMeters: 2.1,
    spacingMeters: 350,
    sides: 'left',
    phaseMeters: 90,
    besides: ['commercial', 'public'],
  }),
  '0213': onCrossings([4_000, '铝合金', '1.4×0.4m'], {
    smallest: 'lane',
    arms: 3,
    largest: 'lane',
    alongMeters: 2.2,
    outMeters: 1.2,
    side: 'approach',
  }),
  '0214': onCrossings([420, '不锈钢', '信号机柜'], {
    ...SIGNAL_CROSSING,
    alongMeters: 5,
    outMeters: 2.6,
    side: 'exit',
  }),
  '0215': alongKerbs([34, '铝合金', 'P16 LED'], {
    roads: ['trunk'],
    offsetMeters: 0.9,
    spacingMeters: 1_300,
    sides: 'both',
    phaseMeters: 500,
  }),
  '0216': asLines([90, '铝合金', '高3m'], {
    roads: ['trunk'],
    offsetMeters: 5.6,
    longestMeters: 90,
    clearMeters: 6,
  }),
  '0217': onCrossings([38, '钢', '1.8×1.8m'], {
    smallest: 'primary',
    arms: 3,
    largest: 'trunk',
    alongMeters: 6,
    outMeters: 1.8,
    side: 'approach',
  }),
  '2107': alongKerbs([560, '塑钢', '交流7kW'], {
    roads: ['secondary', 'branch'],
    offsetMeters: 0.4,
    spacingMeters: 160,
    sides: 'left',
    phaseMeters: 44,
    besides: ['commercial', 'residential', 'public'],
  }),
  '2108': { count: 360, material: '标线', spec: '12m', sites: frame => pavementBays(frame, 12, 73) },
  '2109': { count: 520, material: '标线', spec: '9m', sites: frame => pavementBays(frame, 9, 306) },
  '2110': onCrossings([2_600, '花岗岩', 'φ300'], {
    smallest: 'branch',
    arms: 3,
    largest: 'secondary',
    alongMeters: 0.9,
    outMeters: 0.9,
    side: 'approach',
  }),
  '2111': onCrossings([900, '不锈钢', 'φ114'], {
    smallest: 'secondary',
    arms: 3,
    largest: 'primary',
    alongMeters: 2.9,
    outMeters: 0.5,
    side: 'exit',
  }),
  '2112': alongKerbs([44, '钢', '限高3.5m'], {
    roads: SMALLER,
    offsetMeters: 0.2,
    spacingMeters: 700,
    sides: 'right',
    phaseMeters: 33,
  }),
  '2113': alongKerbs([500, '钢筋混凝土', '500×300'], {
    roads: ALL_ROADS,
    offsetMeters: 0.3,
    spacingMeters: 260,
    sides: 'left',
    phaseMeters: 130,
    jitterMeters: 60,
  }),
  '2114': asLines([1_300, '花岗岩', '宽0.5m'], {
    roads: LARGER,
    offsetMeters: 2.2,
    longestMeters: 150,
    clearMeters: 2,
  }),
  '2115': asLines([2_000, '花岗岩', '1000×350×150'], {
    roads: STREETS,
    offsetMeters: 0.08,
    longestMeters: 150,
    clearMeters: 3,
  }),
}
