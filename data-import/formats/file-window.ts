import type { FileHandle } from 'node:fs/promises'

/** Reads forward through a large file in few system calls. */
const WINDOW_BYTES = 1 << 20

/** A view on a file that moves when asked for bytes outside it; the bytes returned are valid until the next call. */
export class FileWindow {
  readonly size: number
  readonly #handle: FileHandle
  #buffer = Buffer.alloc(0)
  #start = 0

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle
    this.size = size
  }

  /** The bytes if they are in memory already: spares a promise per record. */
  peek(offset: number, length: number): Buffer | undefined {
    const from = offset - this.#start
    return from >= 0 && from + length <= this.#buffer.length ? this.#buffer.subarray(from, from + length) : undefined
  }

  /** `undefined` when the file ends before `offset + length`. */
  async bytes(offset: number, length: number): Promise<Buffer | undefined> {
    if (offset < 0 || length < 0 || offset + length > this.size) return undefined
    if (offset < this.#start || offset + length > this.#start + this.#buffer.length) await this.#move(offset, length)
    const from = offset - this.#start
    const view = this.#buffer.subarray(from, from + length)
    return view.length === length ? view : undefined
  }

  async #move(offset: number, length: number): Promise<void> {
    const wanted = Math.min(Math.max(length, WINDOW_BYTES), this.size - offset)
    const buffer = this.#buffer.length === wanted ? this.#buffer : Buffer.allocUnsafe(wanted)
    const { bytesRead } = await this.#handle.read(buffer, 0, wanted, offset)
    this.#buffer = buffer.subarray(0, bytesRead)
    this.#start = offset
  }
}
