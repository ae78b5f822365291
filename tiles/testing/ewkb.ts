const SRID = 4490

/** EWKB as PostGIS sends it, for tests without a database. Paths are interleaved lon lat; rings are closed here. */
export const ewkbPoint = (lon: number, lat: number): Buffer => Buffer.concat([header(1), doubles([lon, lat])])

export const ewkbLine = (path: readonly number[]): Buffer => Buffer.concat([header(2), counted(path)])

export const ewkbPolygon = (...rings: (readonly number[])[]): Buffer =>
  Buffer.concat([header(3), uint32(rings.length), ...rings.map(ring => counted([...ring, ring[0]!, ring[1]!]))])

const header = (type: number): Buffer => Buffer.concat([Buffer.from([1]), uint32(0x20000000 + type), uint32(SRID)])

const counted = (path: readonly number[]): Buffer => Buffer.concat([uint32(path.length / 2), doubles(path)])

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function doubles(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8)
  values.forEach((value, i) => {
    bytes.writeDoubleLE(value, i * 8)
  })
  return bytes
}
