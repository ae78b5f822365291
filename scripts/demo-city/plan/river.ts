import { smoothRing, smoothValues } from '../geometry/curve.ts'
import { isInside, type Ring } from '../geometry/polygon.ts'
import { parallel } from '../geometry/polyline.ts'
import { add, left, type Point, roundMillimetre, scale, segmentCrossing, subtract, unit } from '../geometry/vector.ts'
import { fromPlan } from './local-origin.ts'

/** The Fu river (涪江) from north to south: plan position and half width; wide in the middle is 观音湖. */
const COURSE: readonly (readonly [x: number, y: number, halfWidth: number])[] = [
  [-2050, 6900, 175],
  [-1560, 5600, 165],
  [-900, 4450, 175],
  [260, 3350, 190],
  [1010, 2250, 265],
  [1120, 1050, 385],
  [920, -150, 405],
  [1150, -1350, 320],
  [1640, -2500, 225],
  [1560, -3650, 190],
  [980, -4900, 180],
  [700, -6200, 190],
]

/** Pieces between two rows of the course. */
const PIECES = 28
/** The lake lies between these rows. */
const LAKE_ROWS = [4, 7]

/** 圣莲岛, drawn by hand: long with the stream, head and tail pointed. */
const ISLAND: readonly (readonly [x: number, y: number])[] = [
  [985, 930],
  [880, 700],
  [815, 380],
  [800, 60],
  [830, -240],
  [905, -480],
  [985, -600],
  [1060, -430],
  [1105, -160],
  [1120, 140],
  [1110, 450],
  [1065, 740],
]

/** Small irregularity of a bank, so that it does not look ruled. */
const ripple = (i: number, phase: number): number =>
  9 * Math.sin(i * 0.37 + phase) + 6 * Math.sin(i * 0.83 + 2 * phase) + 3 * Math.sin(i * 1.9 + phase)

function banksOf(rows: number[][]): { midstream: Point[]; west: Point[]; east: Point[] } {
  const midstream = rows.map(([x, y]) => fromPlan(x!, y!))
  const side = (sign: number, phase: number) =>
    midstream.map((point, i) => {
      const ahead = subtract(midstream[Math.min(i + 1, rows.length - 1)]!, midstream[Math.max(i - 1, 0)]!)
      return roundMillimetre(add(point, scale(left(unit(ahead)), sign * (rows[i]![2]! + ripple(i, phase)))))
    })
  return { midstream, west: side(-1, 0.4), east: side(1, 2.1) }
}

export interface River {
  /** From north to south. */
  midstream: Point[]
  west: Point[]
  east: Point[]
  island: Ring
  /** Both banks as one outline, the island not cut out. */
  outline: Ring
  /** The river above, the lake 观音湖 around the island, the river below: together the outline. */
  reaches: { nameZh: string; kind: 'river' | 'lake'; outline: Ring }[]
  isWater(point: Point): boolean
}

function layOutRiver(): River {
  const { midstream, west, east } = banksOf(smoothValues(COURSE, PIECES, false))
  const island = smoothRing(
    ISLAND.map(([x, y]) => fromPlan(x, y)),
    5,
  ).map(roundMillimetre)
  const between = (from: number, to: number): Ring => [
    ...west.slice(from, to + 1),
    ...east.slice(from, to + 1).toReversed(),
  ]
  const outline = between(0, west.length - 1)
  const [head, tail] = LAKE_ROWS.map(row => row * PIECES)
  const reaches: River['reaches'] = [
    { nameZh: '涪江', kind: 'river', outline: between(0, head!) },
    { nameZh: '观音湖', kind: 'lake', outline: between(head!, tail!) },
    { nameZh: '涪江', kind: 'river', outline: between(tail!, west.length - 1) },
  ]
  return { midstream, west, east, island, outline, reaches, isWater: p => isInside(outline, p) && !isInside(island, p) }
}

export const river: River = layOutRiver()

/** Line that follows a bank inland at a distance, smoothed of the bank's ripple. */
export function alongBank(side: 'west' | 'east', inlandMeters: number): Point[] {
  const smooth = smoothValues(COURSE, 12, false)
  const midstream = smooth.map(([x, y]) => fromPlan(x!, y!))
  const sign = side === 'west' ? -1 : 1
  return midstream.map((point, i) => {
    const ahead = subtract(midstream[Math.min(i + 1, smooth.length - 1)]!, midstream[Math.max(i - 1, 0)]!)
    return add(point, scale(left(unit(ahead)), sign * (smooth[i]![2]! + inlandMeters)))
  })
}

export interface Stream {
  nameZh: string
  kind: 'canal' | 'river'
  centre: Point[]
  halfWidthMeters: number
}

/** 渠河: an old canal through the west bank. 联盟河: a small river through the new town on the east bank. */
export const STREAMS: readonly Stream[] = [
  stream('渠河', 'canal', 13, [
    [-1180, 5150],
    [-1420, 4500],
    [-1330, 3700],
    [-1210, 2700],
    [-1330, 1600],
    [-1400, 700],
    [-1340, -250],
    [-1380, -1150],
    [-1150, -2100],
    [-700, -2900],
    [-150, -3600],
    [450, -3900],
    [1370, -3960],
  ]),
  stream('联盟河', 'river', 17, [
    [4900, 2750],
    [4300, 2500],
    [3700, 2350],
    [3080, 1900],
    [2700, 1250],
    [2420, 620],
    [2540, -120],
    [2440, -820],
    [2640, -1450],
    [2420, -2080],
    [1790, -2400],
  ]),
]

function stream(
  nameZh: string,
  kind: Stream['kind'],
  halfWidthMeters: number,
  course: readonly (readonly [number, number])[],
): Stream {
  const centre = smoothValues(course, 14, false).map(([x, y]) => fromPlan(x!, y!))
  return { nameZh, kind, centre, halfWidthMeters }
}

/** Outline of a stream's water. */
export function streamOutline({ centre, halfWidthMeters }: Stream): Ring {
  return [...parallel(centre, -halfWidthMeters), ...parallel(centre, halfWidthMeters).toReversed()]
}

const OUTLINES = STREAMS.map(streamOutline)

/** True on the water of a stream. */
export const isOnStream = (point: Point): boolean => OUTLINES.some(outline => isInside(outline, point))

/** Further than half the distance between two points of a course and half a stream's width together. */
const BESIDE_METERS = 90

/** True where an outline reaches into the water of a stream. */
export function isStreamside(ring: Ring): boolean {
  const [xs, ys] = [ring.map(point => point[0]), ring.map(point => point[1])]
  const [west, east] = [Math.min(...xs) - BESIDE_METERS, Math.max(...xs) + BESIDE_METERS]
  const [south, north] = [Math.min(...ys) - BESIDE_METERS, Math.max(...ys) + BESIDE_METERS]
  return STREAMS.some(
    ({ centre }, i) =>
      centre.some(([x, y]) => x > west && x < east && y > south && y < north) && reachesInto(ring, OUTLINES[i]!),
  )
}

const reachesInto = (ring: Ring, water: Ring): boolean =>
  isInside(water, ring[0]!) ||
  water.some((from, i) => {
    const to = water[(i + 1) % water.length]!
    return ring.some((point, k) => segmentCrossing(from, to, point, ring[(k + 1) % ring.length]!))
  })
