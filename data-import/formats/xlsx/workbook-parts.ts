import { refusal } from '../sentences.ts'
import { ReadingFailed } from '../source.ts'
import type { XmlHandler } from '../xml/xml-reader.ts'
import { isDateFormat } from './cell-text.ts'

export interface SheetEntry {
  name: string
  relation: string
}

/** Sheets in the order of their tabs, and which day dates are counted from. */
export class WorkbookHandler implements XmlHandler {
  sheets: SheetEntry[] = []
  is1904 = false
  open(name: string, attributes: Record<string, string>): void {
    if (name === 'workbookPr') this.is1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
    const relation = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1]
    if (name === 'sheet') this.sheets.push({ name: attributes.name ?? '', relation: relation ?? '' })
  }
  close(): void {}
}

/** Targets of relations by id, as paths inside the archive. */
export class RelationsHandler implements XmlHandler {
  targets = new Map<string, string>()
  open(name: string, { Id = '', Target = '' }: Record<string, string>): void {
    if (name !== 'Relationship') return
    this.targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
  }
  close(): void {}
}

/** Which cell styles show a date. */
export class StylesHandler implements XmlHandler {
  dateStyles: boolean[] = []
  #codes = new Map<number, string>()
  #inCellStyles = false
  open(name: string, attributes: Record<string, string>): void {
    const id = Number(attributes.numFmtId)
    if (name === 'numFmt') this.#codes.set(id, attributes.formatCode ?? '')
    else if (name === 'cellXfs') this.#inCellStyles = true
    else if (name === 'xf' && this.#inCellStyles) this.dateStyles.push(isDateFormat(id, this.#codes.get(id)))
  }
  close(name: string): void {
    if (name === 'cellXfs') this.#inCellStyles = false
  }
}

/** All shared texts together; a census of a city needs about a tenth. */
const MOST_CHARACTERS = 200_000_000

/** The texts that cells refer to by number; phonetic guides are left out. */
export class SharedStringsHandler implements XmlHandler {
  texts: string[] = []
  #text = ''
  #characters = 0
  #inText = false
  #inPhonetic = false
  readonly #path: string
  constructor(path: string) {
    this.#path = path
  }
  open(name: string): void {
    if (name === 'si') this.#text = ''
    else if (name === 't') this.#inText = true
    else if (name === 'rPh') this.#inPhonetic = true
  }
  text(text: string): void {
    if (this.#inText && !this.#inPhonetic) this.#text += text
  }
  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#inPhonetic = false
    if (name !== 'si') return
    this.texts.push(this.#text)
    this.#characters += this.#text.length
    if (this.#characters > MOST_CHARACTERS)
      throw new ReadingFailed(refusal('too-large', { path: this.#path, reason: 'shared strings' }))
  }
}
