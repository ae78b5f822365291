import { GEOMETRY_TYPES, type GeometryTypeName } from '../formats/geometry-column.ts'
import { partCount, type Shape } from './shape.ts'

const SRID_CGCS2000 = 4490
const HAS_SRID = 0x20000000
const LITTLE_ENDIAN = 1
const HEADER_BYTES = 9
const PART_HEADER_BYTES = 5
const VERTEX_BYTES = 16

/** `single` writes a multi-geometry of one part as that part, `multi` writes always a multi-geometry. */
export type Multiplicity = 'single' | 'multi'

const SINGLE_OF: Partial<Record<GeometryTypeName, GeometryTypeName>> = {
  MultiPoint: 'Point',
  MultiLineString: 'LineString',
  MultiPolygon: 'Polygon',
}
const MULTI_OF: Partial<Record<GeometryTypeName, GeometryTypeName>> = {
  Point: 'MultiPoint',
  LineString: 'MultiLineString',
  Polygon: 'MultiPolygon',
}

/** EWKB of a shape in EPSG:4490, as PostGIS receives it. */
export function encodeEwkb(shape: Shape, multiplicity: Multiplicity): Buffer {
  const target = targetType(shape, multiplicity)
  const part = SINGLE_OF[target]
  const writer = new Writer(sizeOf(shape, target))
  writer.header(target, HAS_SRID)
  writer.uint32(SRID_CGCS2000)
  const { partOffsets } = shape.geometry
  const [first, last] = [partOffsets[shape.index]!, partOffsets[shape.index + 1]!]
  if (part) writer.uint32(last - first)
  for (let number = first; number < last; number++) {
    if (part) writer.header(part, 0)
    writePart(writer, shape, { type: part ?? target, number })
  }
  return writer.buffer
}

function targetType(shape: Shape, multiplicity: Multiplicity): GeometryTypeName {
  if (multiplicity === 'multi') return MULTI_OF[shape.type] ?? shape.type
  return partCount(shape) === 1 ? (SINGLE_OF[shape.type] ?? shape.type) : shape.type
}

function writePart(writer: Writer, { geometry }: Shape, part: { type: GeometryTypeName; number: number }): void {
  const [firstRing, lastRing] = [geometry.ringOffsets[part.number]!, geometry.ringOffsets[part.number + 1]!]
  if (part.type === 'Polygon') writer.uint32(lastRing - firstRing)
  for (let ring = firstRing; ring < lastRing; ring++) {
    const [from, to] = [geometry.vertexOffsets[ring]!, geometry.vertexOffsets[ring + 1]!]
    if (part.type !== 'Point') writer.uint32(to - from)
    writer.doubles(geometry.lonLat, from * 2, to * 2)
  }
}

function sizeOf(shape: Shape, target: GeometryTypeName): number {
  const { partOffsets, ringOffsets, vertexOffsets } = shape.geometry
  const [firstPart, lastPart] = [partOffsets[shape.index]!, partOffsets[shape.index + 1]!]
  const [firstRing, lastRing] = [ringOffsets[firstPart]!, ringOffsets[lastPart]!]
  const vertices = vertexOffsets[lastRing]! - vertexOffsets[firstRing]!
  const parts = lastPart - firstPart
  const isMulti = SINGLE_OF[target] !== undefined
  const single = SINGLE_OF[target] ?? target
  const partBytes = (isMulti ? 4 + parts * PART_HEADER_BYTES : 0) + (single === 'Polygon' ? parts * 4 : 0)
  const countBytes = single === 'Point' ? 0 : (lastRing - firstRing) * 4
  return HEADER_BYTES + partBytes + countBytes + vertices * VERTEX_BYTES
}

class Writer {
  readonly buffer: Buffer
  private offset = 0

  constructor(byteLength: number) {
    this.buffer = Buffer.allocUnsafe(byteLength)
  }

  header(type: GeometryTypeName, flags: number): void {
    this.buffer[this.offset++] = LITTLE_ENDIAN
    this.uint32((GEOMETRY_TYPES.indexOf(type) | flags) >>> 0)
  }

  uint32(value: number): void {
    this.offset = this.buffer.writeUInt32LE(value, this.offset)
  }

  doubles(values: Float64Array, from: number, to: number): void {
    for (let i = from; i < to; i++) this.offset = this.buffer.writeDoubleLE(values[i]!, this.offset)
  }
}
