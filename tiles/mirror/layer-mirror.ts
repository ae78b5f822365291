import { POINT } from '../geometry/shape.ts'
import type { WorldBox } from '../geometry/world.ts'
import { worldFeature } from '../geometry/world-feature.ts'
import type { TileLayer } from '../layers/tile-layer.ts'
import { BoxIndex } from './box-index.ts'
import { CellLists } from './cell-lists.ts'
import { cellOrder } from './cell-order.ts'
import type { Growable } from './growable.ts'
import { IdOrder } from './id-order.ts'
import { RowColumns } from './row-columns.ts'

/** A row as the database gives it: the columns that `mirrorColumns` lists, in its order, and the geometry as EWKB in 4490. */
export interface MirrorRow {
  key: string
  texts: readonly (string | null)[]
  numbers: readonly (number | null)[]
  geometry: Buffer
}

/** Cells of the point index: 153 m on the equator, a hundred or so components in a dense city. */
const POINT_INDEX_LEVEL = 18

/** Keys that are numbers, as the codes of components and grids are, make short map keys. */
type SlotKey = string | number

/**
 * The rows of one layer in columns of typed arrays, with indexes that follow every edit. A row has a slot; slots of removed
 * rows are given again.
 */
export class LayerMirror {
  readonly layer: TileLayer
  readonly columns: RowColumns
  readonly #points = new CellLists(POINT_INDEX_LEVEL)
  readonly #boxes = new BoxIndex()
  readonly #slots = new Map<SlotKey, number>()
  readonly #free: number[] = []
  #slotCount = 0
  #inOrder: IdOrder | undefined

  constructor(layer: TileLayer) {
    this.layer = layer
    this.columns = new RowColumns(layer)
  }

  /** How many rows there are. */
  get size(): number {
    return this.#slots.size
  }

  /** Slots run from 0 to this; some may be free. */
  get slotCount(): number {
    return this.#slotCount
  }

  /** Fills an empty mirror. Rows that lie together get slots that lie together. */
  async fill(batches: AsyncIterable<readonly MirrorRow[]> | Iterable<readonly MirrorRow[]>): Promise<void> {
    const keys: SlotKey[] = []
    for await (const rows of batches)
      for (const row of rows) {
        const feature = worldFeature(row.geometry)
        if (!feature) continue
        const key = slotKey(row.key)
        this.columns.write(keys.push(key) - 1, { id: idOf(key), row, feature })
      }
    const order = cellOrder(this.columns.xs, this.columns.ys, keys.length)
    this.columns.reorder(order)
    this.#slotCount = order.length
    const { kinds, xs, ys } = this.columns
    this.#points.fill(xs, ys, order.length)
    for (let slot = 0; slot < order.length; slot++) {
      this.#slots.set(keys[order[slot]!]!, slot)
      if (kinds[slot] !== POINT) this.#boxes.add(slot, this.columns.boxOf(slot))
    }
  }

  /** Inserts a row or replaces the one with its key. A row whose geometry is empty is taken out: no tile can show it. */
  put(row: MirrorRow): void {
    const key = slotKey(row.key)
    const feature = worldFeature(row.geometry)
    this.#leave(key)
    if (!feature) return
    const slot = this.#free.pop() ?? this.#slotCount++
    this.columns.write(slot, { id: idOf(key), row, feature })
    this.#enter(slot, key)
  }

  remove(key: string): void {
    this.#leave(slotKey(key))
  }

  /** The slot of the row with this key; undefined when there is none. */
  slotOfKey(key: string): number | undefined {
    return this.#slots.get(slotKey(key))
  }

  /** The ids of all rows, ascending, with their slots. Put in order when first asked for, and kept so from then on. */
  inOrder(): IdOrder {
    this.#inOrder ??= new IdOrder(this.#slots as ReadonlyMap<number, number>)
    this.#inOrder.settle()
    return this.#inOrder
  }

  /** The slot of the row with this id; undefined when there is none. */
  slotOfId(id: number): number | undefined {
    return this.#slots.get(id)
  }

  /** What the row with this key covers, in world coordinates; undefined when there is none. */
  boxOfKey(key: string): WorldBox | undefined {
    const slot = this.#slots.get(slotKey(key))
    return slot === undefined ? undefined : this.columns.boxOf(slot)
  }

  /** The box around all rows, or undefined when there are none. */
  extent(): WorldBox | undefined {
    if (this.size === 0) return undefined
    const extent: WorldBox = [Infinity, Infinity, -Infinity, -Infinity]
    for (const slot of this.#slots.values()) {
      const [minX, minY, maxX, maxY] = this.columns.boxOf(slot)
      extent[0] = Math.min(extent[0], minX)
      extent[1] = Math.min(extent[1], minY)
      extent[2] = Math.max(extent[2], maxX)
      extent[3] = Math.max(extent[3], maxY)
    }
    return extent
  }

  /** Appends the slots whose standing point lies in the box or not far outside. */
  searchPoints(box: WorldBox, found: Growable<Int32Array>): void {
    this.#points.search(box, found)
  }

  /** Appends the slots of lines and areas that meet the box, and of some that do not. */
  searchShapes(box: WorldBox, found: Growable<Int32Array>): void {
    this.#boxes.search(box, found)
  }

  #enter(slot: number, key: SlotKey): void {
    const { kinds, xs, ys } = this.columns
    this.#slots.set(key, slot)
    this.#inOrder?.enter(idOf(key), slot)
    this.#points.add(slot, xs[slot]!, ys[slot]!)
    if (kinds[slot] !== POINT) this.#boxes.add(slot, this.columns.boxOf(slot))
  }

  #leave(key: SlotKey): void {
    const slot = this.#slots.get(key)
    if (slot === undefined) return
    const { kinds, xs, ys } = this.columns
    this.#points.remove(slot, xs[slot]!, ys[slot]!)
    if (kinds[slot] !== POINT) this.#boxes.remove(slot, this.columns.boxOf(slot))
    this.columns.clear(slot)
    this.#slots.delete(key)
    this.#inOrder?.leave(idOf(key), slot)
    this.#free.push(slot)
  }
}

function slotKey(key: string): SlotKey {
  const isNumber = /^[1-9]\d{0,15}$/.test(key) && Number.isSafeInteger(Number(key))
  return isNumber ? Number(key) : key
}

const idOf = (key: SlotKey): number => (typeof key === 'number' ? key : Number.NaN)
