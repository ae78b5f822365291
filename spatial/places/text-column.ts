/** Many short texts as one string, so that searching all of them is a single pass that the engine does fast. */
export interface TextColumn {
  haystack: string
  /** Where each text begins in the haystack, ascending. */
  starts: Int32Array
  /** Which row each text belongs to; a row may have several. */
  rows: Int32Array
}

export interface TextHit {
  row: number
  /** Place of the hit in the haystack. */
  at: number
  isAtBeginning: boolean
  /** The whole text, or all of it but a last 号, which nobody types. */
  isWhole: boolean
}

/** Never part of a name: names are stripped of spaces before they are compared. */
const SEPARATOR = '\n'
const UNTYPED = '号'

export function textColumn(textsOfRows: readonly (readonly string[])[]): TextColumn {
  const texts: string[] = []
  const rows: number[] = []
  for (const [row, own] of textsOfRows.entries())
    for (const text of own) {
      texts.push(text)
      rows.push(row)
    }
  const starts = new Int32Array(texts.length)
  let start = 0
  for (const [index, text] of texts.entries()) {
    starts[index] = start
    start += text.length + SEPARATOR.length
  }
  return { haystack: texts.map(text => text + SEPARATOR).join(''), starts, rows: Int32Array.from(rows) }
}

/** Visits every place where `typed` stands in a text, in order. */
export function forEachHit(column: TextColumn, typed: string, visit: (hit: TextHit) => void): void {
  if (typed === '') return
  const { haystack, starts, rows } = column
  let index = 0
  for (let at = haystack.indexOf(typed); at >= 0; at = haystack.indexOf(typed, at + 1)) {
    while (index + 1 < starts.length && starts[index + 1]! <= at) index++
    const isAtBeginning = starts[index] === at
    visit({ row: rows[index]!, at, isAtBeginning, isWhole: isAtBeginning && endsAt(haystack, at + typed.length) })
  }
}

const endsAt = (haystack: string, end: number): boolean =>
  haystack[end] === SEPARATOR || (haystack[end] === UNTYPED && haystack[end + 1] === SEPARATOR)
