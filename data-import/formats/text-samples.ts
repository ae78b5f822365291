import type { Value } from './source.ts'

const SHOWN = 3
/** Samples come from the beginning of a table; looking further costs time and shows nothing new. */
const LOOKED_AT_ROWS = 5000

const isPlain = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

/** Three different values that are not plain ASCII, for a person to judge the encoding by. */
export class TextSamples {
  readonly #texts = new Set<string>()
  #rows = 0

  addRows(rows: readonly Value[][]): void {
    for (const row of rows) {
      if (this.#texts.size >= SHOWN || this.#rows++ > LOOKED_AT_ROWS) return
      for (const value of row)
        if (typeof value === 'string' && this.#texts.size < SHOWN && !isPlain(value)) this.#texts.add(value)
    }
  }

  take(): string[] {
    return [...this.#texts]
  }
}
