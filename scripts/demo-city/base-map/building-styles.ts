import type { LandUse } from './land-use.ts'

type Range = readonly [low: number, high: number]

/** How buildings of a kind are laid out: metres, except where it says otherwise. */
export interface BuildingStyle {
  depth: Range
  length: Range
  /** Between rows, and between neighbours in a row. */
  rowGap: Range
  sideGap: Range
  floors: Range
  storeyMeters: number
  /** Share of plots left open, and of buildings that are towers. */
  gapShare: number
  towerShare: number
}

export const BUILDING_STYLES: Record<
  Exclude<LandUse, 'green' | 'farmland' | 'square'> | 'oldTown' | 'slab',
  BuildingStyle
> &
  Partial<Record<LandUse, BuildingStyle>> = {
  oldTown: {
    depth: [9, 13],
    length: [12, 34],
    rowGap: [6, 11],
    sideGap: [1.5, 6],
    floors: [3, 7],
    storeyMeters: 3.1,
    gapShare: 0.08,
    towerShare: 0.004,
  },
  slab: {
    depth: [11, 13],
    length: [32, 62],
    rowGap: [15, 21],
    sideGap: [7, 12],
    floors: [6, 8],
    storeyMeters: 3,
    gapShare: 0.1,
    towerShare: 0.02,
  },
  residential: {
    depth: [13, 17],
    length: [26, 48],
    rowGap: [28, 40],
    sideGap: [12, 20],
    floors: [11, 30],
    storeyMeters: 3,
    gapShare: 0.16,
    towerShare: 0,
  },
  commercial: {
    depth: [20, 32],
    length: [28, 70],
    rowGap: [11, 18],
    sideGap: [8, 14],
    floors: [3, 6],
    storeyMeters: 4.2,
    gapShare: 0.1,
    towerShare: 0.12,
  },
  public: {
    depth: [15, 22],
    length: [36, 72],
    rowGap: [26, 44],
    sideGap: [14, 24],
    floors: [3, 6],
    storeyMeters: 3.8,
    gapShare: 0.28,
    towerShare: 0.01,
  },
  industrial: {
    depth: [26, 42],
    length: [48, 108],
    rowGap: [12, 18],
    sideGap: [10, 16],
    floors: [1, 3],
    storeyMeters: 6.2,
    gapShare: 0.12,
    towerShare: 0,
  },
}
