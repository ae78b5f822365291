import { Growable } from '../mirror/growable.ts'

/** Room is taken and given back by so many bytes. */
const SLAB_BYTES = 4 * 2 ** 20
/** 266,451 features take 152 MB. */
const MAX_BYTES = 256 * 2 ** 20

/** The version of a component that a text belongs to. */
export interface TextKey {
  /** Its code as a number. */
  id: number
  version: number
}

/**
 * Texts of features as bytes ready to send, within a number of bytes. They are laid down one behind the other in slabs, and the
 * oldest slab goes first: no object a text, nothing for the collector to walk, and what an edit has made worthless leaves by
 * itself.
 */
export class TextStore {
  readonly #maxSlabs: number
  readonly #slabBytes: number
  readonly #slabs = new Map<number, Buffer>()
  /** By id the row of the columns below. */
  readonly #rows = new Map<number, number>()
  readonly #versions = new Growable(Float64Array)
  readonly #slabOf = new Growable(Int32Array)
  readonly #starts = new Growable(Uint32Array)
  readonly #ends = new Growable(Uint32Array)
  readonly #columns = [this.#versions, this.#slabOf, this.#starts, this.#ends]
  #lastSlab = 0
  #length: number

  constructor({ maxBytes = MAX_BYTES, slabBytes = SLAB_BYTES } = {}) {
    this.#maxSlabs = Math.max(1, Math.floor(maxBytes / slabBytes))
    this.#slabBytes = slabBytes
    this.#length = slabBytes
  }

  /** Bytes that are taken. */
  get bytes(): number {
    return this.#slabs.size * this.#slabBytes
  }

  /** Whether another text drives an older one out. */
  get isFull(): boolean {
    return this.#slabs.size === this.#maxSlabs
  }

  /** The text of just this version; undefined where it is not kept. */
  get({ id, version }: TextKey): Buffer | undefined {
    const row = this.#rows.get(id)
    if (row === undefined || this.#versions.values[row] !== version) return undefined
    const slab = this.#slabs.get(this.#slabOf.values[row]!)
    return slab?.subarray(this.#starts.values[row], this.#ends.values[row])
  }

  /** Keeps a text, unless it is larger than a slab. */
  set({ id, version }: TextKey, text: Buffer): void {
    if (text.length > this.#slabBytes) return
    if (this.#length + text.length > this.#slabBytes) this.#begin()
    text.copy(this.#slabs.get(this.#lastSlab)!, this.#length)
    const row = this.#rowOf(id)
    this.#versions.values[row] = version
    this.#slabOf.values[row] = this.#lastSlab
    this.#starts.values[row] = this.#length
    this.#length += text.length
    this.#ends.values[row] = this.#length
  }

  #rowOf(id: number): number {
    const known = this.#rows.get(id)
    if (known !== undefined) return known
    const row = this.#rows.size
    this.#rows.set(id, row)
    for (const column of this.#columns) column.reserve(row + 1)
    return row
  }

  #begin(): void {
    if (this.isFull) this.#slabs.delete(this.#slabs.keys().next().value!)
    this.#slabs.set(++this.#lastSlab, Buffer.allocUnsafeSlow(this.#slabBytes))
    this.#length = 0
  }
}
