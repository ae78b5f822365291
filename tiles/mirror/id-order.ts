/**
 * Ids in ascending order, each with its slot. Edits are noted down and merged in when the order is next asked for: one pass
 * after a commit that added or took away rows, whatever their number.
 */
export class IdOrder {
  #ids: Float64Array
  #slots: Int32Array
  readonly #entered = new Map<number, number>()
  readonly #left = new Map<number, number>()

  constructor(slotOfId: ReadonlyMap<number, number>) {
    this.#ids = Float64Array.from(slotOfId.keys()).sort()
    this.#slots = Int32Array.from(this.#ids, id => slotOfId.get(id)!)
  }

  get ids(): Float64Array {
    return this.#ids
  }

  get slots(): Int32Array {
    return this.#slots
  }

  /** The place of the first id that is not less than this one; the length where there is none. */
  firstFrom(id: number): number {
    let [low, high] = [0, this.#ids.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#ids[middle]! < id) low = middle + 1
      else high = middle
    }
    return low
  }

  enter(id: number, slot: number): void {
    // most edits replace a row in its slot
    if (this.#left.get(id) === slot) this.#left.delete(id)
    else this.#entered.set(id, slot)
  }

  leave(id: number, slot: number): void {
    // what came since the last merge is not in the arrays yet
    if (this.#entered.get(id) === slot) this.#entered.delete(id)
    else this.#left.set(id, slot)
  }

  /** Merges in what was noted down. */
  settle(): void {
    if (this.#entered.size === 0 && this.#left.size === 0) return
    const entered = [...this.#entered].sort(([a], [b]) => a - b)
    const ids = new Float64Array(this.#ids.length + entered.length)
    const slots = new Int32Array(ids.length)
    let length = 0
    let next = 0
    const take = (id: number, slot: number): void => {
      ids[length] = id
      slots[length++] = slot
    }
    for (let place = 0; place < this.#ids.length; place++) {
      const id = this.#ids[place]!
      while (next < entered.length && entered[next]![0] < id) take(...entered[next++]!)
      if (!this.#left.has(id)) take(id, this.#slots[place]!)
    }
    while (next < entered.length) take(...entered[next++]!)
    this.#ids = ids.slice(0, length)
    this.#slots = slots.slice(0, length)
    this.#entered.clear()
    this.#left.clear()
  }
}
