import { ColumnDecoder } from '../../decode/column-decoder.ts'
import type { FieldKind, Value } from '../source.ts'
import type { DbfField } from './dbf-header.ts'
import { binaryValue, isBinary, isText, textValue, textWidth } from './dbf-values.ts'

const DELETED = 0x2a

export interface DbfRows {
  values: Value[][]
  /** Positions in the batch of rows that carry the deletion mark. */
  deleted: Set<number>
}

export interface DbfLayout {
  recordBytes: number
  columns: { field: DbfField; kind: FieldKind }[]
}

/** Turns blocks of records into rows, one column at a time. */
export class DbfRowDecoder {
  /** Text in the table's encoding; numbers and dates are plain ASCII. */
  readonly text: ColumnDecoder
  readonly #plain = new ColumnDecoder('windows-1252')
  readonly #layout: DbfLayout

  constructor(layout: DbfLayout, encoding: string) {
    this.#layout = layout
    this.text = new ColumnDecoder(encoding)
  }

  decode(block: Buffer, count: number): DbfRows {
    const { recordBytes, columns } = this.#layout
    const deleted = new Set<number>()
    for (let row = 0; row < count; row++) if (block[row * recordBytes] === DELETED) deleted.add(row)
    const decoded = columns.map(({ field, kind }) => this.#column(block, { count, field, kind }))
    const values = Array.from({ length: count }, (_, row) => decoded.map(column => column[row]!))
    return { values, deleted }
  }

  #column(block: Buffer, { count, field, kind }: { count: number; field: DbfField; kind: FieldKind }): Value[] {
    const { recordBytes } = this.#layout
    if (isBinary(field))
      return Array.from({ length: count }, (_, row) => binaryValue(block, row * recordBytes + field.offset, field))
    const decoder = isText(field) ? this.text : this.#plain
    for (let row = 0; row < count; row++) {
      const at = row * recordBytes + field.offset
      decoder.add(block, at, at + textWidth(block, at, field))
    }
    const texts = decoder.take()
    return texts.map(text => textValue(text, kind))
  }
}
