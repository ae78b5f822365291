import type { GeometryBuilder } from '../geometry-builder.ts'
import type { GeometryTypeName } from '../geometry-column.ts'

/** Why a geometry cannot be taken over; `mixed`: a collection of unlike things. */
export type GeometryFault = { kind: 'mixed' } | { kind: 'bad'; reason: string }

const SINGLE: Record<string, 'Point' | 'LineString' | 'Polygon'> = {
  Point: 'Point',
  MultiPoint: 'Point',
  LineString: 'LineString',
  MultiLineString: 'LineString',
  Polygon: 'Polygon',
  MultiPolygon: 'Polygon',
}

/** A collection inside a collection inside … is no geometry of a city. */
const MOST_NESTED = 16

type Part = unknown

interface Parts {
  single: 'Point' | 'LineString' | 'Polygon' | undefined
  parts: Part[]
  isMulti: boolean
}

class Fault extends Error {
  readonly fault: GeometryFault
  constructor(fault: GeometryFault) {
    super(fault.kind)
    this.fault = fault
  }
}

function bad(reason: string): never {
  throw new Fault({ kind: 'bad', reason })
}

function asArray(value: unknown, what: string): unknown[] {
  return Array.isArray(value) ? value : bad(`${what} is no array`)
}

/** Brings single, multi and collection to one form: a kind and its parts. */
function partsOf(geometry: unknown, level = 0): Parts {
  if (typeof geometry !== 'object' || geometry === null) return bad('it is no object')
  const { type, coordinates, geometries } = geometry as Record<string, unknown>
  if (type === 'GeometryCollection') {
    if (level > MOST_NESTED) bad('collections within collections')
    const members = asArray(geometries, 'geometries').map(member => partsOf(member, level + 1))
    const filled = members.filter(member => member.parts.length > 0)
    const kinds = new Set(filled.map(member => member.single))
    if (kinds.size > 1) throw new Fault({ kind: 'mixed' })
    return { single: filled[0]?.single, parts: filled.flatMap(member => member.parts), isMulti: true }
  }
  const single = SINGLE[String(type)]
  if (!single) return bad(`its type is ${String(type).slice(0, 40)}`)
  const list = asArray(coordinates, 'coordinates')
  const isMulti = String(type).startsWith('Multi')
  if (isMulti) return { single, parts: list, isMulti }
  return { single, parts: list.length === 0 ? [] : [list], isMulti }
}

function addPosition(position: unknown, builder: GeometryBuilder): void {
  const [x, y] = asArray(position, 'a position')
  if (typeof x !== 'number' || typeof y !== 'number') bad('a position is no pair of numbers')
  builder.vertex(x as number, y as number)
}

function addRing(positions: unknown, builder: GeometryBuilder): void {
  builder.startRing()
  for (const position of asArray(positions, 'a path')) addPosition(position, builder)
}

function addPart(single: 'Point' | 'LineString' | 'Polygon', part: Part, builder: GeometryBuilder): void {
  builder.startPart()
  if (single === 'LineString') {
    addRing(part, builder)
    return
  }
  if (single === 'Point') {
    builder.startRing()
    addPosition(part, builder)
    return
  }
  for (const ring of asArray(part, 'a polygon')) {
    addRing(ring, builder)
    builder.closeRing()
  }
}

function typeOf({ single, isMulti, parts }: Parts): GeometryTypeName | 'None' {
  if (!single || parts.length === 0) return 'None'
  return isMulti ? `Multi${single}` : single
}

/** Adds a GeoJSON geometry as one row (heights left out), or says what is wrong and adds nothing. */
export function addGeoJson(geometry: unknown, builder: GeometryBuilder): GeometryFault | undefined {
  if (geometry === null || geometry === undefined) {
    builder.addNone()
    return undefined
  }
  builder.startRow('None')
  try {
    const parts = partsOf(geometry)
    builder.startRow(typeOf(parts))
    for (const part of parts.parts) addPart(parts.single!, part, builder)
    builder.endRow()
    return undefined
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    builder.abandonRow()
    return error.fault
  }
}
