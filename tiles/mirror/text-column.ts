import { Growable } from './growable.ts'

/** A column of texts kept as numbers into a list of the different ones; 0 stands for null. */
export class TextColumn {
  readonly texts: (string | null)[] = [null]
  readonly #numbers = new Map<string, number>()
  readonly #slots = new Growable(Uint32Array)

  /** The number of each slot's text. */
  get numbers(): Uint32Array {
    return this.#slots.values
  }

  set(slot: number, text: string | null): void {
    this.#slots.reserve(slot + 1)
    this.#slots.values[slot] = text === null ? 0 : this.#numberOf(text)
  }

  reorder(order: Uint32Array): void {
    this.#slots.reorder(order)
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}

/** A column of numbers; NaN stands for null. */
export class NumberColumn {
  readonly #slots = new Growable(Float64Array)

  get values(): Float64Array {
    return this.#slots.values
  }

  set(slot: number, value: number | null): void {
    this.#slots.reserve(slot + 1)
    this.#slots.values[slot] = value ?? Number.NaN
  }

  reorder(order: Uint32Array): void {
    this.#slots.reorder(order)
  }
}
