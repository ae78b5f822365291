import type { Point } from '../geometry/vector.ts'

export const SHAPE_TYPES = { point: 1, line: 3, area: 5 } as const
export type ShapeKind = keyof typeof SHAPE_TYPES

/**
 * Parts of one shape: for a point one part of one position; for an area its rings without repeated last points,
 * counter-clockwise outside and clockwise holes. No parts at all is a null shape.
 */
export type Parts = readonly (readonly Point[])[]

const HEADER_BYTES = 100
const POINT_BYTES = 16

interface Box {
  west: number
  south: number
  east: number
  north: number
}

const emptyBox = (): Box => ({ west: Infinity, south: Infinity, east: -Infinity, north: -Infinity })

function grow(box: Box, parts: Parts): Box {
  for (const part of parts) {
    for (const [x, y] of part) {
      if (x < box.west) box.west = x
      if (x > box.east) box.east = x
      if (y < box.south) box.south = y
      if (y > box.north) box.north = y
    }
  }
  return box
}

/** The file's order: rings closed, outer ones clockwise. */
const asWritten = (kind: ShapeKind, parts: Parts): Parts =>
  kind === 'area' ? parts.map(ring => [...ring.toReversed(), ring.at(-1)!]) : parts

function contentBytes(kind: ShapeKind, parts: Parts): number {
  if (parts.length === 0) return 4
  if (kind === 'point') return 4 + POINT_BYTES
  return 44 + 4 * parts.length + POINT_BYTES * parts.reduce((sum, part) => sum + part.length, 0)
}

function writeBox(bytes: Buffer, at: number, { west, south, east, north }: Box): void {
  ;[west, south, east, north].forEach((value, i) => {
    bytes.writeDoubleLE(Number.isFinite(value) ? value : 0, at + 8 * i)
  })
}

function writeContent(bytes: Buffer, start: number, kind: ShapeKind, parts: Parts): void {
  bytes.writeInt32LE(parts.length === 0 ? 0 : SHAPE_TYPES[kind], start)
  if (parts.length === 0) return
  let at = start + 4
  if (kind !== 'point') {
    writeBox(bytes, at, grow(emptyBox(), parts))
    bytes.writeInt32LE(parts.length, at + 32)
    bytes.writeInt32LE(
      parts.reduce((sum, part) => sum + part.length, 0),
      at + 36,
    )
    at += 40
    let first = 0
    for (const part of parts) {
      bytes.writeInt32LE(first, at)
      first += part.length
      at += 4
    }
  }
  for (const part of parts) {
    for (const [x, y] of part) {
      bytes.writeDoubleLE(x, at)
      bytes.writeDoubleLE(y, at + 8)
      at += POINT_BYTES
    }
  }
}

function writeHeader(bytes: Buffer, kind: ShapeKind, box: Box): void {
  bytes.writeInt32BE(9994, 0)
  bytes.writeInt32BE(bytes.length / 2, 24)
  bytes.writeInt32LE(1000, 28)
  bytes.writeInt32LE(SHAPE_TYPES[kind], 32)
  writeBox(bytes, 36, box)
}

/** The geometry file and its index (ESRI Shapefile Technical Description, 1998). */
export function shpAndShx(kind: ShapeKind, shapes: readonly Parts[]): { shp: Buffer; shx: Buffer } {
  const written = shapes.map(parts => asWritten(kind, parts))
  const sizes = written.map(parts => contentBytes(kind, parts))
  const shp = Buffer.alloc(HEADER_BYTES + sizes.reduce((sum, size) => sum + size + 8, 0))
  const shx = Buffer.alloc(HEADER_BYTES + 8 * shapes.length)
  const box = emptyBox()
  let at = HEADER_BYTES
  written.forEach((parts, i) => {
    grow(box, parts)
    shp.writeInt32BE(i + 1, at)
    shp.writeInt32BE(sizes[i]! / 2, at + 4)
    shx.writeInt32BE(at / 2, HEADER_BYTES + 8 * i)
    shx.writeInt32BE(sizes[i]! / 2, HEADER_BYTES + 8 * i + 4)
    writeContent(shp, at + 8, kind, parts)
    at += 8 + sizes[i]!
  })
  writeHeader(shp, kind, box)
  writeHeader(shx, kind, box)
  return { shp, shx }
}
