import type { WorldFeature } from '../geometry/world-feature.ts'
import { Growable } from './growable.ts'
import { ShapeStore } from './shape-store.ts'

const NO_SHAPE = -1

/**
 * Where rows lie in degrees, by slot. World coordinates give degrees back to the last digit but one, and a straight edge between
 * two positions is bent by them: a centimetre in a kilometre. What an edge holds is judged by these.
 */
export class DegreeColumns {
  /** Lines and rings; in degrees y points up, so here it is holes that count as outer. */
  readonly shapes = new ShapeStore()
  readonly #lons = new Growable(Float64Array)
  readonly #lats = new Growable(Float64Array)
  readonly #shapeOf = new Growable(Int32Array)
  readonly #columns = [this.#lons, this.#lats, this.#shapeOf]

  /** Of the point that stands for the row. */
  get lons(): Float64Array {
    return this.#lons.values
  }

  get lats(): Float64Array {
    return this.#lats.values
  }

  /** The number of a line or area in `shapes`. */
  shapeOf(slot: number): number {
    return this.#shapeOf.values[slot]!
  }

  write(slot: number, { degrees: { lon, lat, paths } }: WorldFeature): void {
    for (const column of this.#columns) column.reserve(slot + 1)
    this.#lons.values[slot] = lon
    this.#lats.values[slot] = lat
    this.#shapeOf.values[slot] = paths.length === 0 ? NO_SHAPE : this.shapes.add(paths)
  }

  clear(slot: number): void {
    const shape = this.shapeOf(slot)
    if (shape !== NO_SHAPE) this.shapes.remove(shape)
  }

  reorder(order: Uint32Array): void {
    for (const column of this.#columns) column.reorder(order)
  }
}
