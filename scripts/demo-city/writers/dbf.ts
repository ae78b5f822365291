import { gbkCached } from './gbk.ts'

export interface DbfField {
  /** At most 10 characters. */
  name: string
  type: 'C' | 'N'
  width: number
  decimals?: number
}

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

const HEADER_BYTES = 32
/** Language driver byte of code page 936. */
export const CODE_PAGE_936 = 0x4d
/** Day the tables say they were written (year after 1900, month, day): fixed, so that a file is the same on every day. */
const WRITTEN_ON = [118, 10, 25] as const

function header({ fields, rows, languageByte = CODE_PAGE_936 }: DbfTable, recordBytes: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES * (fields.length + 1) + 1)
  bytes[0] = 0x03
  bytes.set(WRITTEN_ON, 1)
  bytes.writeUInt32LE(rows.length, 4)
  bytes.writeUInt16LE(bytes.length, 8)
  bytes.writeUInt16LE(recordBytes, 10)
  bytes[29] = languageByte
  fields.forEach(({ name, type, width, decimals = 0 }, i) => {
    const at = HEADER_BYTES * (i + 1)
    bytes.write(name, at, 'latin1')
    bytes.write(type, at + 11, 'latin1')
    bytes[at + 16] = width
    bytes[at + 17] = decimals
  })
  bytes[bytes.length - 1] = 0x0d
  return bytes
}

const DELETED_MARK = 0x2a

/** A dBase III table in GBK. Throws where a value is wider than its field. */
export function dbf(table: DbfTable): Buffer {
  const { fields, rows, deleted = [] } = table
  const recordBytes = fields.reduce((sum, field) => sum + field.width, 1)
  const head = header(table, recordBytes)
  const bytes = Buffer.alloc(head.length + rows.length * recordBytes + 1, 0x20)
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
    at += recordBytes
  }
  for (const i of deleted) bytes[head.length + i * recordBytes] = DELETED_MARK
  bytes[bytes.length - 1] = 0x1a
  return bytes
}
