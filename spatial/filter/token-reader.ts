import { CQL2, type Dialect, type Token, tokensOf } from './cql2-tokens.ts'
import { filterProblem, MAX_DEPTH } from './filter-problem.ts'

/** Walks along the tokens of a filter and says, when something else stands there, what was expected. */
export class TokenReader {
  #tokens: Token[]
  #position = 0
  #depth = 0

  constructor(text: string, dialect: Dialect = CQL2) {
    this.#tokens = tokensOf(text, dialect)
  }

  /** The token `ahead` places further on, without taking it. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#position + ahead, this.#tokens.length - 1)]!
  }

  take(): Token {
    const token = this.peek()
    this.#position++
    return token
  }

  /** Takes the sign if it stands here. */
  takeSign(...signs: string[]): string | undefined {
    const { kind, value } = this.peek()
    return kind === 'sign' && signs.includes(value) ? this.take().value : undefined
  }

  isKeyword(keyword: string, ahead = 0): boolean {
    const { kind, value } = this.peek(ahead)
    return kind === 'word' && value.toUpperCase() === keyword
  }

  /** Takes the keyword, which is never case-sensitive, if it stands here. */
  takeKeyword(keyword: string): boolean {
    if (!this.isKeyword(keyword)) return false
    this.take()
    return true
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.unexpected(`"${sign}"`)
  }

  expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) throw this.unexpected(keyword)
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.unexpected('the end of the filter')
  }

  number(): number {
    const sign = this.takeSign('-', '+') === '-' ? -1 : 1
    if (this.peek().kind !== 'number') throw this.unexpected('a number')
    return sign * Number(this.take().value)
  }

  /** Items separated by commas inside parentheses, at least one. */
  parenthesised<Item>(item: () => Item): Item[] {
    this.expectSign('(')
    const items = [item()]
    while (this.takeSign(',')) items.push(item())
    this.expectSign(')')
    return items
  }

  /** Runs `read` one level deeper, and refuses when that is too deep. */
  nested<Result>(read: () => Result): Result {
    if (++this.#depth > MAX_DEPTH) throw filterProblem(`The filter is nested deeper than ${MAX_DEPTH} levels.`)
    const result = read()
    this.#depth--
    return result
  }

  unexpected(expected: string): Error {
    const { value, at } = this.peek()
    return filterProblem(`The filter cannot be read at position ${at}: found ${quoted(value)}, expected ${expected}.`)
  }
}

const quoted = (value: string): string => (value === 'the end' ? value : `"${value.slice(0, 40)}"`)
