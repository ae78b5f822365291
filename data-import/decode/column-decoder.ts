const SEPARATOR = 0x0a
const SPACE = 0x20
/** Bytes that pad a cell at its end; the end-of-file mark slips into the last one of some tables. */
const isPadding = (byte: number): boolean => byte === SPACE || byte === 0x00 || byte === 0x1a

/** Texts of one or many fixed-width cells, decoded together: one call to the decoder for thousands of values. */
export class ColumnDecoder {
  /** Cells whose last character was cut by the field's width; the broken rest is removed. */
  cutCells = 0
  /** Cells with bytes that mean nothing in this encoding, now shown as U+FFFD. */
  unreadableCells = 0
  readonly #decoder: TextDecoder
  #joined = Buffer.alloc(1 << 16)
  #length = 0
  #cellEnds: number[] = []

  constructor(encoding: string) {
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true })
  }

  /** Adds a cell without its padding. */
  add(bytes: Buffer, start: number, end: number): void {
    while (end > start && isPadding(bytes[end - 1]!)) end--
    while (start < end && bytes[start] === SPACE) start++
    if (this.#length + end - start + 1 > this.#joined.length) this.#grow(end - start + 1)
    for (let i = start; i < end; i++) this.#joined[this.#length++] = bytes[i] === SEPARATOR ? SPACE : bytes[i]!
    this.#cellEnds.push(this.#length)
    this.#joined[this.#length++] = SEPARATOR
  }

  /** All cells added since the last call, in order. */
  take(): string[] {
    let texts = this.#decoder.decode(this.#joined.subarray(0, this.#length)).split('\n')
    texts.pop()
    if (texts.length !== this.#cellEnds.length) texts = this.#oneByOne()
    this.#length = 0
    this.#cellEnds = []
    return this.#repair(texts)
  }

  /** For encodings in which the separator is no character of its own (UTF-16). */
  #oneByOne(): string[] {
    let start = 0
    return this.#cellEnds.map(end => {
      const cell = this.#joined.subarray(start, end)
      start = end + 1
      return this.#decoder.decode(cell)
    })
  }

  #repair(texts: string[]): string[] {
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i]!
      if (!text.includes('\uFFFD')) continue
      texts[i] = text.replace(/\uFFFD+$/, '')
      if (texts[i]!.includes('\uFFFD')) this.unreadableCells++
      else this.cutCells++
    }
    return texts
  }

  #grow(needed: number): void {
    const larger = Buffer.alloc(Math.max(this.#joined.length * 2, this.#length + needed))
    this.#joined.copy(larger, 0, 0, this.#length)
    this.#joined = larger
  }
}
