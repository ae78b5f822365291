import { filterProblem, MAX_FILTER_LENGTH } from './filter-problem.ts'

export type TokenKind = 'word' | 'name' | 'text' | 'number' | 'sign' | 'end'

export interface Token {
  kind: TokenKind
  /** Without quotes and with escapes resolved. */
  value: string
  /** Position in the filter, counted from 1, for messages. */
  at: number
}

/** How a language spells its tokens. */
export interface Dialect {
  /**
   * One pattern a kind of token, tried at the current position. A `word` may turn out to be a keyword, a function or a
   * property; a `name` stood in double quotes and is always a property.
   */
  patterns: readonly (readonly [TokenKind | 'space', RegExp])[]
  /** What a text in single quotes says. */
  unescaped(text: string): string
}

export const SPACE = ['space', /\s+/y] as const
export const NUMBER = ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y] as const
export const NAME = ['name', /"(?:[^"]|"")*"/y] as const
export const WORD = ['word', /[\p{L}_:][\p{L}\p{N}_:.]*/uy] as const

export const CQL2: Dialect = {
  patterns: [SPACE, NUMBER, ['text', /'(?:[^'\\]|''|\\[\s\S])*'/y], NAME, WORD, ['sign', /<=|>=|<>|[=<>+\-*/%^(),]/y]],
  // A quote is doubled or escaped; any other backslash belongs to the text, where LIKE gives it meaning.
  unescaped: text => text.slice(1, -1).replace(/''|\\'/g, "'"),
}

/** Cuts a filter into tokens, the last of kind `end`. */
export function tokensOf(text: string, dialect: Dialect = CQL2): Token[] {
  if (text.length > MAX_FILTER_LENGTH)
    throw filterProblem(`The filter is ${text.length} characters long; at most ${MAX_FILTER_LENGTH} are read.`)
  const tokens: Token[] = []
  for (let position = 0; position < text.length; ) {
    const [kind, found] = tokenAt(text, position, dialect)
    if (kind !== 'space') tokens.push({ kind, value: unquoted(kind, found, dialect), at: position + 1 })
    position += found.length
  }
  return [...tokens, { kind: 'end', value: 'the end', at: text.length + 1 }]
}

function tokenAt(text: string, position: number, { patterns }: Dialect): [TokenKind | 'space', string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position
    const found = pattern.exec(text)
    if (found) return [kind, found[0]]
  }
  throw filterProblem(
    `The filter cannot be read at position ${position + 1}: "${text.slice(position, position + 20)}".`,
  )
}

function unquoted(kind: TokenKind, found: string, { unescaped }: Dialect): string {
  if (kind === 'text') return unescaped(found)
  if (kind === 'name') return found.slice(1, -1).replaceAll('""', '"')
  return found
}
