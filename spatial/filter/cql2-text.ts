import { filterProblem } from './filter-problem.ts'
import { call, type FilterNode, literal, negated, property } from './filter-tree.ts'
import { arityProblem, COMPARISONS, operatorNamed } from './operators.ts'
import { dateNode, intervalEnd, timestampNode } from './temporal-literals.ts'
import { TokenReader } from './token-reader.ts'
import { geometry, startsGeometry } from './wkt.ts'

/**
 * Reads a filter in CQL2 text (OGC 21-065r2, annex B). Throws DomainError `invalid-filter` naming the position and what
 * was expected there. Names of properties are not looked up here; the compiler does that.
 */
export function parseCql2Text(text: string): FilterNode {
  const reader = new TokenReader(text)
  const filter = disjunction(reader)
  reader.expectEnd()
  return filter
}

const disjunction = (reader: TokenReader): FilterNode => chain(reader, 'OR', conjunction)
const conjunction = (reader: TokenReader): FilterNode => chain(reader, 'AND', negation)

/** A chain of thousands of terms is one node, not a tree as deep as it is long. */
function chain(reader: TokenReader, keyword: string, term: (reader: TokenReader) => FilterNode): FilterNode {
  const terms = [term(reader)]
  while (reader.takeKeyword(keyword)) terms.push(term(reader))
  return terms.length === 1 ? terms[0]! : call(keyword.toLowerCase(), ...terms)
}

function negation(reader: TokenReader): FilterNode {
  if (!reader.takeKeyword('NOT')) return predicate(reader)
  return negated(reader.nested(() => negation(reader)))
}

/** An expression, and what is said of it: compared, LIKE, BETWEEN, IN, IS NULL, or nothing. */
function predicate(reader: TokenReader): FilterNode {
  const subject = sum(reader)
  const comparison = reader.takeSign(...COMPARISONS)
  if (comparison) return call(comparison, subject, sum(reader))
  if (reader.takeKeyword('IS')) {
    const isNegated = reader.takeKeyword('NOT')
    reader.expectKeyword('NULL')
    return negatedIf(isNegated, call('isNull', subject))
  }
  return negatedIf(reader.takeKeyword('NOT'), wordPredicate(reader, subject))
}

const negatedIf = (isNegated: boolean, node: FilterNode): FilterNode => (isNegated ? negated(node) : node)

function wordPredicate(reader: TokenReader, subject: FilterNode): FilterNode {
  if (reader.takeKeyword('LIKE')) return call('like', subject, sum(reader))
  if (reader.takeKeyword('BETWEEN')) {
    const low = sum(reader)
    reader.expectKeyword('AND')
    return call('between', subject, low, sum(reader))
  }
  if (reader.takeKeyword('IN'))
    return call('in', subject, { kind: 'list', items: reader.parenthesised(() => sum(reader)) })
  return subject
}

const sum = (reader: TokenReader): FilterNode => leftToRight(reader, ['+', '-'], product)
const product = (reader: TokenReader): FilterNode => leftToRight(reader, ['*', '/', '%', 'DIV'], power)

function leftToRight(reader: TokenReader, signs: string[], operand: (reader: TokenReader) => FilterNode): FilterNode {
  let node = operand(reader)
  for (;;) {
    const sign = reader.takeSign(...signs) ?? (signs.includes('DIV') && reader.takeKeyword('DIV') ? 'div' : undefined)
    if (!sign) return node
    node = call(sign, node, operand(reader))
  }
}

function power(reader: TokenReader): FilterNode {
  const base = signed(reader)
  return reader.takeSign('^')
    ? call(
        '^',
        base,
        reader.nested(() => power(reader)),
      )
    : base
}

function signed(reader: TokenReader): FilterNode {
  if (reader.takeSign('+')) return reader.nested(() => signed(reader))
  if (!reader.takeSign('-')) return operand(reader)
  const node = reader.nested(() => signed(reader))
  return node.kind === 'literal' && typeof node.value === 'number' ? literal(-node.value) : call('*', literal(-1), node)
}

function operand(reader: TokenReader): FilterNode {
  const { kind, value } = reader.peek()
  if (kind === 'number') return literal(Number(reader.take().value))
  if (kind === 'text') return literal(reader.take().value)
  if (kind === 'name') return property(reader.take().value)
  if (kind === 'sign' && value === '(') return reader.nested(() => groupOrList(reader))
  if (kind === 'word') return word(reader)
  throw reader.unexpected('a property, a value or a function')
}

/** `(a)` groups, `(a, b)` and `()` are arrays. */
function groupOrList(reader: TokenReader): FilterNode {
  if (reader.peek(1).value === ')' && reader.peek(1).kind === 'sign') {
    reader.take()
    reader.take()
    return { kind: 'list', items: [] }
  }
  const items = reader.parenthesised(() => disjunction(reader))
  return items.length === 1 ? items[0]! : { kind: 'list', items }
}

function word(reader: TokenReader): FilterNode {
  if (startsGeometry(reader)) return { kind: 'geometry', geometry: geometry(reader) }
  const { value } = reader.take()
  if (reader.peek().kind === 'sign' && reader.peek().value === '(')
    return reader.nested(() => functionCall(reader, value))
  const keyword = value.toUpperCase()
  if (keyword === 'TRUE' || keyword === 'FALSE') return literal(keyword === 'TRUE')
  return property(value)
}

function functionCall(reader: TokenReader, name: string): FilterNode {
  switch (name.toUpperCase()) {
    case 'DATE':
      return dateNode(onlyText(reader, name))
    case 'TIMESTAMP':
      return timestampNode(onlyText(reader, name))
    case 'INTERVAL':
      return interval(reader)
    case 'BBOX':
      return bbox(reader.parenthesised(() => reader.number()))
    default:
      return checkedCall(name, isEmptyCall(reader) ? [] : reader.parenthesised(() => disjunction(reader)))
  }
}

function isEmptyCall(reader: TokenReader): boolean {
  if (reader.peek(1).kind !== 'sign' || reader.peek(1).value !== ')') return false
  reader.take()
  reader.take()
  return true
}

function checkedCall(name: string, args: FilterNode[]): FilterNode {
  const op = operatorNamed(name) ?? name
  const problem = arityProblem(op, args.length)
  if (problem) throw filterProblem(`${problem}.`)
  return call(op, ...args)
}

function onlyText(reader: TokenReader, name: string): string {
  reader.expectSign('(')
  if (reader.peek().kind !== 'text') throw reader.unexpected(`the text of a ${name.toLowerCase()} in single quotes`)
  const { value } = reader.take()
  reader.expectSign(')')
  return value
}

function interval(reader: TokenReader): FilterNode {
  const ends = reader.parenthesised(() => sum(reader))
  if (ends.length !== 2) throw filterProblem(`INTERVAL takes 2 ends, not ${ends.length}.`)
  return { kind: 'interval', from: intervalEnd(ends[0]!), to: intervalEnd(ends[1]!) }
}

function bbox(numbers: number[]): FilterNode {
  if (numbers.length === 4 || numbers.length === 6) return { kind: 'bbox', bbox: numbers }
  throw filterProblem(`BBOX takes 4 or 6 numbers, not ${numbers.length}.`)
}
