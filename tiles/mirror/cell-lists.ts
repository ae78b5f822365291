import type { WorldBox } from '../geometry/world.ts'
import { Growable } from './growable.ts'

const END = -1

/**
 * A grid over the world, `2^level` cells a side, each with a linked list of slots. Adding is O(1) and removing walks one
 * cell, so the index follows every edit; a search touches only the cells it covers.
 */
export class CellLists {
  readonly #cellsPerSide: number
  readonly #heads = new Map<number, number>()
  readonly #next: Growable<Int32Array>

  /** `next` may be shared by indexes that never hold the same slot at once. */
  constructor(level: number, next = new Growable(Int32Array)) {
    this.#cellsPerSide = 2 ** level
    this.#next = next
  }

  get isEmpty(): boolean {
    return this.#heads.size === 0
  }

  add(slot: number, x: number, y: number): void {
    const key = this.#key(this.#cell(x), this.#cell(y))
    this.#next.reserve(slot + 1)
    this.#next.values[slot] = this.#heads.get(key) ?? END
    this.#heads.set(key, slot)
  }

  /** Adds slots 0 to `count`, quickly where those of a cell follow each other; each list then runs upwards. */
  fill(xs: Float64Array, ys: Float64Array, count: number): void {
    this.#next.reserve(count)
    let cell = Number.NaN
    let head = END
    // from the last, because a list begins with what was added last
    for (let slot = count - 1; slot >= 0; slot--) {
      const key = this.#key(this.#cell(xs[slot]!), this.#cell(ys[slot]!))
      if (key !== cell) {
        if (head !== END) this.#heads.set(cell, head)
        cell = key
        head = this.#heads.get(cell) ?? END
      }
      this.#next.values[slot] = head
      head = slot
    }
    if (head !== END) this.#heads.set(cell, head)
  }

  remove(slot: number, x: number, y: number): void {
    const key = this.#key(this.#cell(x), this.#cell(y))
    const next = this.#next.values
    let previous = END
    let current = this.#heads.get(key) ?? END
    while (current !== slot) {
      if (current === END) throw new Error(`Slot ${slot} is not where the index expects it.`)
      previous = current
      current = next[current]!
    }
    if (previous !== END) next[previous] = next[slot]!
    else if (next[slot] === END) this.#heads.delete(key)
    else this.#heads.set(key, next[slot]!)
  }

  /** Appends the slots of every cell that the box meets, so also some just outside it. */
  search([minX, minY, maxX, maxY]: WorldBox, found: Growable<Int32Array>): void {
    const [west, east] = [this.#cell(minX), this.#cell(maxX)]
    const [north, south] = [this.#cell(minY), this.#cell(maxY)]
    if ((east - west + 1) * (south - north + 1) > this.#heads.size) {
      for (const [key, head] of this.#heads) {
        const x = key % this.#cellsPerSide
        const y = Math.floor(key / this.#cellsPerSide)
        if (x >= west && x <= east && y >= north && y <= south) this.#collect(head, found)
      }
      return
    }
    for (let y = north; y <= south; y++)
      for (let x = west; x <= east; x++) {
        const head = this.#heads.get(this.#key(x, y))
        if (head !== undefined) this.#collect(head, found)
      }
  }

  /** Hundreds of thousands of slots pass here for one tile, so the found list is filled without a call for each. */
  #collect(head: number, found: Growable<Int32Array>): void {
    const next = this.#next.values
    let { values, length } = found
    for (let slot = head; slot !== END; slot = next[slot]!) {
      if (length === values.length) {
        found.reserve(length + 1)
        values = found.values
      }
      values[length++] = slot
    }
    found.length = length
  }

  #cell(position: number): number {
    return Math.min(this.#cellsPerSide - 1, Math.max(0, Math.floor(position * this.#cellsPerSide)))
  }

  #key(x: number, y: number): number {
    return y * this.#cellsPerSide + x
  }
}
