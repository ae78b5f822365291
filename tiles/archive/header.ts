import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'

/** https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, section 3 */
export const HEADER_BYTES = 127
/** Clients read so much first: header and root directory lie within. */
export const FIRST_BYTES = 16_384

const GZIP = 2
const MVT = 1
const CLUSTERED = 1
const DEGREE = 10_000_000

interface Section {
  offset: number
  length: number
}

export interface Header {
  root: Section
  metadata: Section
  leaves: Section
  tiles: Section
  addressedTiles: number
  entries: number
  contents: number
  minzoom: number
  maxzoom: number
  bounds: BboxLonLat
  centerZoom: number
  center: readonly [lon: number, lat: number]
}

/** The header of a version 3 archive of vector tiles. */
export function headerBytes(header: Header): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.write('PMTiles', 0, 'latin1')
  bytes.writeUInt8(3, 7)
  const { root, metadata, leaves, tiles, addressedTiles, entries, contents } = header
  const longs = [root, metadata, leaves, tiles].flatMap(({ offset, length }) => [offset, length])
  ;[...longs, addressedTiles, entries, contents].forEach((value, index) => {
    bytes.writeBigUInt64LE(BigInt(value), 8 + index * 8)
  })
  bytes.set([CLUSTERED, GZIP, GZIP, MVT, header.minzoom, header.maxzoom], 96)
  header.bounds.forEach((degrees, index) => {
    bytes.writeInt32LE(Math.round(degrees * DEGREE), 102 + index * 4)
  })
  bytes.writeUInt8(header.centerZoom, 118)
  header.center.forEach((degrees, index) => {
    bytes.writeInt32LE(Math.round(degrees * DEGREE), 119 + index * 4)
  })
  return bytes
}
