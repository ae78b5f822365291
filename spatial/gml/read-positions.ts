import type { Position } from 'geojson'
import { DomainError } from '../domain-error.ts'
import { lonLatUnder } from '../features/geometry-in.ts'
import type { NamedCrs } from '../geometry/crs.ts'
import { childNamed, plainText, type XmlElement } from '../xml/xml-element.ts'
import { type GmlContext, MAX_POSITIONS, within } from './gml-context.ts'

/** Positions as they stand, and how they are to be understood. */
export interface Run {
  positions: Position[]
  crs: NamedCrs
}

type Reader = (element: XmlElement, context: GmlContext) => Run[]

/** GML 2 has `coord` and `coordinates`, GML 3 the others; the corners are those of a box. */
const READERS: Record<string, Reader> = {
  pos: (element, context) => [onePosition(element, context)],
  lowerCorner: (element, context) => [onePosition(element, context)],
  upperCorner: (element, context) => [onePosition(element, context)],
  posList: (element, context) => [positionList(element, context)],
  coordinates: (element, context) => [xFirst(tuplesOf(element), context)],
  coord: (element, context) => [xFirst([coordOf(element)], context)],
  pointProperty: (element, context) => element.children.flatMap(point => writtenRuns(point, context)),
  pointRep: (element, context) => element.children.flatMap(point => writtenRuns(point, context)),
}

/** Every position that an element lists, in whichever way, as longitude and latitude of EPSG:4490. Heights fall away. */
export const positionsOf = (element: XmlElement, context: GmlContext): Position[] =>
  writtenRuns(element, context).flatMap(({ positions, crs }) => positions.map(lonLatUnder(crs)))

/** The same before they are turned. */
export function writtenRuns(element: XmlElement, outer: GmlContext): Run[] {
  const context = within(outer, element)
  return element.children.flatMap(child => {
    const read = Object.hasOwn(READERS, child.name) ? READERS[child.name] : undefined
    return read ? read(child, within(context, child)) : []
  })
}

/** Counts what is read, so that no geometry grows without bound. */
function run(positions: Position[], { crs, reading }: GmlContext): Run {
  reading.positionsLeft -= positions.length
  if (reading.positionsLeft < 0)
    throw new DomainError('geometry-not-valid', `The geometry has more than ${MAX_POSITIONS} positions.`)
  return { positions, crs }
}

/** GML 2 writes x first whatever the name of the reference system says, and so do the clients that still use it (QGIS 3.22). */
const xFirst = (positions: Position[], context: GmlContext): Run =>
  run(positions, { ...context, crs: { ...context.crs, yFirst: false } })

/** Its own length is its dimension. */
function onePosition(element: XmlElement, context: GmlContext): Run {
  const numbers = numbersOf(element)
  if (numbers.length !== 2 && numbers.length !== 3)
    throw problem(element.line, `${element.name}: ${numbers.length} numbers, expected 2 or 3`)
  return run([numbers.slice(0, 2)], context)
}

function positionList(element: XmlElement, context: GmlContext): Run {
  const { dimension = 2 } = context
  const numbers = numbersOf(element)
  const count = numbers.length / dimension
  if (!Number.isInteger(count))
    throw problem(element.line, `posList: ${numbers.length} numbers are no list of positions of ${dimension} each`)
  const positions = Array.from({ length: count }, (_, index) => numbers.slice(index * dimension, index * dimension + 2))
  return run(positions, context)
}

const numbersOf = (element: XmlElement): number[] =>
  plainText(element)
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => numberOf(word, element))

/** `cs` stands between the numbers of a position, `ts` between positions, `decimal` within a number. */
function tuplesOf(element: XmlElement): Position[] {
  const { cs = ',', ts = ' ', decimal = '.' } = element.attributes
  const text = plainText(element)
  if (text === '') return []
  const tuples = ts.trim() === '' ? joined(text, cs).split(/\s+/) : text.split(ts)
  return tuples
    .filter(tuple => tuple.trim() !== '')
    .map(tuple => {
      const words = cs.trim() === '' ? tuple.trim().split(/\s+/) : tuple.split(cs)
      if (words.length !== 2 && words.length !== 3)
        throw problem(element.line, `coordinates: "${tuple.slice(0, 60)}" is no position`)
      return words.slice(0, 2).map(word => numberOf(word.trim().replace(decimal, '.'), element))
    })
}

/** Some write white space after the comma too. */
const joined = (text: string, cs: string): string =>
  cs.trim() === ''
    ? text
    : text
        .split(cs)
        .map(part => part.trim())
        .join(cs)

function coordOf(element: XmlElement): Position {
  return ['X', 'Y'].map(axis => {
    const number = childNamed(element, axis)
    if (!number) throw problem(element.line, `coord: expected ${axis}`)
    return numberOf(plainText(number), element)
  })
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** Finite decimal numbers only: neither NaN nor INF, which GML knows, nor anything else that JavaScript would take. */
function numberOf(word: string, { name, line }: XmlElement): number {
  const number = NUMBER.test(word) ? Number(word) : Number.NaN
  if (Number.isFinite(number)) return number
  throw problem(line, `${name}: "${word.slice(0, 40)}" is no number`)
}

export const problem = (line: number, what: string): DomainError =>
  new DomainError('geometry-not-valid', `Line ${line}: ${what}.`)
