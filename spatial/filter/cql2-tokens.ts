import { filterProblem, MAX_FILTER_LENGTH } from './filter-problem.ts'

export type TokenKind = 'word' | 'name' | 'text' | 'number' | 'sign' | 'end'

export interface Token {
  kind: TokenKind
  /** Without quotes and with escapes resolved. */
  value: string
  /** Position in the filter, counted from 1, for messages. */
  at: number
}

/**
 * One pattern a kind of token, tried at the current position. A `word` may turn out to be a keyword, a function or a
 * property; a `name` stood in double quotes and is always a property.
 */
const PATTERNS: [TokenKind | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['text', /'(?:[^'\\]|''|\\[\s\S])*'/y],
  ['name', /"(?:[^"]|"")*"/y],
  ['word', /[\p{L}_:][\p{L}\p{N}_:.]*/uy],
  ['sign', /<=|>=|<>|[=<>+\-*/%^(),]/y],
]

/** Cuts CQL2 text into tokens, the last of kind `end`. */
export function tokensOf(text: string): Token[] {
  if (text.length > MAX_FILTER_LENGTH)
    throw filterProblem(`The filter is ${text.length} characters long; at most ${MAX_FILTER_LENGTH} are read.`)
  const tokens: Token[] = []
  for (let position = 0; position < text.length; ) {
    const [kind, found] = tokenAt(text, position)
    if (kind !== 'space') tokens.push({ kind, value: unquoted(kind, found), at: position + 1 })
    position += found.length
  }
  return [...tokens, { kind: 'end', value: 'the end', at: text.length + 1 }]
}

function tokenAt(text: string, position: number): [TokenKind | 'space', string] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = position
    const found = pattern.exec(text)
    if (found) return [kind, found[0]]
  }
  throw filterProblem(
    `The filter cannot be read at position ${position + 1}: "${text.slice(position, position + 20)}".`,
  )
}

function unquoted(kind: TokenKind, found: string): string {
  // A quote is doubled or escaped; any other backslash belongs to the text, where LIKE gives it meaning.
  if (kind === 'text') return found.slice(1, -1).replace(/''|\\'/g, "'")
  if (kind === 'name') return found.slice(1, -1).replaceAll('""', '"')
  return found
}
