import { doubleArea, LINE, type Path, POINT, POLYGON, reverseRing, type Shape, type ShapeKind } from './shape.ts'

const HAS_Z = 0x80000000
const HAS_M = 0x40000000
const HAS_SRID = 0x20000000
/** Types 4 to 7 (multi geometries and collections) hold geometries; the curves above 7 are not stored by anyone here. */
const LAST_TYPE = 7

/**
 * Reads PostGIS's binary geometry (EWKB, as `geometry_send` gives it) into lon lat paths; Z and M are dropped. A collection
 * keeps its parts of the highest dimension. Rings lose their closing point and are wound as `Shape` says. Returns undefined
 * for an empty geometry.
 */
export function shapeFromEwkb(bytes: Uint8Array): Shape | undefined {
  const reader = new EwkbReader(bytes)
  const parts = reader.parts()
  const kind = Math.max(0, ...parts.map(part => part.kind))
  const paths = parts.filter(part => part.kind === kind).flatMap(part => part.paths)
  return kind === 0 || paths.length === 0 ? undefined : { kind: kind as ShapeKind, paths }
}

/** In degrees y points up, so a ring that is positive in world coordinates is negative here. */
const wound = (ring: Path, isOuter: boolean): Path => (doubleArea(ring) > 0 === isOuter ? reverseRing(ring) : ring)

class EwkbReader {
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  parts(): Shape[] {
    const isLittleEndian = this.#view.getUint8(this.#at) === 1
    const header = this.#view.getUint32(this.#at + 1, isLittleEndian)
    this.#at += header & HAS_SRID ? 9 : 5
    const type = header & 0xff
    const dimensions = 2 + (header & HAS_Z ? 1 : 0) + (header & HAS_M ? 1 : 0)
    if (type < POINT || type > LAST_TYPE) throw new Error(`EWKB type ${type} is not one that tiles know.`)
    if (type > POLYGON) return this.#children(isLittleEndian)
    const kind = type as ShapeKind
    if (kind === POLYGON) return [{ kind, paths: this.#rings(isLittleEndian, dimensions) }]
    const points = kind !== LINE ? 1 : this.#count(isLittleEndian)
    const path = this.#path(points, isLittleEndian, dimensions)
    const isEmpty = path.length === 0 || Number.isNaN(path[0])
    return [{ kind, paths: isEmpty ? [] : [path] }]
  }

  #children(isLittleEndian: boolean): Shape[] {
    const count = this.#count(isLittleEndian)
    const shapes: Shape[] = []
    for (let i = 0; i < count; i++) shapes.push(...this.parts())
    return shapes
  }

  #rings(isLittleEndian: boolean, dimensions: number): Path[] {
    const count = this.#count(isLittleEndian)
    const rings: Path[] = []
    for (let i = 0; i < count; i++) {
      const ring = this.#path(this.#count(isLittleEndian), isLittleEndian, dimensions)
      rings.push(wound(ring.slice(0, -2), i === 0))
    }
    return rings
  }

  #count(isLittleEndian: boolean): number {
    this.#at += 4
    return this.#view.getUint32(this.#at - 4, isLittleEndian)
  }

  #path(points: number, isLittleEndian: boolean, dimensions: number): Path {
    const path: Path = []
    for (let i = 0; i < points; i++, this.#at += dimensions * 8)
      path.push(this.#view.getFloat64(this.#at, isLittleEndian), this.#view.getFloat64(this.#at + 8, isLittleEndian))
    return path
  }
}
