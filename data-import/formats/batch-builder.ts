import { GeometryBuilder } from './geometry-builder.ts'
import type { RawBatch } from './raw-table.ts'
import type { RefusedRow, Value } from './source.ts'

/** Puts a batch together row by row. A reader adds the geometry first and then accepts or refuses the row. */
export class BatchBuilder {
  readonly geometry = new GeometryBuilder()
  #rowNumbers: number[] = []
  #values: Value[][] = []
  #refused: RefusedRow[] = []

  /** Takes the row whose geometry was just added to `geometry`. */
  accept(row: number, values: Value[]): void {
    this.#rowNumbers.push(row)
    this.#values.push(values)
  }

  /** Takes note of a row that added no geometry. */
  refuse(refused: RefusedRow): void {
    this.#refused.push(refused)
  }

  get rows(): number {
    return this.#values.length + this.#refused.length
  }

  take(): RawBatch {
    const batch = {
      rowNumbers: Uint32Array.from(this.#rowNumbers),
      values: this.#values,
      geometry: this.geometry.take(),
      refused: this.#refused,
    }
    this.#rowNumbers = []
    this.#values = []
    this.#refused = []
    return batch
  }
}
