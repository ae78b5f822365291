import { POINT } from '../geometry/shape.ts'
import type { WorldBox } from '../geometry/world.ts'
import type { WorldFeature } from '../geometry/world-feature.ts'
import type { TileLayer, TileLayerId } from '../layers/tile-layer.ts'
import { DegreeColumns } from './degree-columns.ts'
import { Growable } from './growable.ts'
import { mirrorColumns } from './mirror-columns.ts'
import { ShapeStore } from './shape-store.ts'
import { NumberColumn, TextColumn } from './text-column.ts'
import { thinningStep } from './thinning-step.ts'

/** The kind of a slot without a row. */
export const FREE = 0
const NO_SHAPE = -1

/** Layers that look-ups ask about. */
const LOOKED_UP = new Set<TileLayerId>(['components', 'grids'])

/** What goes into a slot. */
export interface SlotContent {
  /** The key as a number, NaN where it is none. */
  id: number
  /** Values of texts and numbers in the order of `mirrorColumns`. */
  row: { texts: readonly (string | null)[]; numbers: readonly (number | null)[] }
  feature: WorldFeature
}

/** The columns of a layer by slot. Positions are world coordinates. */
export class RowColumns {
  readonly texts = new Map<string, TextColumn>()
  readonly numbers = new Map<string, NumberColumn>()
  readonly shapes = new ShapeStore()
  /** Positions in degrees; only of layers that look-ups ask about. */
  readonly degrees: DegreeColumns | undefined
  readonly #kinds = new Growable(Uint8Array)
  readonly #ids = new Growable(Float64Array)
  readonly #xs = new Growable(Float64Array)
  readonly #ys = new Growable(Float64Array)
  readonly #steps = new Growable(Uint8Array)
  readonly #shapeOf = new Growable(Int32Array)
  readonly #fixed = [this.#kinds, this.#ids, this.#xs, this.#ys, this.#steps, this.#shapeOf]

  constructor(layer: TileLayer) {
    const { texts, numbers } = mirrorColumns(layer)
    for (const column of texts) this.texts.set(column, new TextColumn())
    for (const column of numbers) this.numbers.set(column, new NumberColumn())
    if (LOOKED_UP.has(layer.id)) this.degrees = new DegreeColumns()
  }

  /** Point, line or polygon, or `FREE`. */
  get kinds(): Uint8Array {
    return this.#kinds.values
  }

  /** The key as a number, NaN where the key is no number. */
  get ids(): Float64Array {
    return this.#ids.values
  }

  /** The point that stands for the row: itself, or where it is counted and labelled. */
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

  /** The number of a slot's lines or rings in `shapes`. */
  shapeOf(slot: number): number {
    return this.#shapeOf.values[slot]!
  }

  boxOf(slot: number): WorldBox {
    const shape = this.shapeOf(slot)
    if (shape !== NO_SHAPE) return this.shapes.box(shape)
    return [this.xs[slot]!, this.ys[slot]!, this.xs[slot]!, this.ys[slot]!]
  }

  write(slot: number, { id, row, feature }: SlotContent): void {
    const { kind, x, y, paths } = feature
    for (const column of this.#fixed) column.reserve(slot + 1)
    this.#kinds.values[slot] = kind
    this.#ids.values[slot] = id
    this.#xs.values[slot] = x
    this.#ys.values[slot] = y
    this.#steps.values[slot] = thinningStep(id)
    this.#shapeOf.values[slot] = kind === POINT ? NO_SHAPE : this.shapes.add(paths)
    this.degrees?.write(slot, feature)
    let i = 0
    for (const column of this.texts.values()) column.set(slot, row.texts[i++] ?? null)
    i = 0
    for (const column of this.numbers.values()) column.set(slot, row.numbers[i++]!)
  }

  clear(slot: number): void {
    const shape = this.shapeOf(slot)
    if (shape !== NO_SHAPE) this.shapes.remove(shape)
    this.degrees?.clear(slot)
    this.#kinds.values[slot] = FREE
  }

  /** Moves what is in slot `order[i]` to slot `i`, for all of them. */
  reorder(order: Uint32Array): void {
    for (const column of [...this.#fixed, ...this.texts.values(), ...this.numbers.values()]) column.reorder(order)
    this.degrees?.reorder(order)
  }
}
