import { childNamed, plainText, type XmlElement } from '../xml/xml-element.ts'
import type { FesContext, FesOperand } from './fes-context.ts'
import { asType, isReference, operandOf } from './fes-operand.ts'
import { filterProblem, unsupportedFilter } from './filter-problem.ts'
import { call, type FilterNode, literal, negated } from './filter-tree.ts'

export const COMPARISONS_OF_FES: Record<string, string> = {
  PropertyIsEqualTo: '=',
  PropertyIsNotEqualTo: '<>',
  PropertyIsLessThan: '<',
  PropertyIsGreaterThan: '>',
  PropertyIsLessThanOrEqualTo: '<=',
  PropertyIsGreaterThanOrEqualTo: '>=',
}

export function comparison(element: XmlElement, context: FesContext): FilterNode {
  const [a, b] = twoOperands(element, context)
  const op = COMPARISONS_OF_FES[element.name]!
  if (a.type === 'textArray') return amongTexts(op, a.node, asType(b, 'text'))
  const left = asType(a, b.type)
  const right = asType(b, a.type)
  if (isCaseIgnored(element) && (a.type ?? b.type) === 'text')
    return call(op, call('casei', left), call('casei', right))
  return call(op, left, right)
}

/** One of the values of a list, as matchAction is by default. */
function amongTexts(op: string, list: FilterNode, value: FilterNode): FilterNode {
  const contains = call('a_contains', list, { kind: 'list', items: [value] })
  if (op === '=') return contains
  if (op === '<>') return negated(contains)
  throw unsupportedFilter('A list of texts is only compared for equality.')
}

function twoOperands(element: XmlElement, context: FesContext): [FesOperand, FesOperand] {
  const { children, line, name } = element
  if (children.length !== 2) throw filterProblem(`Line ${line}: ${name} takes two operands, not ${children.length}.`)
  const [a, b] = children.map(child => operandOf(child, context)) as [FesOperand, FesOperand]
  if (a.type === 'geometry' || b.type === 'geometry')
    throw unsupportedFilter(`Line ${line}: ${name} does not compare geometries.`)
  return [a, b]
}

const isCaseIgnored = ({ attributes }: XmlElement): boolean => /^(false|0)$/i.test(attributes.matchCase ?? '')

const ALWAYS = call('=', literal(1), literal(1))

export function isNull(element: XmlElement, context: FesContext): FilterNode {
  const [child] = element.children
  if (!child || !isReference(child)) throw filterProblem(`Line ${element.line}: ${element.name} names a property.`)
  if (context.isAbsent(plainText(child), child)) return ALWAYS
  return call('isNull', operandOf(child, context).node)
}

export function between(element: XmlElement, context: FesContext): FilterNode {
  const subject = element.children.find(({ name }) => !name.endsWith('Boundary'))
  const bounds = ['LowerBoundary', 'UpperBoundary'].map(name => childNamed(element, name)?.children[0])
  if (!subject || !bounds[0] || !bounds[1])
    throw filterProblem(`Line ${element.line}: PropertyIsBetween takes a property, a lower and an upper boundary.`)
  const { node, type } = operandOf(subject, context)
  if (type === 'geometry')
    throw unsupportedFilter(`Line ${element.line}: PropertyIsBetween does not compare geometries.`)
  const [low, high] = bounds.map(bound => asType(operandOf(bound!, context), type))
  return call('between', node, low!, high!)
}

export function like(element: XmlElement, context: FesContext): FilterNode {
  const [subject, pattern] = twoOperands(element, context)
  if (subject.type !== 'text') throw unsupportedFilter(`Line ${element.line}: PropertyIsLike looks at texts only.`)
  if (pattern.node.kind !== 'literal') throw filterProblem(`Line ${element.line}: PropertyIsLike takes a Literal.`)
  const sqlPattern = literal(likePattern(String(pattern.node.value), wildcardsOf(element)))
  if (isCaseIgnored(element)) return call('like', call('casei', subject.node), call('casei', sqlPattern))
  return call('like', subject.node, sqlPattern)
}

interface Wildcards {
  any: string
  one: string
  /** Before a wildcard that stands for itself. */
  mark: string
}

/** FES 1.0 calls the last one `escape`. */
const wildcardsOf = ({ attributes }: XmlElement): Wildcards => ({
  any: attributes.wildCard ?? '*',
  one: attributes.singleChar ?? '?',
  mark: attributes.escapeChar ?? attributes.escape ?? '\\',
})

/** The pattern with `%`, `_` and a backslash in place of what the filter calls so; those three themselves are escaped. */
export function likePattern(text: string, { any, one, mark }: Wildcards): string {
  let pattern = ''
  for (let index = 0; index < text.length; ) {
    const rest = text.slice(index)
    const [token, length] = nextToken(rest, { any, one, mark })
    pattern += token
    index += length
  }
  return pattern
}

function nextToken(rest: string, { any, one, mark }: Wildcards): [token: string, length: number] {
  if (mark && rest.startsWith(mark) && rest.length > mark.length) return [escaped(rest[mark.length]!), mark.length + 1]
  if (any && rest.startsWith(any)) return ['%', any.length]
  if (one && rest.startsWith(one)) return ['_', one.length]
  return [escaped(rest[0]!), 1]
}

const escaped = (character: string): string => ('%_\\'.includes(character) ? `\\${character}` : character)
