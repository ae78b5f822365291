import { type Dialect, NAME, NUMBER, SPACE, WORD } from './cql2-tokens.ts'
import { filterProblem } from './filter-problem.ts'
import { call, type FilterNode, literal, negated, property } from './filter-tree.ts'
import { COMPARISONS } from './operators.ts'
import { dateNode, timestampNode } from './temporal-literals.ts'
import { TokenReader } from './token-reader.ts'
import { currentTime, shiftedTime } from './where-times.ts'

/** SQL-92 knows no escape in texts but the doubled quote, and N before one that holds more than ASCII. */
const SQL92: Dialect = {
  patterns: [SPACE, NUMBER, ['text', /[Nn]?'(?:[^']|'')*'/y], NAME, WORD, ['sign', /<=|>=|<>|!=|[=<>+\-*/(),]/y]],
  unescaped: text => text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'"),
}

/** What the reader needs to know of the layer. */
export interface WhereContext {
  /** A field by the name as written, which is never case-sensitive: its own name, and whether its values are days. */
  field(name: string): { name: string; isDay: boolean } | undefined
  now: Date
}

/**
 * Reads the `where` of ArcGIS clients, the part of SQL-92 that their documentation allows. Undefined where it holds for every
 * feature, as `1=1`. Throws DomainError `invalid-filter` naming the position and what was expected there.
 */
export function parseArcgisWhere(text: string, context: WhereContext): FilterNode | undefined {
  const reader = new TokenReader(text, SQL92)
  const filter = disjunction({ reader, context })
  reader.expectEnd()
  return isTrue(filter) ? undefined : filter
}

interface Reading {
  reader: TokenReader
  context: WhereContext
}

const isTrue = (node: FilterNode): boolean => node.kind === 'literal' && node.value === true

function disjunction(reading: Reading): FilterNode {
  const terms = chain(reading, 'OR', conjunction)
  if (terms.length === 1 || !terms.some(isTrue)) return joined('or', terms)
  return literal(true)
}

function conjunction(reading: Reading): FilterNode {
  const terms = chain(reading, 'AND', negation)
  const telling = terms.filter(term => !isTrue(term))
  return telling.length === 0 ? literal(true) : joined('and', telling)
}

function chain({ reader, context }: Reading, keyword: string, term: (reading: Reading) => FilterNode): FilterNode[] {
  const terms = [term({ reader, context })]
  while (reader.takeKeyword(keyword)) terms.push(term({ reader, context }))
  return terms
}

const joined = (op: 'and' | 'or', terms: FilterNode[]): FilterNode =>
  terms.length === 1 ? terms[0]! : call(op, ...terms)

function negation(reading: Reading): FilterNode {
  if (!reading.reader.takeKeyword('NOT')) return predicate(reading)
  return negated(reading.reader.nested(() => negation(reading)))
}

function predicate(reading: Reading): FilterNode {
  const { reader } = reading
  const subject = sum(reading)
  const comparison = reader.takeSign(...COMPARISONS, '!=')
  if (comparison) return compared(reading, comparison === '!=' ? '<>' : comparison, [subject, sum(reading)])
  if (reader.takeKeyword('IS')) {
    const isNegated = reader.takeKeyword('NOT')
    reader.expectKeyword('NULL')
    return negatedIf(isNegated, call('isNull', subject))
  }
  const isNegated = reader.takeKeyword('NOT')
  return negatedIf(isNegated, wordPredicate(reading, subject, isNegated))
}

const negatedIf = (isNegated: boolean, node: FilterNode): FilterNode => (isNegated ? negated(node) : node)

function wordPredicate(reading: Reading, subject: FilterNode, isNegated: boolean): FilterNode {
  const { reader } = reading
  if (reader.takeKeyword('LIKE')) return call('like', subject, pattern(reading))
  if (reader.takeKeyword('BETWEEN')) {
    const low = sum(reading)
    reader.expectKeyword('AND')
    return call('between', subject, ...asDays(reading, subject, [low, sum(reading)]))
  }
  if (reader.takeKeyword('IN'))
    return call('in', subject, {
      kind: 'list',
      items: asDays(
        reading,
        subject,
        reader.parenthesised(() => sum(reading)),
      ),
    })
  if (isNegated) throw reader.unexpected('LIKE, BETWEEN or IN')
  return subject
}

/** Two numbers are compared at once: `1=1` stands for everything in the clients of ArcGIS. */
function compared(reading: Reading, op: string, [left, right]: [FilterNode, FilterNode]): FilterNode {
  if (left.kind === 'literal' && right.kind === 'literal' && (op === '=' || op === '<>'))
    return literal((String(left.value) === String(right.value)) === (op === '='))
  const [a] = asDays(reading, right, [left])
  const [b] = asDays(reading, left, [right])
  return call(op, a!, b!)
}

/** Clients write the beginning of a day as an instant wherever they show a date; beside a day it means the day. */
function asDays({ context }: Reading, subject: FilterNode, values: FilterNode[]): FilterNode[] {
  const isDay = subject.kind === 'property' && context.field(subject.name)?.isDay
  return values.map(value =>
    isDay && value.kind === 'timestamp' && /T00:00:00(\.0+)?Z$/.test(value.value)
      ? dateNode(value.value.slice(0, 10))
      : value,
  )
}

/** LIKE has no escape unless one is named; in our filters it is the backslash. */
function pattern({ reader }: Reading): FilterNode {
  if (reader.peek().kind !== 'text') throw reader.unexpected('a pattern in single quotes')
  const text = reader.take().value
  if (!reader.takeKeyword('ESCAPE')) return literal(text.replaceAll('\\', '\\\\'))
  const mark = reader.take().value
  if ([...mark].length !== 1) throw filterProblem('ESCAPE takes one character.')
  return literal(withBackslashes(text, mark))
}

function withBackslashes(text: string, mark: string): string {
  let result = ''
  for (let position = 0; position < text.length; position++) {
    const isEscape = text[position] === mark && position + 1 < text.length
    const character = text[isEscape ? ++position : position]!
    result += (isEscape && '%_'.includes(character)) || character === '\\' ? `\\${character}` : character
  }
  return result
}

const sum = (reading: Reading): FilterNode => leftToRight(reading, ['+', '-'], product)
const product = (reading: Reading): FilterNode => leftToRight(reading, ['*', '/'], signed)

function leftToRight(reading: Reading, signs: string[], term: (reading: Reading) => FilterNode): FilterNode {
  let node = term(reading)
  for (let sign = reading.reader.takeSign(...signs); sign; sign = reading.reader.takeSign(...signs)) {
    const isTime = node.kind === 'date' || node.kind === 'timestamp'
    node = isTime ? shiftedTime(reading.reader, node, sign === '-' ? -1 : 1) : call(sign, node, term(reading))
  }
  return node
}

function signed(reading: Reading): FilterNode {
  const { reader } = reading
  if (reader.takeSign('+')) return reader.nested(() => signed(reading))
  if (!reader.takeSign('-')) return operand(reading)
  const node = reader.nested(() => signed(reading))
  return node.kind === 'literal' && typeof node.value === 'number' ? literal(-node.value) : call('*', literal(-1), node)
}

function operand(reading: Reading): FilterNode {
  const { reader } = reading
  const { kind, value } = reader.peek()
  if (kind === 'number') return literal(Number(reader.take().value))
  if (kind === 'text') return literal(reader.take().value)
  if (kind === 'name') return fieldNamed(reading, reader.take().value)
  if (kind === 'word') return word(reading)
  if (kind !== 'sign' || value !== '(') throw reader.unexpected('a field, a value or a function')
  return reader.nested(() => {
    reader.take()
    const inner = disjunction(reading)
    reader.expectSign(')')
    return inner
  })
}

/** Functions of SQL-92 that ArcGIS allows, as our filters name them. */
const FUNCTIONS: Record<string, string> = { UPPER: 'upper', LOWER: 'casei' }

function word(reading: Reading): FilterNode {
  const { reader, context } = reading
  const { value } = reader.take()
  const keyword = value.toUpperCase()
  if (reader.peek().kind === 'text' && keyword === 'DATE') return instant(reader.take().value)
  if (reader.peek().kind === 'text' && keyword === 'TIMESTAMP') return instant(reader.take().value, 'timestamp')
  const current = currentTime(keyword, context.now)
  if (current) return current
  const isCall = reader.peek().kind === 'sign' && reader.peek().value === '('
  if (!isCall) return fieldNamed(reading, value)
  const op = FUNCTIONS[keyword]
  if (!op) throw filterProblem(`There is no function ${value} here; there are ${Object.keys(FUNCTIONS).join(' and ')}.`)
  return reader.nested(() => call(op, ...reader.parenthesised(() => sum(reading)).slice(0, 1)))
}

/** `DATE '2026-01-01'`, and an instant where a time of day follows. What names no zone is Greenwich time, as ArcGIS has it. */
function instant(text: string, kind: 'date' | 'timestamp' = 'date'): FilterNode {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (day) return kind === 'date' ? dateNode(text) : timestampNode(`${text}T00:00:00Z`)
  return timestampNode(`${text.replace(' ', 'T').replace(/Z$/, '')}Z`)
}

const fieldNamed = ({ context }: Reading, name: string): FilterNode => property(context.field(name)?.name ?? name)
