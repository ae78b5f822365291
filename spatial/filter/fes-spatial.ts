import { boxFilter } from '../features/geometry-in.ts'
import { isEnvelope, readEnvelope } from '../gml/read-envelope.ts'
import { isGmlGeometry, readGml } from '../gml/read-gml.ts'
import { childNamed, plainText, type XmlElement } from '../xml/xml-element.ts'
import type { FesContext } from './fes-context.ts'
import { isReference } from './fes-operand.ts'
import { filterProblem, unsupportedFilter } from './filter-problem.ts'
import { call, type FilterNode, literal } from './filter-tree.ts'

export const SPATIAL_OF_FES: Record<string, string> = {
  Equals: 's_equals',
  Disjoint: 's_disjoint',
  Touches: 's_touches',
  Within: 's_within',
  Overlaps: 's_overlaps',
  Crosses: 's_crosses',
  Intersects: 's_intersects',
  Intersect: 's_intersects',
  Contains: 's_contains',
}

export function spatial(element: XmlElement, context: FesContext): FilterNode {
  const [a, b] = geometries(element, context)
  return call(SPATIAL_OF_FES[element.name]!, a, b)
}

/** A box, of the geometry that is named or of the only one. */
export function boxed(element: XmlElement, context: FesContext): FilterNode {
  const reference = element.children.find(isReference)
  if (reference && plainText(reference) !== '') geometryProperty(reference, context)
  const envelope = element.children.find(isEnvelope)
  if (!envelope) return withGeometry(element, context)
  const { bbox, crs } = readEnvelope(envelope, context.crs)
  return boxFilter(bbox, isPlainBox(envelope) ? context.crs : crs)
}

/** GDAL writes a box of GML 2 into filters of WFS 1.1 too, without a reference system and in the order of the query's own. */
const isPlainBox = ({ name, attributes }: XmlElement): boolean => name === 'Box' && attributes.srsName === undefined

/** FES 2.0 lets a BBOX hold any geometry. */
function withGeometry(element: XmlElement, context: FesContext): FilterNode {
  const drawn = element.children.find(isGmlGeometry)
  if (!drawn) throw filterProblem(`Line ${element.line}: BBOX holds an Envelope.`)
  return call('s_intersects', context.geometry.node, operand(drawn, context))
}

/** Two geometries within a distance of each other. */
export function distance(element: XmlElement, context: FesContext): FilterNode {
  const [a, b] = geometries(element, context)
  return call('s_dwithin', a, b, literal(distanceMeters(element)))
}

const METERS: Record<string, number> = {
  m: 1,
  metre: 1,
  metres: 1,
  meter: 1,
  meters: 1,
  9001: 1,
  km: 1000,
  kilometre: 1000,
  kilometres: 1000,
  kilometer: 1000,
  kilometers: 1000,
  ft: 0.3048,
  foot: 0.3048,
  feet: 0.3048,
  mi: 1609.344,
  mile: 1609.344,
  miles: 1609.344,
  'nautical miles': 1852,
  'statute miles': 1609.344,
}

function distanceMeters(element: XmlElement): number {
  const written = childNamed(element, 'Distance')
  const value = written ? Number(plainText(written) || Number.NaN) : Number.NaN
  if (!written || !Number.isFinite(value) || value < 0)
    throw filterProblem(`Line ${element.line}: ${element.name} takes a Distance, a number that is not negative.`)
  const unit = (written.attributes.uom ?? written.attributes.units ?? 'm').trim()
  // identifiers end in the unit: urn:ogc:def:uom:EPSG::9001, http://www.opengis.net/def/uom/UCUM/0/m, #m
  const name = unit
    .slice(Math.max(unit.lastIndexOf(':'), unit.lastIndexOf('/'), unit.lastIndexOf('#')) + 1)
    .toLowerCase()
  if (!Object.hasOwn(METERS, name))
    throw filterProblem(`Line ${written.line}: the unit "${unit}" is not known; write m, km, ft or mi.`)
  return value * METERS[name]!
}

/** Two operands; a single one is compared with the only geometry there is. */
function geometries(element: XmlElement, context: FesContext): [FilterNode, FilterNode] {
  const operands = element.children.filter(({ name }) => name !== 'Distance').map(child => operand(child, context))
  if (operands.length === 1) return [context.geometry.node, operands[0]!]
  if (operands.length !== 2) throw filterProblem(`Line ${element.line}: ${element.name} takes two geometries.`)
  return operands as [FilterNode, FilterNode]
}

function operand(element: XmlElement, context: FesContext): FilterNode {
  if (isReference(element)) return geometryProperty(element, context)
  if (element.name === 'Literal' && element.children[0]) return operand(element.children[0], context)
  if (element.name === 'Function') throw unsupportedFilter(`Line ${element.line}: functions are not offered.`)
  if (!isGmlGeometry(element)) throw filterProblem(`Line ${element.line}: ${element.name} is no geometry.`)
  return { kind: 'geometry', geometry: readGml(element, context.crs).geometry }
}

function geometryProperty(element: XmlElement, context: FesContext): FilterNode {
  const { node, type } = context.property(plainText(element), element)
  if (type === 'geometry') return node
  throw filterProblem(`Line ${element.line}: ${plainText(element)} is no geometry.`)
}
