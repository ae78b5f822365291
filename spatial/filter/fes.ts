import type { XmlElement } from '../xml/xml-element.ts'
import { between, COMPARISONS_OF_FES, comparison, isNull, like } from './fes-comparison.ts'
import type { FesContext } from './fes-context.ts'
import { boxed, distance, SPATIAL_OF_FES, spatial } from './fes-spatial.ts'
import { TEMPORAL_OF_FES, temporal } from './fes-temporal.ts'
import { filterProblem } from './filter-problem.ts'
import { call, type FilterNode, negated } from './filter-tree.ts'

/** More conditions than this are an attack or a list that belongs into another request. */
const MAX_TERMS = 5_000

const IDENTIFIERS: Record<string, string> = { ResourceId: 'rid', FeatureId: 'fid', GmlObjectId: 'id' }

type Reader = (element: XmlElement, context: FesContext) => FilterNode

const READERS: Record<string, Reader> = {
  PropertyIsLike: like,
  PropertyIsNull: isNull,
  PropertyIsNil: isNull,
  PropertyIsBetween: between,
  BBOX: boxed,
  DWithin: distance,
  Beyond: (element, context) => negated(distance(element, context)),
  ...readersOf(Object.keys(COMPARISONS_OF_FES), comparison),
  ...readersOf(Object.keys(SPATIAL_OF_FES), spatial),
  ...readersOf(Object.keys(TEMPORAL_OF_FES), temporal),
}

function readersOf(names: string[], reader: Reader): Record<string, Reader> {
  return Object.fromEntries(names.map(name => [name, reader]))
}

/**
 * Reads a Filter of FES 1.0, 1.1 or 2.0 (OGC 02-059, 04-095, 09-026r2); clients mix their elements, so the names alone count.
 * Throws DomainError `invalid-filter` for what cannot be read, `filter-not-supported` for what cannot be answered. Geometries
 * come out as EPSG:4490, longitude first.
 */
export function parseFes(filter: XmlElement, context: FesContext): FilterNode {
  if (filter.name !== 'Filter') throw filterProblem(`Line ${filter.line}: expected a Filter, not ${filter.name}.`)
  const terms = new Terms()
  const conditions = conditionsOf(filter, context, terms)
  if (conditions.length !== 1)
    throw filterProblem(`Line ${filter.line}: a Filter holds one condition or a list of identifiers.`)
  return conditions[0]!
}

/** Counts what a filter holds, wherever it stands. */
class Terms {
  #count = 0

  take(): void {
    if (++this.#count > MAX_TERMS) throw filterProblem(`A filter has at most ${MAX_TERMS} conditions.`)
  }
}

/** The conditions inside an element; identifiers side by side are one list. */
function conditionsOf({ children }: XmlElement, context: FesContext, terms: Terms): FilterNode[] {
  const ids = children.flatMap(child => identifierOf(child) ?? [])
  const others = children.filter(({ name }) => !Object.hasOwn(IDENTIFIERS, name))
  const conditions = others.map(child => condition(child, context, terms))
  return ids.length > 0 ? [context.anyOf(ids), ...conditions] : conditions
}

function identifierOf({ name, attributes, line }: XmlElement): string | undefined {
  if (!Object.hasOwn(IDENTIFIERS, name)) return undefined
  const id = attributes[IDENTIFIERS[name]!]
  if (id === undefined) throw filterProblem(`Line ${line}: ${name} without ${IDENTIFIERS[name]}.`)
  return id
}

function condition(element: XmlElement, context: FesContext, terms: Terms): FilterNode {
  terms.take()
  const { name, line } = element
  if (name === 'And' || name === 'Or') {
    const conditions = conditionsOf(element, context, terms)
    if (conditions.length === 0) throw filterProblem(`Line ${line}: ${name} holds no condition.`)
    // some programs wrap a single condition
    return conditions.length === 1 ? conditions[0]! : call(name.toLowerCase(), ...conditions)
  }
  if (name === 'Not') {
    const conditions = conditionsOf(element, context, terms)
    if (conditions.length !== 1) throw filterProblem(`Line ${line}: Not holds one condition.`)
    return negated(conditions[0]!)
  }
  if (!Object.hasOwn(READERS, name)) throw filterProblem(`Line ${line}: ${name} is no condition of a filter.`)
  return READERS[name]!(element, context)
}
