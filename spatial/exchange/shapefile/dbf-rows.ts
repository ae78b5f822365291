import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import type { ExportColumn, ExportFeature } from '../feature-writer.ts'
import { censusWord, dbfNames } from './census-names.ts'
import { CODE_PAGE_936, type DbfField, dbfHeader, recordBytes } from './dbf-header.ts'
import { dbfText, type ShapefileEncoding } from './dbf-text.ts'

export interface DbfOptions {
  fileName: string
  columns: readonly ExportColumn[]
  encoding: ShapefileEncoding
}

const END_OF_FILE = 0x1a
const DAY_BYTES = 8
/** Numbers are written as they are; programs ask how many decimals there may be. */
const DECIMALS = 3

/**
 * A DBF table that is as narrow as its values allow. Widths stand at the beginning and are known at the end, so the values wait in
 * a file beside it, each after its length, which is a byte.
 */
export class DbfRows {
  readonly #options: DbfOptions
  readonly #path: string
  readonly #waiting: WriteStream
  readonly #widths: number[]
  #count = 0

  /** `path` is without an extension. */
  constructor(path: string, options: DbfOptions) {
    this.#path = path
    this.#options = options
    this.#waiting = createWriteStream(`${path}.rows`)
    this.#widths = options.columns.map(() => 1)
  }

  async add(features: readonly ExportFeature[]): Promise<void> {
    const parts: Buffer[] = []
    for (const { values } of features)
      this.#options.columns.forEach((column, index) => {
        const bytes = this.#cell(column, values[column.name])
        if (bytes.length > this.#widths[index]!) this.#widths[index] = bytes.length
        parts.push(Buffer.from([bytes.length]), bytes)
      })
    this.#count += features.length
    if (!this.#waiting.write(Buffer.concat(parts))) await once(this.#waiting, 'drain')
  }

  #cell({ name, type }: ExportColumn, value: unknown): Buffer {
    if (value === null || value === undefined) return Buffer.alloc(0)
    if (type === 'date') return Buffer.from(String(value).slice(0, 10).replaceAll('-', ''))
    const text = typeof value === 'object' ? JSON.stringify(value) : String(censusWord(name, value))
    return dbfText(text, this.#options.encoding)
  }

  /** Writes the table. */
  async finish(): Promise<void> {
    this.#waiting.end()
    await once(this.#waiting, 'close')
    const fields = this.#fields()
    const now = new Date()
    const table = createWriteStream(`${this.#path}.dbf`)
    table.write(
      dbfHeader({
        fields,
        rowCount: this.#count,
        languageByte: this.#options.encoding === 'gbk' ? CODE_PAGE_936 : 0,
        writtenOn: [now.getFullYear() - 1900, now.getMonth() + 1, now.getDate()],
      }),
    )
    for await (const rows of this.#padded(fields)) if (!table.write(rows)) await once(table, 'drain')
    table.end(Buffer.from([END_OF_FILE]))
    await once(table, 'close')
  }

  #fields(): DbfField[] {
    const names = dbfNames(this.#options.fileName, this.#options.columns)
    return this.#options.columns.map(({ type }, index) => {
      const [name, width] = [names[index]!, this.#widths[index]!]
      if (type === 'date') return { name, type: 'D', width: DAY_BYTES }
      if (type === 'integer') return { name, type: 'N', width }
      return type === 'number' ? { name, type: 'N', width, decimals: DECIMALS } : { name, type: 'C', width }
    })
  }

  /** The waiting rows, each value at its width: numbers to the right, texts to the left. */
  async *#padded(fields: readonly DbfField[]): AsyncGenerator<Buffer> {
    const width = recordBytes(fields)
    let rest: Buffer = Buffer.alloc(0)
    for await (const chunk of createReadStream(`${this.#path}.rows`, { highWaterMark: 1 << 18 })) {
      rest = Buffer.concat([rest, chunk as Buffer])
      const rows: Buffer[] = []
      let at = 0
      for (let next = rowEnd(rest, at, fields.length); next !== undefined; next = rowEnd(rest, at, fields.length)) {
        rows.push(padded(rest.subarray(at, next), fields, width))
        at = next
      }
      rest = rest.subarray(at)
      if (rows.length > 0) yield Buffer.concat(rows)
    }
  }
}

/** Where the row that begins at `at` ends; undefined while not all of it is there. */
function rowEnd(bytes: Buffer, at: number, fieldCount: number): number | undefined {
  let next = at
  for (let field = 0; field < fieldCount; field++) {
    if (next >= bytes.length) return undefined
    next += 1 + bytes[next]!
  }
  return next <= bytes.length ? next : undefined
}

function padded(values: Buffer, fields: readonly DbfField[], width: number): Buffer {
  const row = Buffer.alloc(width, 0x20)
  let [from, to] = [0, 1]
  for (const field of fields) {
    const length = values[from]!
    values.copy(row, field.type === 'N' ? to + field.width - length : to, from + 1, from + 1 + length)
    from += 1 + length
    to += field.width
  }
  return row
}
