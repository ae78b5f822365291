import { refusal } from '../sentences.ts'
import { ReadingFailed } from '../source.ts'

/** A quoted cell longer than this is a quotation mark that was never closed. */
const LONGEST_CELL = 1_000_000

/** A line longer than this is no line of a table. */
const LONGEST_LINE = 16 << 20

export interface CsvDialect {
  delimiter: string
  /** `\n` (with or without `\r` before it) or a lone `\r`. */
  lineEnd: '\n' | '\r'
}

type Parsed = { cells: string[]; next: number } | 'open'

/** Cells of the record at `from` where quoted cells may hold delimiters and line ends; `open`: the text ends inside it. */
function parseQuoted(text: string, from: number, { delimiter, lineEnd }: CsvDialect): Parsed {
  const cells: string[] = []
  let at = from
  for (;;) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; ; ) {
        const quote = text.indexOf('"', at)
        if (quote < 0) return 'open'
        cell += text.slice(at, quote)
        at = quote + 1
        if (text[at] !== '"') break
        cell += '"'
        at++
      }
    }
    const nextDelimiter = text.indexOf(delimiter, at)
    const nextLine = text.indexOf(lineEnd, at)
    if (nextLine < 0) return 'open'
    const isLast = nextDelimiter < 0 || nextLine < nextDelimiter
    const end = isLast ? nextLine : nextDelimiter
    cell += isLast && text[end - 1] === '\r' && end > at ? text.slice(at, end - 1) : text.slice(at, end)
    cells.push(cell)
    at = end + 1
    if (isLast) return { cells, next: at }
  }
}

/** Splits CSV text that arrives in chunks into records (RFC 4180, forgiving stray quotation marks). Throws `ReadingFailed`. */
export class CsvRecords {
  readonly #dialect: CsvDialect
  readonly #path: string
  #rest = ''
  /** Off after a quotation mark that was never closed: from then on it is an ordinary character. */
  #quotes = true

  constructor(dialect: CsvDialect, path = '') {
    this.#dialect = dialect
    this.#path = path
  }

  /** Records that are complete with this chunk. */
  push(chunk: string): string[][] {
    return this.#split(this.#rest + chunk, false)
  }

  /** Records left at the end of the text. */
  end(): string[][] {
    if (this.#rest === '') return []
    return this.#split(
      this.#rest.endsWith(this.#dialect.lineEnd) ? this.#rest : this.#rest + this.#dialect.lineEnd,
      true,
    )
  }

  #split(text: string, isEnd: boolean): string[][] {
    const records: string[][] = []
    let at = 0
    // Looked for once and again only when passed, or every line would search the whole chunk.
    let quote = text.indexOf('"')
    for (;;) {
      const lineEnd = text.indexOf(this.#dialect.lineEnd, at)
      if (lineEnd < 0) break
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      const isQuoted = this.#quotes && quote >= 0 && quote < lineEnd
      const parsed = isQuoted ? parseQuoted(text, at, this.#dialect) : this.#plain(text, at, lineEnd)
      if (parsed === 'open') {
        if (!isEnd && text.length - at < LONGEST_CELL) break
        this.#quotes = false
        continue
      }
      if (parsed.cells.length > 1 || parsed.cells[0] !== '') records.push(parsed.cells)
      at = parsed.next
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > LONGEST_LINE)
      throw new ReadingFailed(refusal('too-large', { path: this.#path, reason: 'one line' }))
    return records
  }

  #plain(text: string, from: number, lineEnd: number): Exclude<Parsed, 'open'> {
    const end = lineEnd > from && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
    return { cells: text.slice(from, end).split(this.#dialect.delimiter), next: lineEnd + 1 }
  }
}

const DELIMITERS = [',', '\t', ';', '|']
const LOOKED_AT_LINES = 20

/** The delimiter that cuts the first lines into the most columns, the same number in each. */
export function dialectOf(head: string): CsvDialect {
  const lineEnd = head.includes('\n') || !head.includes('\r') ? '\n' : '\r'
  const text = head.endsWith(lineEnd) ? head : head + lineEnd
  const scores = DELIMITERS.map(delimiter => {
    const records = new CsvRecords({ delimiter, lineEnd }).push(text).slice(0, LOOKED_AT_LINES)
    const columns = records[0]?.length ?? 0
    const regular = records.filter(record => record.length === columns).length / Math.max(records.length, 1)
    return columns > 1 ? columns * regular : 0
  })
  return { delimiter: DELIMITERS[scores.indexOf(Math.max(...scores))]!, lineEnd }
}
