import type { Geometry, Position } from 'geojson'
import { linesOf, polygonsOf, shapeDimension } from '../shape-dimension.ts'

const WKB = { point: 1, lineString: 2, polygon: 3, multiLineString: 5, multiPolygon: 6 } as const
const HEADER_BYTES = 40
/** Little endian, and an envelope of four numbers. */
const FLAGS = 0b00000011

/** A geometry as a GeoPackage keeps it: header with envelope, then well-known binary; lines and areas always as Multi. */
export function geopackageGeometry(geometry: Geometry, srid: number, box: readonly number[]): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('GP', 'latin1')
  header[3] = FLAGS
  header.writeInt32LE(srid, 4)
  ;[box[0]!, box[2]!, box[1]!, box[3]!].forEach((value, index) => {
    header.writeDoubleLE(value, 8 + 8 * index)
  })
  return Buffer.concat([header, ...wkb(geometry)])
}

function wkb(geometry: Geometry): Buffer[] {
  switch (shapeDimension(geometry)) {
    case 'points':
      return [start(WKB.point), positions([(geometry as { coordinates: Position }).coordinates])]
    case 'lines':
      return [
        ...counted(WKB.multiLineString, linesOf(geometry)),
        ...linesOf(geometry).flatMap(line => [...counted(WKB.lineString, line), positions(line)]),
      ]
    case 'areas':
      return [
        ...counted(WKB.multiPolygon, polygonsOf(geometry)),
        ...polygonsOf(geometry).flatMap(rings => [
          ...counted(WKB.polygon, rings),
          ...rings.flatMap(ring => [count(ring.length), positions(ring)]),
        ]),
      ]
  }
}

function start(type: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes[0] = 1
  bytes.writeUInt32LE(type, 1)
  return bytes
}

function count(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(length)
  return bytes
}

const counted = (type: number, { length }: readonly unknown[]): Buffer[] => [start(type), count(length)]

function positions(list: readonly Position[]): Buffer {
  const bytes = Buffer.alloc(16 * list.length)
  list.forEach(([x, y], index) => {
    bytes.writeDoubleLE(x!, 16 * index)
    bytes.writeDoubleLE(y!, 16 * index + 8)
  })
  return bytes
}
