import type { TileLayer } from '../catalogue.ts'
import { POINT } from '../geometry/shape.ts'
import type { WorldBox } from '../geometry/world.ts'
import { type WorldFeature, worldFeature } from '../geometry/world-feature.ts'
import { BoxIndex } from './box-index.ts'
import { CellLists } from './cell-lists.ts'
import { Growable } from './growable.ts'
import { mirrorColumns } from './mirror-columns.ts'
import { ShapeStore } from './shape-store.ts'
import { NumberColumn, TextColumn } from './text-column.ts'
import { thinningStep } from './thinning-step.ts'

/** A row as the database gives it: the columns that `mirrorColumns` lists, in its order, and the geometry as EWKB in 4490. */
export interface MirrorRow {
  key: string
  texts: readonly (string | null)[]
  numbers: readonly (number | null)[]
  geometry: Uint8Array
}

/** Cells of the point index: 153 m on the equator, a hundred or so components in a dense city. */
const POINT_INDEX_LEVEL = 18
const NO_SHAPE = -1
const FREE = 0

/**
 * The rows of one layer in columns of typed arrays. A row has a slot; slots of removed rows are given again. Positions are
 * world coordinates.
 */
export class LayerMirror {
  readonly layer: TileLayer
  readonly texts = new Map<string, TextColumn>()
  readonly numbers = new Map<string, NumberColumn>()
  readonly shapes = new ShapeStore()
  readonly #kinds = new Growable(Uint8Array)
  readonly #ids = new Growable(Float64Array)
  readonly #xs = new Growable(Float64Array)
  readonly #ys = new Growable(Float64Array)
  readonly #steps = new Growable(Uint8Array)
  readonly #shapeOf = new Growable(Int32Array)
  readonly #points = new CellLists(POINT_INDEX_LEVEL)
  readonly #boxes = new BoxIndex()
  readonly #slots = new Map<string | number, number>()
  readonly #free: number[] = []
  #slotCount = 0

  constructor(layer: TileLayer) {
    this.layer = layer
    const { texts, numbers } = mirrorColumns(layer)
    for (const column of texts) this.texts.set(column, new TextColumn())
    for (const column of numbers) this.numbers.set(column, new NumberColumn())
  }

  /** How many rows there are. */
  get size(): number {
    return this.#slots.size
  }

  /** Slots run from 0 to this; those of removed rows have kind 0. */
  get slotCount(): number {
    return this.#slotCount
  }

  /** Point, line or polygon by slot, or 0 where no row is. */
  get kinds(): Uint8Array {
    return this.#kinds.values
  }

  /** The key as a number by slot, NaN where the key is no number. */
  get ids(): Float64Array {
    return this.#ids.values
  }

  get xs(): Float64Array {
    return this.#xs.values
  }

  get ys(): Float64Array {
    return this.#ys.values
  }

  /** How far each slot outlasts thinning. */
  get steps(): Uint8Array {
    return this.#steps.values
  }

  /** Inserts a row or replaces the one with its key. A row whose geometry is empty is taken out: no tile can show it. */
  put({ key, texts, numbers, geometry }: MirrorRow): void {
    const feature = worldFeature(geometry)
    this.remove(key)
    if (!feature) return
    const slot = this.#takeSlot()
    this.#slots.set(numericKey(key) ?? key, slot)
    const id = numericKey(key) ?? Number.NaN
    this.#ids.values[slot] = id
    this.#steps.values[slot] = thinningStep(id)
    this.#place(slot, feature)
    let i = 0
    for (const column of this.texts.values()) column.set(slot, texts[i++]!)
    i = 0
    for (const column of this.numbers.values()) column.set(slot, numbers[i++]!)
  }

  remove(key: string): void {
    const slot = this.#slotOf(key)
    if (slot === undefined) return
    this.#points.remove(slot, this.xs[slot]!, this.ys[slot]!)
    const shape = this.#shapeOf.values[slot]!
    if (shape !== NO_SHAPE) {
      this.#boxes.remove(slot, this.shapes.box(shape))
      this.shapes.remove(shape)
    }
    this.#kinds.values[slot] = FREE
    this.#slots.delete(numericKey(key) ?? key)
    this.#free.push(slot)
  }

  /** The number of a slot's lines or rings in `shapes`. */
  shapeOf(slot: number): number {
    return this.#shapeOf.values[slot]!
  }

  /** What the row with this key covers, or undefined when there is none. */
  boxOfKey(key: string): WorldBox | undefined {
    const slot = this.#slotOf(key)
    return slot === undefined ? undefined : this.boxOf(slot)
  }

  boxOf(slot: number): WorldBox {
    const shape = this.#shapeOf.values[slot]!
    if (shape !== NO_SHAPE) return this.shapes.box(shape)
    return [this.xs[slot]!, this.ys[slot]!, this.xs[slot]!, this.ys[slot]!]
  }

  /** Appends the slots whose standing point lies in the box or not far outside. */
  searchPoints(box: WorldBox, found: Growable<Int32Array>): void {
    this.#points.search(box, found)
  }

  /** Appends the slots of lines and areas that meet the box, and of some that do not. */
  searchShapes(box: WorldBox, found: Growable<Int32Array>): void {
    this.#boxes.search(box, found)
  }

  #slotOf(key: string): number | undefined {
    return this.#slots.get(numericKey(key) ?? key)
  }

  #takeSlot(): number {
    const slot = this.#free.pop() ?? this.#slotCount++
    for (const column of [this.#kinds, this.#ids, this.#xs, this.#ys, this.#steps, this.#shapeOf])
      column.reserve(slot + 1)
    return slot
  }

  #place(slot: number, { kind, x, y, paths }: WorldFeature): void {
    this.#kinds.values[slot] = kind
    this.#xs.values[slot] = x
    this.#ys.values[slot] = y
    this.#points.add(slot, x, y)
    const shape = kind === POINT ? NO_SHAPE : this.shapes.add(paths)
    this.#shapeOf.values[slot] = shape
    if (shape !== NO_SHAPE) this.#boxes.add(slot, this.shapes.box(shape))
  }
}

/** A key as a number when it is one and reads back the same, as the codes of components and grids do; they make short map keys. */
function numericKey(key: string): number | undefined {
  const value = Number(key)
  return Number.isSafeInteger(value) && value > 0 && String(value) === key ? value : undefined
}
