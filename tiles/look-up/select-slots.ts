import type { ComponentFilter } from '../../spatial/components/component-filter.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { FREE } from '../mirror/row-columns.ts'
import { classRanges } from './class-ranges.ts'
import { type Region, regionsOf } from './region.ts'
import { type AttributeTest, attributeTest } from './slot-filter.ts'
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
  const search: Search = { rows, after: Number(after), count, ...attributeTest(mirror, filter) }
  const [region, ...others] = regionsOf(rows, filter).sort((a, b) => sizeOf(a) - sizeOf(b))
  if (region) return inRegion({ ...search, fits: allOf(search.fits, [region, ...others]) }, region)
  if (filter.classes) return ofClasses(search, filter.classes)
  return inOrder(search)
}

interface Search extends AttributeTest {
  rows: LayerMirror
  after: number
  count: number
}

const sizeOf = ({ box: [west, south, east, north] }: Region): number => (east - west) * (north - south)

/** Places are judged last, what is said of attributes is cheaper. */
const allOf =
  (fits: (slot: number) => boolean, regions: readonly Region[]) =>
  (slot: number): boolean =>
    fits(slot) && regions.every(region => region.holds(slot))

function inRegion({ rows, after, count, fits }: Search, { box }: Region): number[] {
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

/** So many codes are walked past before all rows are looked at in the order in which they lie in memory, ten times as fast. */
const WALKED = 10_000

function inOrder(search: Search): number[] {
  const { rows, after, count, fits } = search
  const order = rows.inOrder()
  const start = order.firstFrom(after + 1)
  const end = Math.min(order.slots.length, start + WALKED)
  const found: number[] = []
  for (let place = start; place < end; place++) {
    const slot = order.slots[place]!
    if (!fits(slot)) continue
    found.push(slot)
    if (found.length === count) return found
  }
  if (end === order.slots.length) return found
  const rest = { ...search, after: order.ids[end - 1]!, count: count - found.length }
  return found.concat(amongAll(rest))
}

function amongAll({ rows, after, count, masks, fits }: Search): number[] {
  const { ids, kinds } = rows.columns
  const smallest = new SmallestIds(count)
  const offer = (slot: number): void => {
    const id = ids[slot]!
    if (id > after && id < smallest.ceiling && kinds[slot] !== FREE && fits(slot)) smallest.offer(id)
  }
  const [rarest] = masks
  if (!rarest) for (let slot = 0; slot < rows.slotCount; slot++) offer(slot)
  else {
    // most slots end here: without a call that is a nanosecond each
    const { numbers, wanted } = rarest
    for (let slot = 0; slot < rows.slotCount; slot++) if (wanted[numbers[slot]!] === 1) offer(slot)
  }
  return slotsOf(rows, smallest)
}

const slotsOf = (rows: LayerMirror, smallest: SmallestIds): number[] =>
  Array.from(smallest.ascending(), id => rows.slotOfId(id)!)
