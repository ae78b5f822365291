const POLYGON = 3
const MULTI_POLYGON = 6
const VERTEX_BYTES = 16

/** All rings of a little-endian WKB polygon or multi-polygon (`ST_AsBinary(geom, 'NDR')`), as flat lon lat arrays. */
export function ringsOfWkb(wkb: Buffer): Float64Array[] {
  const rings: Float64Array[] = []
  readArea(wkb, 0, rings)
  return rings
}

function readArea(wkb: Buffer, start: number, rings: Float64Array[]): number {
  const type = wkb.readUInt32LE(start + 1)
  const count = wkb.readUInt32LE(start + 5)
  let offset = start + 9
  if (type !== POLYGON && type !== MULTI_POLYGON) throw new RangeError(`WKB type ${type}: expected a polygon`)
  for (let i = 0; i < count; i++)
    offset = type === MULTI_POLYGON ? readArea(wkb, offset, rings) : readRing(wkb, offset, rings)
  return offset
}

function readRing(wkb: Buffer, start: number, rings: Float64Array[]): number {
  const vertices = wkb.readUInt32LE(start)
  const ring = new Float64Array(vertices * 2)
  for (let i = 0; i < ring.length; i++) ring[i] = wkb.readDoubleLE(start + 4 + i * 8)
  rings.push(ring)
  return start + 4 + vertices * VERTEX_BYTES
}
