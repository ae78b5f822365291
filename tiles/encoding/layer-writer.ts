import { type ByteBuffer, putBigVarint, putVarint } from './byte-buffer.ts'

/** Units along a tile's edge; the value every client is tuned to. */
export const EXTENT = 4096

/** Field tags of vector_tile.proto, version 2.1: (field number << 3) | wire type. */
const TILE_LAYER = 0x1a
const LAYER_NAME = 0x0a
const LAYER_FEATURE = 0x12
const LAYER_KEY = 0x1a
const LAYER_VALUE = 0x22
const LAYER_EXTENT = 0x28
const LAYER_VERSION = 0x78
const FEATURE_ID = 0x08
const FEATURE_TAGS = 0x12
const FEATURE_TYPE = 0x18
const FEATURE_GEOMETRY = 0x22
const VALUE_STRING = 0x0a
const VALUE_DOUBLE = 0x19
const VALUE_UINT = 0x28

const POINT = 1
const LINE = 2
const POLYGON = 3
const MOVE_TO = 1
const LINE_TO = 2
const CLOSE_PATH_ONCE = 15

/** More properties than any layer of ours has; with two bytes for each key and value a point stays below 128 bytes. */
const MAX_PROPERTIES = 20
const MAX_POINT_BYTES = 128

const zigzag = (delta: number): number => (delta << 1) ^ (delta >> 31)

/** The place of an entry in a map's order, added at the end when it is new. */
function numberIn<Entry>(numbers: Map<Entry, number>, entry: Entry): number {
  const known = numbers.get(entry)
  if (known !== undefined) return known
  numbers.set(entry, numbers.size)
  return numbers.size - 1
}

/** Interleaved x y in tile units, one array per line or ring; rings are not closed by a repeated point. */
export type Path = ArrayLike<number>

/**
 * Writes one layer of a vector tile. Give the properties of a feature with `tag`, then write its geometry, which ends the
 * feature. A feature whose id is not a number above zero gets none. Values are shared within the layer, as the format wants.
 */
export class LayerWriter {
  readonly #out: ByteBuffer
  readonly #layerStart: number
  readonly #keys = new Map<string, number>()
  readonly #values = new Map<string | number, number>()
  readonly #tags = new Uint32Array(MAX_PROPERTIES * 2)
  #tagCount = 0
  #featureCount = 0

  constructor(out: ByteBuffer, name: string) {
    this.#out = out
    this.#layerStart = out.begin(TILE_LAYER)
    out.byte(LAYER_NAME)
    out.string(name)
  }

  /** The number of a property name, for `tag`. */
  key(name: string): number {
    return numberIn(this.#keys, name)
  }

  /** The number of a value, for `tag`. Numbers are written as integers where they are whole and not negative. */
  value(value: string | number): number {
    return numberIn(this.#values, value)
  }

  tag(key: number, value: number): void {
    this.#tags[this.#tagCount++] = key
    this.#tags[this.#tagCount++] = value
  }

  /**
   * The one hot path: tens of thousands of points make a tile, so its bytes are laid down in one go. Every length inside
   * is below 128 and takes one byte, because a point has few properties.
   */
  point(id: number, x: number, y: number): void {
    const out = this.#out
    out.ensure(MAX_POINT_BYTES)
    const { bytes } = out
    const start = out.length
    bytes[start] = LAYER_FEATURE
    let at = start + 2
    if (id > 0) {
      bytes[at++] = FEATURE_ID
      at = putBigVarint(bytes, at, id)
    }
    if (this.#tagCount > 0) {
      bytes[at] = FEATURE_TAGS
      const tagsStart = at + 2
      at = tagsStart
      for (let i = 0; i < this.#tagCount; i++) at = putVarint(bytes, at, this.#tags[i]!)
      bytes[tagsStart - 1] = at - tagsStart
      this.#tagCount = 0
    }
    bytes[at++] = FEATURE_TYPE
    bytes[at++] = POINT
    bytes[at] = FEATURE_GEOMETRY
    const geometryStart = at + 2
    bytes[geometryStart] = (1 << 3) | MOVE_TO
    at = putVarint(bytes, geometryStart + 1, zigzag(x))
    at = putVarint(bytes, at, zigzag(y))
    bytes[geometryStart - 1] = at - geometryStart
    bytes[start + 1] = at - start - 2
    out.length = at
    this.#featureCount++
  }

  lines(id: number, paths: readonly Path[]): void {
    this.#paths(id, LINE, paths)
  }

  /** Rings as the specification winds them: outer rings positive in tile units (y down), each followed by its holes. */
  polygons(id: number, rings: readonly Path[]): void {
    this.#paths(id, POLYGON, rings)
  }

  /** Ends the layer, or takes it out of the buffer again when nothing was written to it. */
  finish(): void {
    const out = this.#out
    if (this.#featureCount === 0) {
      out.length = this.#layerStart - 1
      return
    }
    for (const key of this.#keys.keys()) {
      out.byte(LAYER_KEY)
      out.string(key)
    }
    for (const value of this.#values.keys()) this.#writeValue(value)
    out.byte(LAYER_EXTENT)
    out.varint(EXTENT)
    out.byte(LAYER_VERSION)
    out.varint(2)
    out.end(this.#layerStart)
  }

  #writeValue(value: string | number): void {
    const out = this.#out
    const start = out.begin(LAYER_VALUE)
    if (typeof value === 'string') {
      out.byte(VALUE_STRING)
      out.string(value)
    } else if (Number.isSafeInteger(value) && value >= 0) {
      out.byte(VALUE_UINT)
      out.bigVarint(value)
    } else {
      out.byte(VALUE_DOUBLE)
      out.double(value)
    }
    out.end(start)
  }

  #beginFeature(id: number, type: number): number {
    const out = this.#out
    const feature = out.begin(LAYER_FEATURE)
    if (id > 0) {
      out.byte(FEATURE_ID)
      out.bigVarint(id)
    }
    if (this.#tagCount > 0) {
      const tags = out.begin(FEATURE_TAGS)
      for (let i = 0; i < this.#tagCount; i++) out.varint(this.#tags[i]!)
      out.end(tags)
      this.#tagCount = 0
    }
    out.byte(FEATURE_TYPE)
    out.byte(type)
    this.#featureCount++
    return feature
  }

  #paths(id: number, type: typeof LINE | typeof POLYGON, paths: readonly Path[]): void {
    const out = this.#out
    const feature = this.#beginFeature(id, type)
    const geometry = out.begin(FEATURE_GEOMETRY)
    let x = 0
    let y = 0
    for (const path of paths) {
      for (let i = 0; i < path.length; i += 2) {
        if (i === 0) out.varint((1 << 3) | MOVE_TO)
        if (i === 2) out.varint(((path.length / 2 - 1) << 3) | LINE_TO)
        out.varint(zigzag(path[i]! - x))
        out.varint(zigzag(path[i + 1]! - y))
        x = path[i]!
        y = path[i + 1]!
      }
      if (type === POLYGON) out.byte(CLOSE_PATH_ONCE)
    }
    out.end(geometry)
    out.end(feature)
  }
}
