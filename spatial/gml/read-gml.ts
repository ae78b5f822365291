import type { Geometry, Position } from 'geojson'
import { geometryInLonLat } from '../features/geometry-in.ts'
import type { NamedCrs } from '../geometry/crs.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { type GmlContext, newContext, within } from './gml-context.ts'
import { isCurve, linePositions } from './read-curve.ts'
import { envelopeRing, isEnvelope, readEnvelope } from './read-envelope.ts'
import { positionsOf, problem } from './read-positions.ts'
import { isSurface, surfacePolygons } from './read-surface.ts'

export interface ReadGml {
  /** EPSG:4490, longitude first, two numbers a position. */
  geometry: Geometry
  /** What is not as it was written, in words. */
  remarks: string[]
}

/** GML 2 and 3.1.1 have the first, GML 3.2 the second. */
const GML_NAMESPACES = ['http://www.opengis.net/gml', 'http://www.opengis.net/gml/3.2']

export const isGml = ({ namespace }: XmlElement): boolean => GML_NAMESPACES.includes(namespace)

/** Whether an element is a geometry of GML 2, 3.1.1 or 3.2, boxes included. */
export const isGmlGeometry = (element: XmlElement): boolean =>
  isGml(element) &&
  (element.name === 'Point' ||
    isCurve(element) ||
    isSurface(element) ||
    isEnvelope(element) ||
    Object.hasOwn(AGGREGATES, element.name))

/**
 * Reads a geometry of GML 2, 3.1.1 or 3.2. `outerCrs` holds where no srsName does, in the axis order that it says; GML 2
 * coordinates are x first always. Refuses with geometry-not-valid, and with invalid-parameter for a srsName that is not served.
 */
export function readGml(element: XmlElement, outerCrs: NamedCrs): ReadGml {
  if (!isGml(element))
    throw problem(
      element.line,
      `${element.name.slice(0, 60)}: expected a geometry of GML, found "${element.namespace}"`,
    )
  const context = newContext(outerCrs)
  const geometry = geometryOf(element, context)
  return { geometry, remarks: [...context.reading.remarks] }
}

function geometryOf(element: XmlElement, outer: GmlContext): Geometry {
  const context = within(outer, element)
  if (element.name === 'Point') return { type: 'Point', coordinates: pointPosition(element, context) }
  if (isCurve(element)) return { type: 'LineString', coordinates: linePositions(element, context) }
  if (isSurface(element)) return areaOf(surfacePolygons(element, context))
  if (isEnvelope(element)) return boxArea(element, context.crs)
  if (Object.hasOwn(AGGREGATES, element.name)) return AGGREGATES[element.name]!(element, context)
  throw problem(element.line, `${element.name.slice(0, 60)} is no geometry that is read`)
}

const areaOf = (polygons: Position[][][]): Geometry =>
  polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }

function pointPosition(element: XmlElement, context: GmlContext): Position {
  const positions = positionsOf(element, context)
  if (positions.length === 1) return positions[0]!
  throw problem(element.line, `Point: ${positions.length} positions, expected 1`)
}

function boxArea(element: XmlElement, outerCrs: NamedCrs): Geometry {
  const envelope = readEnvelope(element, outerCrs)
  return geometryInLonLat({ type: 'Polygon', coordinates: [envelopeRing(envelope)] }, envelope.crs)
}

/** Members one by one (`…Member`) or all in one (`…Members`). */
const membersOf = <Part>(
  element: XmlElement,
  context: GmlContext,
  read: (member: XmlElement, context: GmlContext) => Part,
): Part[] => {
  const members = element.children
    .filter(({ name }) => /^(point|lineString|polygon|curve|surface|geometry)Members?$/.test(name))
    .flatMap(holder => holder.children.map(member => read(member, within(context, holder))))
  if (members.length === 0) throw problem(element.line, `${element.name} has no members`)
  return members
}

const lines = (element: XmlElement, context: GmlContext): Geometry => ({
  type: 'MultiLineString',
  coordinates: membersOf(element, context, linePositions),
})

const areas = (element: XmlElement, context: GmlContext): Geometry => ({
  type: 'MultiPolygon',
  coordinates: membersOf(element, context, surfacePolygons).flat(),
})

const AGGREGATES: Record<string, (element: XmlElement, context: GmlContext) => Geometry> = {
  MultiPoint: (element, context) => ({
    type: 'MultiPoint',
    coordinates: membersOf(element, context, (member, inner) => pointPosition(member, within(inner, member))),
  }),
  MultiLineString: lines,
  MultiCurve: lines,
  MultiPolygon: areas,
  MultiSurface: areas,
  MultiGeometry: (element, context) => ({
    type: 'GeometryCollection',
    geometries: membersOf(element, context, geometryOf),
  }),
}
