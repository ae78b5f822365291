/** Framing of the PostgreSQL protocol, version 3: one type byte, then a length that counts itself but not the type. */

export interface Frame {
  type: string
  /** The whole message with its type byte and length. */
  bytes: Buffer
}

const HEADER_BYTES = 5

/** Cuts a byte stream into messages; what is incomplete waits for the next chunk. */
export class FrameReader {
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #neededBytes = HEADER_BYTES;

  *read(chunk: Buffer): Generator<Frame> {
    this.#waiting.push(chunk)
    this.#waitingBytes += chunk.length
    if (this.#waitingBytes < this.#neededBytes) return
    let bytes = this.#waiting.length === 1 ? chunk : Buffer.concat(this.#waiting)
    let size = frameSize(bytes)
    while (size <= bytes.length) {
      yield { type: String.fromCharCode(bytes[0]!), bytes: bytes.subarray(0, size) }
      bytes = bytes.subarray(size)
      size = frameSize(bytes)
    }
    this.#waiting = [bytes]
    this.#waitingBytes = bytes.length
    this.#neededBytes = size
  }
}

const frameSize = (bytes: Buffer): number => (bytes.length < HEADER_BYTES ? HEADER_BYTES : 1 + bytes.readUInt32BE(1))

/** Builds a message of `type` from parts; a string part is written with its terminating zero. */
export function frame(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)))
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(type, 'latin1')
  header.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([header, body])
}

/** An error as a server sends it; `sqlState` is five characters of the standard's table. */
export const errorFrame = (sqlState: string, message: string): Buffer =>
  frame('E', 'SERROR', 'VERROR', `C${sqlState}`, `M${message}`, Buffer.alloc(1))

export const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
