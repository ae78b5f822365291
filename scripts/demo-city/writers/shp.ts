import {
  contentBytes,
  emptyBox,
  grow,
  INDEX_RECORD_BYTES,
  SHAPE_HEADER_BYTES,
  type ShapeKind,
  writeContent,
  writeShapeHeader,
} from '../../../spatial/exchange/shapefile/shape-records.ts'
import type { Point } from '../geometry/vector.ts'

export type { ShapeKind }

/**
 * Parts of one shape: for a point one part of one position; for an area its rings without repeated last points,
 * counter-clockwise outside and clockwise holes. No parts at all is a null shape.
 */
export type Parts = readonly (readonly Point[])[]

/** The file's order: rings closed, outer ones clockwise. */
const asWritten = (kind: ShapeKind, parts: Parts): Parts =>
  kind === 'area' ? parts.map(ring => [...ring.toReversed(), ring.at(-1)!]) : parts

/** The geometry file and its index. */
export function shpAndShx(kind: ShapeKind, shapes: readonly Parts[]): { shp: Buffer; shx: Buffer } {
  const written = shapes.map(parts => asWritten(kind, parts))
  const sizes = written.map(parts => contentBytes(kind, parts))
  const shp = Buffer.alloc(SHAPE_HEADER_BYTES + sizes.reduce((sum, size) => sum + size + 8, 0))
  const shx = Buffer.alloc(SHAPE_HEADER_BYTES + INDEX_RECORD_BYTES * shapes.length)
  const box = emptyBox()
  let at = SHAPE_HEADER_BYTES
  written.forEach((parts, i) => {
    grow(box, parts)
    shp.writeInt32BE(i + 1, at)
    shp.writeInt32BE(sizes[i]! / 2, at + 4)
    shx.writeInt32BE(at / 2, SHAPE_HEADER_BYTES + INDEX_RECORD_BYTES * i)
    shx.writeInt32BE(sizes[i]! / 2, SHAPE_HEADER_BYTES + INDEX_RECORD_BYTES * i + 4)
    writeContent(shp, at + 8, { kind, parts })
    at += 8 + sizes[i]!
  })
  for (const bytes of [shp, shx]) writeShapeHeader(bytes, { kind, box, fileBytes: bytes.length })
  return { shp, shx }
}
