import { refusal } from '../sentences.ts'
import { ReadingFailed } from '../source.ts'
import { decodeEntities, readAttributes } from './xml-text.ts'

/** What an XML document says, in order; names are without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  /** Text may come in several pieces. */
  text?(text: string): void
}

const MOST_LEVELS = 256
/** One tag or comment; attributes of real files stay below a kilobyte. */
const LONGEST_TAG = 4 << 20

/** The outline of a province in full detail has about 10 MB. */
const LONGEST_TEXT = 64 << 20

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The name ends at the first white space or slash. */
function tagName(tag: string): string {
  for (let i = 0; i < tag.length; i++) if (tag.charCodeAt(i) <= 0x20 || tag[i] === '/') return tag.slice(0, i)
  return tag
}

/** End of the tag that starts at `from`, or -1; `>` inside quoted attributes does not count. */
function tagEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at]
    if (character === '>') return at
    if (character !== '"' && character !== "'") continue
    at = text.indexOf(character, at + 1)
    if (at < 0) return -1
  }
  return -1
}

const SPECIAL: [start: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/**
 * A streaming XML reader for files from strangers: no external entities, no entity definitions, bounded depth and tag
 * length. Throws `ReadingFailed`.
 */
export class XmlReader {
  readonly #handler: XmlHandler
  readonly #path: string
  readonly #open: string[] = []
  #rest = ''
  #hadRoot = false
  /** Length of the text since the last tag. */
  #textLength = 0

  constructor(handler: XmlHandler, path: string) {
    this.#handler = handler
    this.#path = path
  }

  /** The root element has ended; some programs leave rubbish after it. */
  get #isComplete(): boolean {
    return this.#hadRoot && this.#open.length === 0
  }

  write(chunk: string): void {
    const text = this.#rest + chunk
    let at = 0
    while (!this.#isComplete) {
      const tag = text.indexOf('<', at)
      if (tag > at) this.#text(text.slice(at, tag))
      if (tag < 0) {
        at = this.#holdBack(text, at)
        break
      }
      const next = this.#markup(text, tag)
      if (next < 0) {
        if (text.length - tag > LONGEST_TAG) this.#damaged('a tag does not end')
        at = tag
        break
      }
      at = next
    }
    this.#rest = this.#isComplete ? '' : text.slice(at)
  }

  end(): void {
    const unclosed = this.#open.at(-1)
    if (unclosed !== undefined || this.#rest.trim() !== '')
      throw new ReadingFailed(
        refusal('truncated', { path: this.#path, expected: `</${unclosed ?? ''}>`, found: 'EOF' }),
      )
    if (!this.#hadRoot) this.#damaged('there is no element')
  }

  /** Text up to a possible entity at the end of the chunk is passed on; returns where the rest starts. */
  #holdBack(text: string, at: number): number {
    const entity = text.lastIndexOf('&')
    const end = entity >= at && text.length - entity < 16 ? entity : text.length
    if (end > at) this.#text(text.slice(at, end))
    return end
  }

  #text(text: string): void {
    this.#textLength += text.length
    if (this.#textLength > LONGEST_TEXT)
      throw new ReadingFailed(refusal('too-large', { path: this.#path, reason: 'one text' }))
    if (this.#open.length > 0) this.#handler.text?.(decodeEntities(text))
  }

  /** Handles the markup at `at` and returns the position after it, or -1 when it is not complete yet. */
  #markup(text: string, at: number): number {
    for (const [start, end] of SPECIAL) {
      if (!text.startsWith(start, at)) continue
      const close = text.indexOf(end, at + start.length)
      if (close >= 0 && start === '<![CDATA[') this.#handler.text?.(text.slice(at + start.length, close))
      return close < 0 ? -1 : close + end.length
    }
    if (text.length - at < '<![CDATA['.length && '<![CDATA['.startsWith(text.slice(at))) return -1
    this.#textLength = 0
    const end = tagEnd(text, at)
    if (text.startsWith('<!', at)) return this.#doctype(text, at, end)
    if (end < 0) return -1
    if (text[at + 1] === '/') this.#close(text.slice(at + 2, end).trim())
    else this.#element(text.slice(at + 1, end))
    return end + 1
  }

  #doctype(text: string, at: number, end: number): number {
    const declared = text.slice(at, end < 0 ? undefined : end)
    if (/\[|ENTITY/.test(declared)) throw new ReadingFailed(refusal('xml-entities', { path: this.#path }))
    return end < 0 ? -1 : end + 1
  }

  #element(tag: string): void {
    const isEmpty = tag.endsWith('/')
    const name = tagName(tag)
    if (name === '') this.#damaged('a tag without name')
    if (this.#open.length >= MOST_LEVELS)
      throw new ReadingFailed(refusal('too-deep', { path: this.#path, limit: MOST_LEVELS }))
    this.#hadRoot = true
    this.#handler.open(localName(name), readAttributes(tag.slice(name.length)))
    if (isEmpty) this.#handler.close(localName(name))
    else this.#open.push(name)
  }

  #close(name: string): void {
    const expected = this.#open.pop()
    if (expected !== name) this.#damaged(`</${name}> where </${expected ?? ''}> belongs`)
    this.#handler.close(localName(name))
  }

  #damaged(reason: string): never {
    throw new ReadingFailed(refusal('damaged', { path: this.#path, reason }))
  }
}
