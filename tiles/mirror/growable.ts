type NumberArray = Float64Array | Int32Array | Uint32Array | Uint8Array

const INITIAL_LENGTH = 1024

/** A typed array that grows. Read and write `values` directly; ask for room first. */
export class Growable<Values extends NumberArray> {
  values: Values
  length = 0

  constructor(Type: new (length: number) => Values) {
    this.values = new Type(INITIAL_LENGTH)
  }

  /** Makes room for `length` values; new ones are zero. */
  reserve(length: number): void {
    if (length <= this.values.length) return
    const Type = this.values.constructor as new (length: number) => Values
    const grown = new Type(Math.max(length, Math.ceil(this.values.length * 1.5)))
    grown.set(this.values as never)
    this.values = grown
  }

  push(value: number): void {
    this.reserve(this.length + 1)
    this.values[this.length++] = value
  }

  /** Moves what is at `order[i]` to `i`, for all of them. */
  reorder(order: Uint32Array): void {
    const before = this.values.slice() as Values
    for (let i = 0; i < order.length; i++) this.values[i] = before[order[i]!]!
  }
}
