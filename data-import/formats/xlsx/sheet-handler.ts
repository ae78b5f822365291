import type { XmlHandler } from '../xml/xml-reader.ts'
import { columnOf, numberText, serialText } from './cell-text.ts'

/** The format's own limit. */
const MOST_COLUMNS = 16_384

export interface SheetContext {
  sharedStrings: string[]
  dateStyles: boolean[]
  is1904: boolean
}

/** Collects the rows of a sheet as text. */
export class SheetHandler implements XmlHandler {
  records: string[][] = []
  readonly #context: SheetContext
  #record: string[] = []
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #inValue = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.#record = []
      this.#column = -1
    } else if (name === 'c') {
      this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r)
      this.#type = attributes.t ?? 'n'
      this.#style = Number(attributes.s ?? 0)
      this.#value = ''
    } else if (name === 'v' || name === 't') this.#inValue = true
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false
    else if (name === 'c') this.#endCell()
    else if (name === 'row' && this.#record.length > 0) this.records.push(this.#record)
  }

  #endCell(): void {
    if (this.#column < 0 || this.#column >= MOST_COLUMNS) return
    while (this.#record.length < this.#column) this.#record.push('')
    this.#record[this.#column] = this.#cellText()
  }

  #cellText(): string {
    const value = this.#value
    const { sharedStrings, dateStyles, is1904 } = this.#context
    if (this.#type === 's') return sharedStrings[Number(value)] ?? ''
    if (this.#type === 'b') return value === '1' ? 'true' : 'false'
    if (this.#type !== 'n' || value === '') return value
    const date = dateStyles[this.#style] ? serialText(Number(value), is1904) : undefined
    return date ?? numberText(value)
  }
}
