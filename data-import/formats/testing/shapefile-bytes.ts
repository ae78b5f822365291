/** Bytes of a Shapefile of points with text fields, for tests that need to bend single bytes. */
export interface ShapefileBytes {
  shp: Buffer
  shx: Buffer
  dbf: Buffer
}

interface Made {
  points: [x: number, y: number][]
  fields: { name: Buffer; width: number }[]
  /** One array per point, aligned with `fields`. */
  values: Buffer[][]
}

const HEADER_BYTES = 100
const POINT_RECORD_BYTES = 28

function header(bytes: number): Buffer {
  const buffer = Buffer.alloc(HEADER_BYTES)
  buffer.writeInt32BE(9994, 0)
  buffer.writeInt32BE(bytes / 2, 24)
  buffer.writeInt32LE(1000, 28)
  buffer.writeInt32LE(1, 32)
  return buffer
}

function pointRecord([x, y]: [number, number], index: number): Buffer {
  const record = Buffer.alloc(POINT_RECORD_BYTES)
  record.writeInt32BE(index + 1, 0)
  record.writeInt32BE(10, 4)
  record.writeInt32LE(1, 8)
  record.writeDoubleLE(x, 12)
  record.writeDoubleLE(y, 20)
  return record
}

function indexEntry(index: number): Buffer {
  const entry = Buffer.alloc(8)
  entry.writeInt32BE((HEADER_BYTES + index * POINT_RECORD_BYTES) / 2, 0)
  entry.writeInt32BE(10, 4)
  return entry
}

function dbfBytes({ fields, values }: Made): Buffer {
  const head = Buffer.alloc(32 + fields.length * 32 + 1)
  head[0] = 3
  head.writeUInt32LE(values.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(1 + fields.reduce((sum, { width }) => sum + width, 0), 10)
  fields.forEach(({ name, width }, i) => {
    name.copy(head, 32 + i * 32)
    head[32 + i * 32 + 11] = 'C'.charCodeAt(0)
    head[32 + i * 32 + 16] = width
  })
  head[head.length - 1] = 0x0d
  const cell = (bytes: Buffer, width: number) => Buffer.concat([bytes, Buffer.alloc(width, ' ')]).subarray(0, width)
  const rows = values.flatMap(row => [Buffer.from(' '), ...row.map((bytes, i) => cell(bytes, fields[i]!.width))])
  return Buffer.concat([head, ...rows, Buffer.from([0x1a])])
}

export function shapefileBytes(made: Made): ShapefileBytes {
  const { points } = made
  return {
    shp: Buffer.concat([header(HEADER_BYTES + points.length * POINT_RECORD_BYTES), ...points.map(pointRecord)]),
    shx: Buffer.concat([header(HEADER_BYTES + points.length * 8), ...points.map((_, i) => indexEntry(i))]),
    dbf: dbfBytes(made),
  }
}
