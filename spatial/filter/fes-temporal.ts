import { childNamed, plainText, type XmlElement } from '../xml/xml-element.ts'
import type { FesContext } from './fes-context.ts'
import { instantText, isReference } from './fes-operand.ts'
import { filterProblem } from './filter-problem.ts'
import { call, type FilterNode } from './filter-tree.ts'
import { instantNode } from './temporal-literals.ts'

export const TEMPORAL_OF_FES: Record<string, string> = {
  After: 't_after',
  Before: 't_before',
  Begins: 't_starts',
  BegunBy: 't_startedBy',
  TContains: 't_contains',
  During: 't_during',
  TEquals: 't_equals',
  TOverlaps: 't_overlaps',
  Meets: 't_meets',
  OverlappedBy: 't_overlappedBy',
  MetBy: 't_metBy',
  Ends: 't_finishes',
  EndedBy: 't_finishedBy',
  AnyInteracts: 't_intersects',
}

export function temporal(element: XmlElement, context: FesContext): FilterNode {
  const { name, children, line } = element
  if (children.length !== 2) throw filterProblem(`Line ${line}: ${name} takes two times.`)
  const [a, b] = children.map(child => timeOf(child, context)) as [FilterNode, FilterNode]
  return call(TEMPORAL_OF_FES[name]!, a, b)
}

function timeOf(element: XmlElement, context: FesContext): FilterNode {
  if (isReference(element)) {
    const { node, type } = context.property(plainText(element), element)
    if (type === 'date' || type === 'timestamp') return node
    throw filterProblem(`Line ${element.line}: ${plainText(element)} is no time.`)
  }
  if (element.name === 'TimeInstant') return required(instantOf(element), element)
  if (element.name === 'TimePeriod') return periodOf(element)
  if (element.name === 'Literal')
    return element.children[0] ? timeOf(element.children[0], context) : instantNode(instantText(plainText(element)))
  throw filterProblem(`Line ${element.line}: ${element.name} is no time.`)
}

function periodOf(element: XmlElement): FilterNode {
  const [from, to] = (['begin', 'end'] as const).map(end => {
    const position = childNamed(element, `${end}Position`)
    if (position) return positionOf(position)
    const holder = childNamed(element, end)
    const instant = holder && childNamed(holder, 'TimeInstant')
    if (!instant) throw filterProblem(`Line ${element.line}: TimePeriod lacks its ${end}.`)
    return instantOf(instant)
  })
  return { kind: 'interval', from: from ?? null, to: to ?? null }
}

function instantOf(element: XmlElement): FilterNode | null {
  const position = childNamed(element, 'timePosition')
  if (!position) throw filterProblem(`Line ${element.line}: TimeInstant lacks its timePosition.`)
  return positionOf(position)
}

/** An indeterminate position without a value is an open end; `now` is the time of the request. */
function positionOf(element: XmlElement): FilterNode | null {
  const text = instantText(plainText(element))
  if (text !== '') return instantNode(text)
  return element.attributes.indeterminatePosition === 'now' ? instantNode(new Date().toISOString()) : null
}

function required(node: FilterNode | null, { line }: XmlElement): FilterNode {
  if (node) return node
  throw filterProblem(`Line ${line}: the time is empty.`)
}
