import { CODE_PAGE_936, type DbfField, dbfHeader, recordBytes } from '../../../spatial/exchange/shapefile/dbf-header.ts'
import { gbkCached } from './gbk.ts'

export type { DbfField }

/** One value per field; a Buffer is written as it is, for what no encoding would give. */
export type DbfRow = readonly (string | Buffer)[]

export interface DbfTable {
  fields: readonly DbfField[]
  rows: readonly DbfRow[]
  /** Rows marked as deleted, by index. */
  deleted?: Iterable<number>
  /** What the file says of its encoding; code page 936 where nothing else is asked for. */
  languageByte?: number
}

/** Day the tables say they were written (year after 1900, month, day): fixed, so that a file is the same on every day. */
const WRITTEN_ON = [118, 10, 25] as const

const DELETED_MARK = 0x2a

/** A dBase III table in GBK. Throws where a value is wider than its field. */
export function dbf(table: DbfTable): Buffer {
  const { fields, rows, deleted = [], languageByte = CODE_PAGE_936 } = table
  const rowBytes = recordBytes(fields)
  const head = dbfHeader({ fields, rowCount: rows.length, languageByte, writtenOn: WRITTEN_ON })
  const bytes = Buffer.alloc(head.length + rows.length * rowBytes + 1, 0x20)
  head.copy(bytes)
  let at = head.length
  for (const row of rows) {
    let column = at + 1
    fields.forEach(({ name, type, width }, i) => {
      const value = row[i]!
      const text = typeof value === 'string' ? gbkCached(value) : value
      if (text.length > width) throw new Error(`${name}: ${value} is wider than ${width} bytes`)
      text.copy(bytes, type === 'N' ? column + width - text.length : column)
      column += width
    })
    at += rowBytes
  }
  for (const i of deleted) bytes[head.length + i * rowBytes] = DELETED_MARK
  bytes[bytes.length - 1] = 0x1a
  return bytes
}
