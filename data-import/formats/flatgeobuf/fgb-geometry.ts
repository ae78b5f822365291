import type { GeometryFault } from '../feature-table/add-geojson.ts'
import type { GeometryBuilder } from '../geometry-builder.ts'
import type { GeometryTypeName } from '../geometry-column.ts'
import { fgbGeometryType, GEOMETRY_COLLECTION } from './fgb-header.ts'
import { FlatFault, type FlatTable, type Vector } from './flat-table.ts'

const [ENDS, XY, TYPE, PARTS] = [0, 1, 6, 7]

interface Vertices {
  bytes: Buffer
  xy: Vector
}

function verticesOf(geometry: FlatTable): Vertices {
  return { bytes: geometry.bytes, xy: geometry.vector(XY, 8) }
}

function addVertices({ bytes, xy }: Vertices, [from, to]: [number, number], builder: GeometryBuilder): void {
  for (let i = from; i < to; i++)
    builder.vertex(bytes.readDoubleLE(xy.start + i * 16), bytes.readDoubleLE(xy.start + i * 16 + 8))
}

/** Vertex ranges of the paths of one geometry: `ends` counts vertices, absent means one path. */
function ranges(geometry: FlatTable, { bytes, xy }: Vertices): [number, number][] {
  const ends = geometry.vector(ENDS, 4)
  const vertices = xy.length >> 1
  if (ends.length === 0) return vertices === 0 ? [] : [[0, vertices]]
  const list: [number, number][] = []
  for (let i = 0, from = 0; i < ends.length; i++) {
    const to = bytes.readUInt32LE(ends.start + i * 4)
    if (to < from || to > vertices) throw new FlatFault(`a path ends at vertex ${to} of ${vertices}`)
    list.push([from, to])
    from = to
  }
  return list
}

function addPolygon(geometry: FlatTable, builder: GeometryBuilder): void {
  const vertices = verticesOf(geometry)
  const rings = ranges(geometry, vertices).filter(([from, to]) => to > from)
  if (rings.length === 0) return
  builder.startPart()
  for (const ring of rings) {
    builder.startRing()
    addVertices(vertices, ring, builder)
    builder.closeRing()
  }
}

function addPaths(geometry: FlatTable, builder: GeometryBuilder): void {
  const vertices = verticesOf(geometry)
  for (const path of ranges(geometry, vertices)) {
    if (path[1] === path[0]) continue
    builder.startPart()
    builder.startRing()
    addVertices(vertices, path, builder)
  }
}

function addPoints(geometry: FlatTable, builder: GeometryBuilder): void {
  const vertices = verticesOf(geometry)
  for (let i = 0; i < vertices.xy.length >> 1; i++) {
    builder.startPart()
    builder.startRing()
    addVertices(vertices, [i, i + 1], builder)
  }
}

function addParts(type: GeometryTypeName, geometry: FlatTable, builder: GeometryBuilder): void {
  if (type === 'Point' || type === 'MultiPoint') addPoints(geometry, builder)
  else if (type === 'Polygon') addPolygon(geometry, builder)
  else if (type !== 'MultiPolygon') addPaths(geometry, builder)
  else {
    const parts = geometry.vector(PARTS, 4)
    for (let i = 0; i < parts.length; i++) addPolygon(geometry.tableAt(parts, i), builder)
  }
}

const SINGLE: Record<GeometryTypeName, 'Point' | 'LineString' | 'Polygon'> = {
  Point: 'Point',
  MultiPoint: 'Point',
  LineString: 'LineString',
  MultiLineString: 'LineString',
  Polygon: 'Polygon',
  MultiPolygon: 'Polygon',
}

/** A collection of one kind of thing is read as its multi type. */
function addCollection(geometry: FlatTable, builder: GeometryBuilder): GeometryFault | undefined {
  const parts = geometry.vector(PARTS, 4)
  const members = Array.from({ length: parts.length }, (_, i) => geometry.tableAt(parts, i))
  const types = members.map(member => fgbGeometryType(member.byte(TYPE)))
  const singles = new Set(types.map(type => type && SINGLE[type]))
  const [single] = singles
  if (singles.size > 1) return { kind: 'mixed' }
  if (members.length > 0 && !single) return { kind: 'bad', reason: 'a collection of curves or collections' }
  builder.startRow(single ? `Multi${single}` : 'None')
  for (const [i, member] of members.entries()) addParts(types[i]!, member, builder)
  builder.endRow()
  return undefined
}

/** Adds one feature's geometry as a row, or says why not and adds nothing. `headerType` holds where the geometry has no own. */
export function addFgbGeometry(
  geometry: FlatTable | undefined,
  headerType: number,
  builder: GeometryBuilder,
): GeometryFault | undefined {
  if (!geometry) {
    builder.addNone()
    return undefined
  }
  const code = headerType || geometry.byte(TYPE)
  builder.startRow('None')
  try {
    if (code === GEOMETRY_COLLECTION) return addCollection(geometry, builder)
    const type = fgbGeometryType(code)
    if (!type) return { kind: 'bad', reason: `geometry type ${code}` }
    builder.startRow(type)
    addParts(type, geometry, builder)
    builder.endRow()
    return undefined
  } catch (error) {
    if (!(error instanceof FlatFault)) throw error
    builder.abandonRow()
    return { kind: 'bad', reason: error.message }
  }
}
