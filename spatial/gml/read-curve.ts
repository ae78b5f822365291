import type { Position } from 'geojson'
import type { XmlElement } from '../xml/xml-element.ts'
import { arcPositions, circlePositions } from './arc-positions.ts'
import { type GmlContext, within } from './gml-context.ts'
import { positionsOf, problem } from './read-positions.ts'

type CurveReader = (element: XmlElement, context: GmlContext) => Position[]

/** Every kind of curve that is read, and of segment. */
const CURVES: Record<string, CurveReader> = {
  LineString: positionsOf,
  LinearRing: positionsOf,
  LineStringSegment: positionsOf,
  Arc: (element, context) => arcs(element, context),
  ArcString: (element, context) => arcs(element, context),
  Circle: (element, context) => circle(element, context),
  Curve: (element, context) => chained(element, context),
  CompositeCurve: (element, context) => chained(element, context),
  Ring: (element, context) => chained(element, context),
  OrientableCurve: (element, context) => oriented(element, context),
}

export const isCurve = ({ name }: XmlElement): boolean => Object.hasOwn(CURVES, name)

/** The positions of a line or curve. Arcs become lines with a remark; kinds that cannot be are refused (`geometry-not-valid`). */
export function curvePositions(element: XmlElement, context: GmlContext): Position[] {
  if (!isCurve(element))
    throw problem(element.line, `${element.name.slice(0, 60)} is not read: write curves as LineString`)
  return CURVES[element.name]!(element, within(context, element))
}

export function linePositions(element: XmlElement, context: GmlContext): Position[] {
  const positions = curvePositions(element, context)
  if (positions.length < 2) throw problem(element.line, `${element.name}: a line has two positions at least`)
  return positions
}

/** A closed ring. */
export function ringPositions(element: XmlElement, context: GmlContext): Position[] {
  const positions = curvePositions(element, context)
  if (positions.length < 4) throw problem(element.line, `${element.name}: a ring has four positions at least`)
  const [first, last] = [positions[0]!, positions.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1])
    throw problem(element.line, `${element.name}: a ring ends where it begins`)
  return positions
}

/** Wrappers around the parts of a curve. */
const PART_HOLDERS = ['segments', 'curveMember', 'baseCurve']

/** Parts one after the other; where one ends and the next begins is one position. */
function chained(element: XmlElement, context: GmlContext): Position[] {
  const parts = element.children
    .filter(({ name }) => PART_HOLDERS.includes(name))
    .flatMap(holder => holder.children.map(part => curvePositions(part, within(context, holder))))
  if (parts.length === 0) throw problem(element.line, `${element.name} has no parts`)
  return parts.flatMap((part, index) => {
    if (index === 0) return part
    const [end, start] = [parts[index - 1]!.at(-1), part[0]]
    const meets = end && start && end[0] === start[0] && end[1] === start[1]
    if (!meets) throw problem(element.line, `${element.name}: a part begins where the one before it ends`)
    return part.slice(1)
  })
}

function oriented(element: XmlElement, context: GmlContext): Position[] {
  const positions = chained(element, context)
  return element.attributes.orientation === '-' ? positions.reverse() : positions
}

function arcs(element: XmlElement, context: GmlContext): Position[] {
  const given = positionsOf(element, context)
  if (given.length < 3 || given.length % 2 === 0)
    throw problem(element.line, `${element.name}: ${given.length} positions, expected 3, 5, 7 …`)
  context.reading.remarks.add('Arcs are kept as lines.')
  const line = [given[0]!]
  for (let index = 0; index + 2 < given.length; index += 2)
    line.push(...arcPositions(given[index]!, given[index + 1]!, given[index + 2]!).slice(1))
  return line
}

function circle(element: XmlElement, context: GmlContext): Position[] {
  const given = positionsOf(element, context)
  if (given.length !== 3) throw problem(element.line, `Circle: ${given.length} positions, expected 3`)
  context.reading.remarks.add('Arcs are kept as lines.')
  return circlePositions(given[0]!, given[1]!, given[2]!)
}
