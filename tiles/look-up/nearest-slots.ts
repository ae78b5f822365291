import type { ComponentFilter } from '../../spatial/components/component-filter.ts'
import type { LonLat } from '../../spatial/database/postgis.ts'
import { bboxAround } from '../../spatial/geometry/bbox-around.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { classRanges } from './class-ranges.ts'
import { metersToSlot } from './distance.ts'
import { regionsOf } from './region.ts'
import { attributeTest } from './slot-filter.ts'
import { visitSlotsInBox } from './slots-in-box.ts'

export interface NearestSlotsRequest {
  at: LonLat
  /** How many at most. */
  count: number
  filter?: ComponentFilter
}

export interface NearSlot {
  slot: number
  /** On the ellipsoid, to the nearest position of a line or area. */
  distanceMeters: number
}

/** About as far as ten components reach in a built-up street. */
const FIRST_REACH_METERS = 25
/** Half the way round the earth is further than anything. */
const FURTHEST_METERS = 2e7
/** A class with fewer components than this is measured whole. */
const FEW = 500

/** The components nearest to a position, by metres and then by code. */
export function nearestSlots(mirror: Mirror, { at, count, filter = {} }: NearestSlotsRequest): NearSlot[] {
  const { rows } = mirror.layers.get('components')!
  const attributes = attributeTest(mirror, filter)
  const regions = regionsOf(rows, filter)
  const fits = (slot: number): boolean => attributes.fits(slot) && regions.every(region => region.holds(slot))
  const few = filter.classes && slotsOfFew(rows, filter.classes)
  return measured(rows, { at, count, slots: few ? few.filter(fits) : candidates({ rows, at, count, fits }) })
}

interface AmongSlots {
  at: LonLat
  count: number
  slots: readonly number[]
}

/** The nearest of some slots. */
export function nearestAmong(rows: LayerMirror, { at, count, slots }: AmongSlots): NearSlot[] {
  if (slots.length <= FEW) return measured(rows, { at, count, slots })
  const wanted = new Set(slots)
  return measured(rows, { at, count, slots: candidates({ rows, at, count, fits: slot => wanted.has(slot) }) })
}

function measured(rows: LayerMirror, { at, count, slots }: AmongSlots): NearSlot[] {
  const near = slots.map(slot => ({ slot, distanceMeters: metersToSlot(rows, slot, at) }))
  return near.sort(byDistance(rows)).slice(0, count)
}

const byDistance =
  ({ columns: { ids } }: LayerMirror) =>
  (a: NearSlot, b: NearSlot): number =>
    a.distanceMeters - b.distanceMeters || ids[a.slot]! - ids[b.slot]!

function slotsOfFew(rows: LayerMirror, classes: readonly string[]): number[] | undefined {
  const order = rows.inOrder()
  const ranges = classRanges(order, classes, 0)
  if (ranges.reduce((sum, { from, to }) => sum + to - from, 0) > FEW) return undefined
  return ranges.flatMap(({ from, to }) => [...order.slots.subarray(from, to)])
}

interface Around {
  rows: LayerMirror
  at: LonLat
  count: number
  fits: (slot: number) => boolean
}

/**
 * Slots among which are the nearest: all that fit within a reach that certainly holds `count`, or all that fit. The reach grows by
 * what the one before has found, as if components lay evenly.
 */
function candidates({ rows, at, count, fits }: Around): number[] {
  let reach = FIRST_REACH_METERS
  for (;;) {
    const found: number[] = []
    let [seen, within] = [0, 0]
    visitSlotsInBox(rows, bboxAround(at, reach), slot => {
      seen++
      if (!fits(slot)) return
      found.push(slot)
      if (metersToSlot(rows, slot, at) <= reach) within++
    })
    if (within >= count || seen === rows.size || reach >= FURTHEST_METERS) return found
    const growth = 1.2 * Math.sqrt(count / Math.max(within, count / 64))
    reach = Math.min(FURTHEST_METERS, reach * Math.max(1.5, growth))
  }
}
