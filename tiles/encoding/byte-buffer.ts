const INITIAL_BYTES = 64 * 1024
/** Room asked for before each small write, so that the writes themselves need no check: an id and a tag fit. */
const SLACK_BYTES = 32
const TWO_POW_28 = 2 ** 28

/** Writes an unsigned integer below 2^32 and returns the place after it. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let next = at
  let rest = value >>> 0
  while (rest > 0x7f) {
    bytes[next++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  bytes[next++] = rest
  return next
}

/** Writes an unsigned integer up to 2^53 - 1, which holds a 16-digit component code, and returns the place after it. */
export function putBigVarint(bytes: Uint8Array, at: number, value: number): number {
  const high = Math.floor(value / TWO_POW_28)
  if (high === 0) return putVarint(bytes, at, value)
  const low = value - high * TWO_POW_28
  bytes[at] = (low & 0x7f) | 0x80
  bytes[at + 1] = ((low >>> 7) & 0x7f) | 0x80
  bytes[at + 2] = ((low >>> 14) & 0x7f) | 0x80
  bytes[at + 3] = (low >>> 21) | 0x80
  return putVarint(bytes, at + 4, high)
}

/** A growing buffer with the protobuf primitives that vector tiles need. Reused from tile to tile with `clear()`. */
export class ByteBuffer {
  bytes = new Uint8Array(INITIAL_BYTES)
  length = 0

  clear(): void {
    this.length = 0
  }

  /** A copy of what has been written. */
  copy(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }

  ensure(extraBytes: number): void {
    const needed = this.length + extraBytes + SLACK_BYTES
    if (needed <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }

  /** One byte; the caller has room, because every varint before it left slack. */
  byte(value: number): void {
    this.ensure(1)
    this.bytes[this.length++] = value
  }

  varint(value: number): void {
    this.ensure(5)
    this.length = putVarint(this.bytes, this.length, value)
  }

  bigVarint(value: number): void {
    this.ensure(10)
    this.length = putBigVarint(this.bytes, this.length, value)
  }

  double(value: number): void {
    this.ensure(8)
    new DataView(this.bytes.buffer).setFloat64(this.length, value, true)
    this.length += 8
  }

  /** UTF-8 bytes with their length in front. */
  string(value: string): void {
    const text = Buffer.from(value, 'utf8')
    this.varint(text.length)
    this.ensure(text.length)
    this.bytes.set(text, this.length)
    this.length += text.length
  }

  /** Starts a length-delimited field; hand the result to `end`. */
  begin(tag: number): number {
    this.ensure(2)
    this.bytes[this.length++] = tag
    return this.length++
  }

  /** Writes the length of what followed `begin`, moving it along when the length needs more than the one byte kept free. */
  end(start: number): void {
    const size = this.length - start - 1
    if (size < 0x80) {
      this.bytes[start] = size
      return
    }
    const lengthBytes = size < 0x4000 ? 2 : size < 0x200000 ? 3 : size < 0x10000000 ? 4 : 5
    this.ensure(lengthBytes)
    this.bytes.copyWithin(start + lengthBytes, start + 1, this.length)
    this.length = start
    this.varint(size)
    this.length += size
  }
}
