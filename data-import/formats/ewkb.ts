import type { GeometryColumn } from './geometry-column.ts'

const SRID_FLAG = 0x20000000
const LITTLE_ENDIAN = 1
const POINT = 1
const POLYGON = 3
const MULTI_POINT = 4
/** Distance from a simple type's number to its multi type's. */
const SIMPLE_OF_MULTI = 3
const HEADER_BYTES = 5
const COUNT_BYTES = 4
const VERTEX_BYTES = 16

/** Bytes that `writeEwkb` needs for a row; 0 for a row without geometry. */
export function ewkbLength({ types, partOffsets, ringOffsets, vertexOffsets }: GeometryColumn, row: number): number {
  const type = types[row]!
  if (type === 0) return 0
  const [firstPart, endPart] = [partOffsets[row]!, partOffsets[row + 1]!]
  const [firstRing, endRing] = [ringOffsets[firstPart]!, ringOffsets[endPart]!]
  const vertexBytes = (vertexOffsets[endRing]! - vertexOffsets[firstRing]!) * VERTEX_BYTES
  const simple = type >= MULTI_POINT ? type - SIMPLE_OF_MULTI : type
  const countBytes = simple === POINT ? 0 : (endRing - firstRing) * COUNT_BYTES
  const perPart = (endPart - firstPart) * (simple === POLYGON ? COUNT_BYTES : 0)
  const headers = type >= MULTI_POINT ? COUNT_BYTES + (endPart - firstPart) * HEADER_BYTES : 0
  return HEADER_BYTES + COUNT_BYTES + headers + perPart + countBytes + vertexBytes
}

/**
 * Writes one row's geometry as EWKB (little endian, SRID 4490, two dimensions) and returns the offset after it.
 * The caller provides `ewkbLength` bytes.
 */
export function writeEwkb(column: GeometryColumn, row: number, target: { buffer: Buffer; offset: number }): number {
  const { types, partOffsets, ringOffsets, vertexOffsets, lonLat } = column
  const { buffer } = target
  let { offset } = target
  const type = types[row]!
  if (type === 0) return offset
  const simple = type >= MULTI_POINT ? type - SIMPLE_OF_MULTI : type

  const writeRing = (ring: number): void => {
    const [first, end] = [vertexOffsets[ring]!, vertexOffsets[ring + 1]!]
    if (simple !== POINT) offset = buffer.writeUInt32LE(end - first, offset)
    for (let i = first * 2; i < end * 2; i++) offset = buffer.writeDoubleLE(lonLat[i]!, offset)
  }
  const writePart = (part: number): void => {
    const [first, end] = [ringOffsets[part]!, ringOffsets[part + 1]!]
    if (simple === POLYGON) offset = buffer.writeUInt32LE(end - first, offset)
    for (let ring = first; ring < end; ring++) writeRing(ring)
  }

  offset = buffer.writeUInt8(LITTLE_ENDIAN, offset)
  offset = buffer.writeUInt32LE((type | SRID_FLAG) >>> 0, offset)
  offset = buffer.writeUInt32LE(4490, offset)
  const [first, end] = [partOffsets[row]!, partOffsets[row + 1]!]
  if (type < MULTI_POINT) {
    writePart(first)
    return offset
  }
  offset = buffer.writeUInt32LE(end - first, offset)
  for (let part = first; part < end; part++) {
    offset = buffer.writeUInt8(LITTLE_ENDIAN, offset)
    offset = buffer.writeUInt32LE(simple, offset)
    writePart(part)
  }
  return offset
}

/** One row's geometry as EWKB, or `null` without geometry. */
export function ewkbOf(column: GeometryColumn, row: number): Buffer | null {
  const length = ewkbLength(column, row)
  if (length === 0) return null
  const buffer = Buffer.allocUnsafe(length)
  writeEwkb(column, row, { buffer, offset: 0 })
  return buffer
}
