import { plainText, type XmlElement } from '../xml/xml-element.ts'
import type { FesContext, FesOperand } from './fes-context.ts'
import { filterProblem, unsupportedFilter } from './filter-problem.ts'
import { call, type FilterNode, literal } from './filter-tree.ts'
import type { ValueType } from './queryable.ts'

/** FES 2.0 calls a property ValueReference, the older ones PropertyName. */
export const isReference = ({ name }: XmlElement): boolean => name === 'ValueReference' || name === 'PropertyName'

/** FES 1.x computes with elements; FES 2.0 leaves that to functions. */
const ARITHMETIC: Record<string, string> = { Add: '+', Sub: '-', Mul: '*', Div: '/' }

/** Reads a property, a literal or a sum. A literal stays text until it is known what it stands beside. */
export function operandOf(element: XmlElement, context: FesContext): FesOperand {
  const { name, line } = element
  if (isReference(element)) return context.property(plainText(element), element)
  if (name === 'Literal') return { node: literal(plainText(element)), type: undefined }
  if (name === 'Function') throw unsupportedFilter(`Line ${line}: functions are not offered.`)
  if (!Object.hasOwn(ARITHMETIC, name)) throw filterProblem(`Line ${line}: ${name} is no operand of a filter.`)
  if (element.children.length !== 2) throw filterProblem(`Line ${line}: ${name} takes two operands.`)
  const [a, b] = element.children.map(child => asType(operandOf(child, context), 'number'))
  return { node: call(ARITHMETIC[name]!, a!, b!), type: 'number' }
}

/** An operand as it stands beside one of this type: the text of a literal becomes a value of the type. */
export function asType({ node, type }: FesOperand, beside: ValueType | undefined): FilterNode {
  if (type !== undefined || node.kind !== 'literal') return node
  return literalOf(String(node.value), beside)
}

function literalOf(text: string, type: ValueType | undefined): FilterNode {
  if (type === 'number') {
    const number = text === '' ? Number.NaN : Number(text)
    if (!Number.isFinite(number)) throw filterProblem(`"${text.slice(0, 60)}" is no number.`)
    return literal(number)
  }
  if (type === 'boolean') {
    if (!/^(true|false|0|1)$/i.test(text)) throw filterProblem(`"${text.slice(0, 60)}" is neither true nor false.`)
    return literal(text === '1' || text.toLowerCase() === 'true')
  }
  return literal(type === 'date' || type === 'timestamp' ? instantText(text) : text)
}

/** Days of XML Schema may carry a zone, instants a space; our dates have no zone. */
export const instantText = (text: string): string =>
  text
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})$/, '$1')
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
