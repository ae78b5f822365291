/** Keeps the smallest of the ids that are offered, without keeping or sorting the rest. Each is offered once. */
export class SmallestIds {
  readonly #wanted: number
  readonly #kept: Float64Array
  #length = 0
  #ceiling = Number.POSITIVE_INFINITY

  constructor(wanted: number) {
    this.#wanted = wanted
    this.#kept = new Float64Array(wanted * 2)
  }

  /** Ids from here on are of no interest any more. */
  get ceiling(): number {
    return this.#ceiling
  }

  /** Takes an id below the ceiling. */
  offer(id: number): void {
    this.#kept[this.#length++] = id
    if (this.#length === this.#kept.length) this.#drop()
  }

  /** The smallest, ascending; fewer than wanted where fewer were offered. */
  ascending(): Float64Array {
    this.#drop()
    return this.#kept.slice(0, this.#length)
  }

  #drop(): void {
    this.#kept.subarray(0, this.#length).sort()
    this.#length = Math.min(this.#length, this.#wanted)
    if (this.#length === this.#wanted) this.#ceiling = this.#kept[this.#wanted - 1]!
  }
}
