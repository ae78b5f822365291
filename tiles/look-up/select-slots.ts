import type { ComponentFilter } from '../../spatial/components/component-filter.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { classRanges } from './class-ranges.ts'
import { type Region, regionsOf } from './region.ts'
import { type AttributeTest, attributeTest } from './slot-filter.ts'
import { type WantedSlots, wantedSlots } from './slots-by-text.ts'
import { visitSlotsInBox } from './slots-in-box.ts'
import { SmallestIds } from './smallest-ids.ts'

export interface SlotRequest {
  filter: ComponentFilter
  /** Only codes after this one. */
  after: string
  /** How many at most. */
  count: number
}

/** The first components that fit a filter, in the order of their codes, as slots. */
export function selectSlots(mirror: Mirror, { filter, after, count }: SlotRequest): number[] {
  const { rows } = mirror.layers.get('components')!
  const search: Search = { rows, seq: mirror.seq, after: Number(after), count, ...attributeTest(mirror, filter) }
  const [region, ...others] = regionsOf(rows, filter).sort((a, b) => sizeOf(a) - sizeOf(b))
  if (region) return inRegion({ ...search, fits: allOf(search.fits, [region, ...others]) }, region)
  if (filter.classes) return ofClasses(search, filter.classes)
  return ofTexts(search)
}

interface Search extends AttributeTest {
  rows: LayerMirror
  seq: number
  after: number
  count: number
}

const sizeOf = ({ box: [west, south, east, north] }: Region): number => (east - west) * (north - south)

/** Places are judged last, what is said of attributes is cheaper. */
const allOf =
  (fits: (slot: number) => boolean, regions: readonly Region[]) =>
  (slot: number): boolean =>
    fits(slot) && regions.every(region => region.holds(slot))

/** About three kilometres: what is larger holds so much that the first codes may fill a page. */
const LARGE_DEGREES = 0.03
const FIRST_CODES = 2_000

/** Through the index of places; for a large region along the codes while that may find a page sooner. */
function inRegion(search: Search, region: Region): number[] {
  if (sizeOf(region) < LARGE_DEGREES ** 2) return foundInRegion(search, region)
  const { found, last } = walked(search, FIRST_CODES)
  if (last === undefined) return found
  return found.concat(foundInRegion({ ...search, after: last, count: search.count - found.length }, region))
}

function foundInRegion({ rows, after, count, fits }: Search, { box }: Region): number[] {
  const { ids } = rows.columns
  const smallest = new SmallestIds(count)
  visitSlotsInBox(rows, box, slot => {
    const id = ids[slot]!
    if (id > after && id < smallest.ceiling && fits(slot)) smallest.offer(id)
  })
  return slotsOf(rows, smallest)
}

/** Codes begin with county and class: a class is a stretch of the codes of each county. */
function ofClasses({ rows, after, count, fits }: Search, classes: readonly string[]): number[] {
  const order = rows.inOrder()
  const found: number[] = []
  for (const { from, to } of classRanges(order, classes, after))
    for (let place = from; place < to; place++) {
      const slot = order.slots[place]!
      if (!fits(slot)) continue
      found.push(slot)
      if (found.length === count) return found
    }
  return found
}

/** So many codes are walked past, or so many slots of a text looked at, without a thought. */
const FEW = 20_000

/** Through the rarest text that the filter names, or along the codes while that may find a page sooner. */
function ofTexts(search: Search): number[] {
  const { rows, seq, masks } = search
  const [rarest] = masks.map(mask => wantedSlots(rows, mask, seq)).sort((a, b) => a.size - b.size)
  if (rarest && rarest.size <= FEW) return among(search, rarest)
  const { found, last } = walked(search, FEW)
  if (last === undefined) return found
  const rest = { ...search, after: last, count: search.count - found.length }
  return found.concat(among(rest, rarest ?? { size: rows.size, groups: [Uint32Array.from(rows.inOrder().slots)] }))
}

/** What the next codes hold; and the last of them, where neither they nor the wish came to an end. */
function walked({ rows, after, count, fits }: Search, most: number): { found: number[]; last?: number } {
  const order = rows.inOrder()
  const start = order.firstFrom(after + 1)
  const end = Math.min(order.slots.length, start + most)
  const found: number[] = []
  for (let place = start; place < end && found.length < count; place++) {
    const slot = order.slots[place]!
    if (fits(slot)) found.push(slot)
  }
  return found.length === count || end === order.slots.length ? { found } : { found, last: order.ids[end - 1]! }
}

function among({ rows, after, count, fits }: Search, { groups }: WantedSlots): number[] {
  const { ids } = rows.columns
  const smallest = new SmallestIds(count)
  for (const slots of groups)
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]!
      const id = ids[slot]!
      if (id > after && id < smallest.ceiling && fits(slot)) smallest.offer(id)
    }
  return slotsOf(rows, smallest)
}

const slotsOf = (rows: LayerMirror, smallest: SmallestIds): number[] =>
  Array.from(smallest.ascending(), id => rows.slotOfId(id)!)
