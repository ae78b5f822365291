/** The bytes do not form what the schema says. */
export class FlatFault extends Error {}

export interface Vector {
  /** Absolute offset of the first element. */
  start: number
  length: number
}

/**
 * A table of a FlatBuffers message (https://flatbuffers.dev/internals). Unlike generated readers it checks every offset
 * and length against the buffer, because files come from strangers.
 */
export class FlatTable {
  readonly bytes: Buffer
  readonly #at: number
  readonly #fields: number
  readonly #fieldsEnd: number

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes
    this.#at = at
    this.#check(at, 4)
    this.#fields = at - bytes.readInt32LE(at)
    this.#check(this.#fields, 4)
    this.#fieldsEnd = this.#fields + bytes.readUInt16LE(this.#fields)
    this.#check(this.#fields, this.#fieldsEnd - this.#fields)
  }

  /** The root table of a message. */
  static root(bytes: Buffer): FlatTable {
    if (bytes.length < 4) throw new FlatFault('message too short')
    return new FlatTable(bytes, bytes.readUInt32LE(0))
  }

  #check(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.bytes.length) throw new FlatFault('offset outside the message')
  }

  /** Absolute offset of a field of `size` bytes, or -1 when the table has it not. */
  #field(index: number, size: number): number {
    const entry = this.#fields + 4 + index * 2
    if (entry + 2 > this.#fieldsEnd) return -1
    const offset = this.bytes.readUInt16LE(entry)
    if (offset === 0) return -1
    this.#check(this.#at + offset, size)
    return this.#at + offset
  }

  byte(index: number): number {
    const at = this.#field(index, 1)
    return at < 0 ? 0 : this.bytes[at]!
  }

  uint16(index: number, fallback: number): number {
    const at = this.#field(index, 2)
    return at < 0 ? fallback : this.bytes.readUInt16LE(at)
  }

  int32(index: number): number {
    const at = this.#field(index, 4)
    return at < 0 ? 0 : this.bytes.readInt32LE(at)
  }

  uint64(index: number): number {
    const at = this.#field(index, 8)
    return at < 0 ? 0 : Number(this.bytes.readBigUInt64LE(at))
  }

  /** A vector of elements of `elementBytes`; empty when absent. */
  vector(index: number, elementBytes: number): Vector {
    const at = this.#field(index, 4)
    if (at < 0) return { start: 0, length: 0 }
    const start = at + this.bytes.readUInt32LE(at)
    this.#check(start, 4)
    const length = this.bytes.readUInt32LE(start)
    this.#check(start + 4, length * elementBytes)
    return { start: start + 4, length }
  }

  text(index: number): string {
    const { start, length } = this.vector(index, 1)
    return this.bytes.toString('utf8', start, start + length)
  }

  table(index: number): FlatTable | undefined {
    const at = this.#field(index, 4)
    return at < 0 ? undefined : new FlatTable(this.bytes, at + this.bytes.readUInt32LE(at))
  }

  /** Element `i` of a vector of tables. */
  tableAt({ start }: Vector, i: number): FlatTable {
    const at = start + i * 4
    return new FlatTable(this.bytes, at + this.bytes.readUInt32LE(at))
  }
}
