/** Layouts are those of the ESRI Shapefile Technical Description (1998). */
export const SHAPE_TYPES = { point: 1, line: 3, area: 5 } as const
export type ShapeKind = keyof typeof SHAPE_TYPES

/** One shape as the file wants it: a point's one position, paths, or closed rings, the outer ones clockwise. None is a null shape. */
export type WrittenParts = readonly (readonly (readonly number[])[])[]

export const SHAPE_HEADER_BYTES = 100
export const INDEX_RECORD_BYTES = 8
const POINT_BYTES = 16

export interface ShapeBox {
  west: number
  south: number
  east: number
  north: number
}

export const emptyBox = (): ShapeBox => ({ west: Infinity, south: Infinity, east: -Infinity, north: -Infinity })

/** Makes the box hold these parts too, and returns it. */
export function grow(box: ShapeBox, parts: WrittenParts): ShapeBox {
  for (const part of parts) {
    for (const [x, y] of part) {
      if (x! < box.west) box.west = x!
      if (x! > box.east) box.east = x!
      if (y! < box.south) box.south = y!
      if (y! > box.north) box.north = y!
    }
  }
  return box
}

/** Length of a record without its header of 8 bytes. */
export function contentBytes(kind: ShapeKind, parts: WrittenParts): number {
  if (parts.length === 0) return 4
  if (kind === 'point') return 4 + POINT_BYTES
  return 44 + 4 * parts.length + POINT_BYTES * parts.reduce((sum, part) => sum + part.length, 0)
}

export function writeBox(bytes: Buffer, at: number, { west, south, east, north }: ShapeBox): void {
  ;[west, south, east, north].forEach((value, i) => {
    bytes.writeDoubleLE(Number.isFinite(value) ? value : 0, at + 8 * i)
  })
}

/** Writes a record from `start` on, after its header. */
export function writeContent(
  bytes: Buffer,
  start: number,
  { kind, parts }: { kind: ShapeKind; parts: WrittenParts },
): void {
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
      bytes.writeDoubleLE(x!, at)
      bytes.writeDoubleLE(y!, at + 8)
      at += POINT_BYTES
    }
  }
}

/** The header of a geometry file or of its index, which differ in their length alone. */
export function writeShapeHeader(
  bytes: Buffer,
  { kind, box, fileBytes }: { kind: ShapeKind; box: ShapeBox; fileBytes: number },
): void {
  bytes.writeInt32BE(9994, 0)
  bytes.writeInt32BE(fileBytes / 2, 24)
  bytes.writeInt32LE(1000, 28)
  bytes.writeInt32LE(SHAPE_TYPES[kind], 32)
  writeBox(bytes, 36, box)
}
