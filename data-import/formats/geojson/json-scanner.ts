import { refusal } from '../sentences.ts'
import { ReadingFailed } from '../source.ts'

export interface JsonEvents {
  /** An element of a `features` array directly inside a root object. */
  feature(text: string): void
  /** Any other member of a root object, as text. */
  member(key: string, text: string): void
  /** A root object has ended. */
  rootEnd(): void
}

const MOST_LEVELS = 128
/** One feature or member; the outline of a province in full detail has about 10 MB. */
const LONGEST_VALUE = 64 << 20

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE] = [0x22, 0x5c, 0x7b, 0x7d]
const [OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON] = [0x5b, 0x5d, 0x2c, 0x3a]

/**
 * Cuts JSON text that arrives in chunks into the features of a collection, so that a file of any size is read in
 * little memory. Several root objects after each other (GeoJSON sequences) are fine. Throws `ReadingFailed`.
 */
export class JsonScanner {
  readonly #events: JsonEvents
  readonly #path: string
  #text = ''
  #at = 0
  /** Start of the value or key being captured, -1 between values. */
  #start = -1
  #level = 0
  #inString = false
  #key = ''
  #inFeatures = false
  /** The next string at level 1 is a key. */
  #keyNext = true
  #hadRoot = false

  constructor(events: JsonEvents, path: string) {
    this.#events = events
    this.#path = path
  }

  write(chunk: string): void {
    const keepFrom = this.#start >= 0 ? this.#start : this.#at
    if (this.#text.length - keepFrom > LONGEST_VALUE)
      throw new ReadingFailed(refusal('too-large', { path: this.#path, reason: 'one value' }))
    this.#text = this.#text.slice(keepFrom) + chunk
    this.#at -= keepFrom
    if (this.#start >= 0) this.#start = 0
    while (this.#at < this.#text.length) {
      if (this.#inString) {
        if (!this.#skipString()) return
      } else this.#step(this.#text.charCodeAt(this.#at))
    }
  }

  end(): void {
    if (this.#level > 0 || this.#inString)
      throw new ReadingFailed(refusal('truncated', { path: this.#path, expected: '}', found: 'EOF' }))
    if (!this.#hadRoot) this.#damaged('there is no object')
  }

  /** Moves behind the string's end; false when the chunk ends first. */
  #skipString(): boolean {
    for (;;) {
      const quote = this.#text.indexOf('"', this.#at)
      if (quote < 0) {
        // Stay before trailing backslashes: whether they escape shows with the next chunk.
        let end = this.#text.length
        while (end > this.#at && this.#text.charCodeAt(end - 1) === BACKSLASH) end--
        this.#at = end
        return false
      }
      let slashes = 0
      while (this.#text.charCodeAt(quote - 1 - slashes) === BACKSLASH && quote - 1 - slashes >= this.#at) slashes++
      this.#at = quote + 1
      if (slashes % 2 === 0) break
    }
    this.#inString = false
    if (this.#level === 1 && this.#keyNext) this.#endKey()
    return true
  }

  #endKey(): void {
    this.#key = this.#text.slice(this.#start + 1, this.#at - 1)
    this.#start = -1
    this.#keyNext = false
  }

  #step(code: number): void {
    switch (code) {
      case QUOTE:
        if (this.#level === 0) this.#damaged('text outside an object')
        this.#inString = true
        if (this.#start < 0) this.#start = this.#at
        break
      case OPEN_BRACE:
      case OPEN_BRACKET:
        this.#open(code)
        break
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        this.#close()
        break
      case COMMA:
        this.#comma()
        break
      default:
        if (code > 0x20 && code !== COLON && code !== 0xfeff && this.#start < 0 && this.#level > 0)
          this.#start = this.#at
    }
    this.#at++
  }

  #open(code: number): void {
    if (this.#level === 0 && code !== OPEN_BRACE) this.#damaged('it does not start with an object')
    this.#hadRoot = true
    const startsFeatures = this.#level === 1 && code === OPEN_BRACKET && this.#key === 'features' && this.#start < 0
    if (startsFeatures) this.#inFeatures = true
    else if (this.#level > 0 && this.#start < 0) this.#start = this.#at
    if (++this.#level > MOST_LEVELS)
      throw new ReadingFailed(refusal('too-deep', { path: this.#path, limit: MOST_LEVELS }))
  }

  #close(): void {
    if (this.#level === 0) this.#damaged('a bracket too many')
    this.#level--
    if (this.#inFeatures && this.#level === 1) {
      this.#emit(this.#at)
      this.#inFeatures = false
    } else if (this.#level === 0) {
      this.#emit(this.#at)
      this.#keyNext = true
      this.#events.rootEnd()
    } else if (this.#inFeatures && this.#level === 2) this.#emit(this.#at + 1)
  }

  #comma(): void {
    if (this.#inFeatures ? this.#level === 2 : this.#level === 1) this.#emit(this.#at)
    if (this.#level === 1) this.#keyNext = true
  }

  #emit(end: number): void {
    if (this.#start < 0) return
    const text = this.#text.slice(this.#start, end)
    this.#start = -1
    if (this.#inFeatures) this.#events.feature(text)
    else this.#events.member(this.#key, text)
  }

  #damaged(reason: string): never {
    throw new ReadingFailed(refusal('damaged', { path: this.#path, reason }))
  }
}
