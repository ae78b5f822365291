import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Geometry, Position } from 'geojson'
import { linesOf, polygonsOf, type ShapeDimension } from '../shape-dimension.ts'
import {
  contentBytes,
  emptyBox,
  grow,
  INDEX_RECORD_BYTES,
  SHAPE_HEADER_BYTES,
  type ShapeKind,
  type WrittenParts,
  writeContent,
  writeShapeHeader,
} from './shape-records.ts'

export const KINDS: Record<ShapeDimension, ShapeKind> = { points: 'point', lines: 'line', areas: 'area' }

const RECORD_HEADER_BYTES = 8

/** The geometry file and its index, written record by record; the headers, which hold lengths and the box, come last. */
export class ShapeFile {
  readonly #path: string
  readonly #kind: ShapeKind
  readonly #shapes: WriteStream
  readonly #index: WriteStream
  readonly #box = emptyBox()
  #count = 0
  #bytes = SHAPE_HEADER_BYTES

  /** `path` is without an extension. */
  constructor(path: string, kind: ShapeKind) {
    this.#path = path
    this.#kind = kind
    this.#shapes = createWriteStream(`${path}.shp`)
    this.#index = createWriteStream(`${path}.shx`)
    for (const file of [this.#shapes, this.#index]) file.write(Buffer.alloc(SHAPE_HEADER_BYTES))
  }

  async add(geometries: readonly Geometry[]): Promise<void> {
    const records = geometries.map(geometry => this.#record(partsOf(geometry)))
    this.#index.write(Buffer.concat(records.map(({ entry }) => entry)))
    if (!this.#shapes.write(Buffer.concat(records.map(({ shape }) => shape)))) await once(this.#shapes, 'drain')
  }

  #record(parts: WrittenParts): { shape: Buffer; entry: Buffer } {
    const size = contentBytes(this.#kind, parts)
    const shape = Buffer.alloc(RECORD_HEADER_BYTES + size)
    const entry = Buffer.alloc(INDEX_RECORD_BYTES)
    grow(this.#box, parts)
    shape.writeInt32BE(++this.#count, 0)
    shape.writeInt32BE(size / 2, 4)
    entry.writeInt32BE(this.#bytes / 2, 0)
    entry.writeInt32BE(size / 2, 4)
    writeContent(shape, RECORD_HEADER_BYTES, { kind: this.#kind, parts })
    this.#bytes += shape.length
    return { shape, entry }
  }

  async finish(): Promise<void> {
    for (const file of [this.#shapes, this.#index]) {
      file.end()
      await once(file, 'close')
    }
    await this.#writeHeader('shp', this.#bytes)
    await this.#writeHeader('shx', SHAPE_HEADER_BYTES + INDEX_RECORD_BYTES * this.#count)
  }

  async #writeHeader(extension: string, fileBytes: number): Promise<void> {
    const header = Buffer.alloc(SHAPE_HEADER_BYTES)
    writeShapeHeader(header, { kind: this.#kind, box: this.#box, fileBytes })
    const file = await open(`${this.#path}.${extension}`, 'r+')
    await file.write(header, 0, header.length, 0)
    await file.close()
  }
}

function partsOf(geometry: Geometry): WrittenParts {
  if (geometry.type === 'Point') return [[geometry.coordinates]]
  return [...linesOf(geometry), ...polygonsOf(geometry).flatMap(rings => rings.map(turned))]
}

/** Outer rings run clockwise, holes the other way round. */
const turned = (ring: Position[], index: number): Position[] =>
  isClockwise(ring) === (index === 0) ? ring : [...ring].reverse()

function isClockwise(ring: Position[]): boolean {
  let area = 0
  for (let index = 1; index < ring.length; index++)
    area += (ring[index]![0]! - ring[index - 1]![0]!) * (ring[index]![1]! + ring[index - 1]![1]!)
  return area > 0
}
