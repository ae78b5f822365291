/** `PGCOPY\n\377\r\n\0`, flags, length of the header extension. */
const HEADER_BYTES = 19
const END_OF_ROWS = -1
const NULL_FIELD = -1

/**
 * One row of binary COPY: stretches of a buffer that is used again for the next, so no object is made for a field. Take out
 * what you need while it is handed to you.
 */
export class CopyRow {
  bytes: Buffer = Buffer.alloc(0)
  /** Start and end of each field; a null has start -1. */
  readonly bounds: number[] = []

  isNull(field: number): boolean {
    return this.bounds[field * 2] === NULL_FIELD
  }

  text(field: number): string | null {
    return this.isNull(field) ? null : this.bytes.toString('utf8', this.bounds[field * 2], this.bounds[field * 2 + 1])
  }

  double(field: number): number | null {
    return this.isNull(field) ? null : this.bytes.readDoubleBE(this.bounds[field * 2])
  }

  /** A view, not a copy. */
  binary(field: number): Buffer {
    return this.bytes.subarray(this.bounds[field * 2], this.bounds[field * 2 + 1])
  }
}

/** Reads PostgreSQL's binary COPY format from chunks that end anywhere. Integers in it are big-endian. */
export class CopyReader {
  readonly #row = new CopyRow()
  #rest: Buffer = Buffer.alloc(0)
  #isPastHeader = false

  /** Hands over each row that a chunk completes. */
  read(chunk: Buffer, visit: (row: CopyRow) => void): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    this.#rest = bytes
    if (!this.#isPastHeader && bytes.length < HEADER_BYTES) return
    let at = this.#isPastHeader ? 0 : HEADER_BYTES
    this.#isPastHeader = true
    this.#row.bytes = bytes
    for (let end = endOfRow(this.#row, at); end !== undefined; end = endOfRow(this.#row, at)) {
      visit(this.#row)
      at = end
    }
    this.#rest = bytes.subarray(at)
  }
}

/** Finds the fields of the row that starts at a place; undefined when it is not there whole or the rows are over. */
function endOfRow({ bytes, bounds }: CopyRow, start: number): number | undefined {
  if (start + 2 > bytes.length) return undefined
  const count = bytes.readInt16BE(start)
  if (count === END_OF_ROWS) return undefined
  let at = start + 2
  for (let field = 0; field < count; field++) {
    if (at + 4 > bytes.length) return undefined
    const length = bytes.readInt32BE(at)
    at += 4
    bounds[field * 2] = length === NULL_FIELD ? NULL_FIELD : at
    if (length !== NULL_FIELD) at += length
    if (at > bytes.length) return undefined
    bounds[field * 2 + 1] = at
  }
  return at
}
