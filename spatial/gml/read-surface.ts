import type { Position } from 'geojson'
import { childrenNamed, type XmlElement } from '../xml/xml-element.ts'
import { type GmlContext, within } from './gml-context.ts'
import { ringPositions } from './read-curve.ts'
import { problem } from './read-positions.ts'

/** Rings of one polygon, the outer one first. */
export type Rings = Position[][]

const POLYGONS = ['Polygon', 'PolygonPatch', 'Rectangle', 'Triangle']
const COMPOUNDS = [
  'Surface',
  'PolyhedralSurface',
  'TriangulatedSurface',
  'Tin',
  'CompositeSurface',
  'OrientableSurface',
]
const PART_HOLDERS = ['patches', 'polygonPatches', 'trianglePatches', 'surfaceMember', 'baseSurface']

export const isSurface = ({ name }: XmlElement): boolean => POLYGONS.includes(name) || COMPOUNDS.includes(name)

/** The polygons of a surface: one for each patch. Refuses (`geometry-not-valid`) what is no surface of straight edges. */
export function surfacePolygons(element: XmlElement, outer: GmlContext): Rings[] {
  const context = within(outer, element)
  if (POLYGONS.includes(element.name)) return [ringsOf(element, context)]
  if (!COMPOUNDS.includes(element.name))
    throw problem(element.line, `${element.name.slice(0, 60)} is not read: write areas as Polygon`)
  const polygons = childrenNamed(element, ...PART_HOLDERS).flatMap(holder =>
    holder.children.flatMap(part => surfacePolygons(part, within(context, holder))),
  )
  if (polygons.length === 0) throw problem(element.line, `${element.name} has no parts`)
  return polygons
}

function ringsOf(element: XmlElement, context: GmlContext): Rings {
  const outer = childrenNamed(element, 'exterior', 'outerBoundaryIs')
  if (outer.length !== 1) throw problem(element.line, `${element.name}: ${outer.length} outer rings, expected 1`)
  const holes = childrenNamed(element, 'interior', 'innerBoundaryIs')
  return [...outer, ...holes].flatMap(boundary =>
    boundary.children.map(ring => ringPositions(ring, within(context, boundary))),
  )
}
