/** `PGCOPY\n\377\r\n\0`, flags, length of the header extension. */
const HEADER_BYTES = 19
const END_OF_ROWS = -1
const NULL_FIELD = -1

/** The fields of a row as stretches of bytes; null where the value is null. Valid until the next chunk is read. */
export type CopyFields = (Buffer | null)[]

/** Reads PostgreSQL's binary COPY format from chunks that end anywhere. Integers in it are big-endian. */
export class CopyReader {
  #rest: Buffer = Buffer.alloc(0)
  #isPastHeader = false

  /** The rows that a chunk completes. */
  rows(chunk: Buffer): CopyFields[] {
    const rows: CopyFields[] = []
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    if (!this.#isPastHeader) {
      if (bytes.length < HEADER_BYTES) {
        this.#rest = bytes
        return rows
      }
      at = HEADER_BYTES
      this.#isPastHeader = true
    }
    for (;;) {
      const row = rowAt(bytes, at)
      if (!row) break
      at = row.end
      rows.push(row.fields)
    }
    this.#rest = bytes.subarray(at)
    return rows
  }
}

/** The row that starts at a place, or undefined when it is not there whole or the rows are over. */
function rowAt(bytes: Buffer, start: number): { fields: CopyFields; end: number } | undefined {
  if (start + 2 > bytes.length) return undefined
  const count = bytes.readInt16BE(start)
  if (count === END_OF_ROWS) return undefined
  const fields: CopyFields = new Array(count)
  let at = start + 2
  for (let i = 0; i < count; i++) {
    if (at + 4 > bytes.length) return undefined
    const length = bytes.readInt32BE(at)
    at += 4
    if (length === NULL_FIELD) {
      fields[i] = null
      continue
    }
    if (at + length > bytes.length) return undefined
    fields[i] = bytes.subarray(at, at + length)
    at += length
  }
  return { fields, end: at }
}
