import type { GeometryBuilder } from '../geometry-builder.ts'
import type { GeometryTypeName } from '../geometry-column.ts'
import { nestRings } from './ring-nesting.ts'

export const NULL_SHAPE = 0
/** The ten's digit tells XY, XYZ and XYM apart, the unit's digit the kind. */
const POINT = 1
const LINE = 3
const POLYGON = 5
const MULTI_POINT = 8
const KINDS: Record<number, GeometryTypeName> = {
  [POINT]: 'Point',
  [LINE]: 'LineString',
  [POLYGON]: 'Polygon',
  [MULTI_POINT]: 'MultiPoint',
}

/** `undefined` for a code the format does not have, or multipatch (31), which is no plane geometry. */
export function shapeKind(code: number): GeometryTypeName | undefined {
  return code <= 28 ? KINDS[code % 10] : undefined
}

export const hasHeightOrMeasure = (code: number): boolean => code > 10

const XY_BYTES = 16
/** Shape type and bounding box, which precede the counts of everything but points. */
const BOX_END = 36

type Fault = string

function readPoint(bytes: Buffer, builder: GeometryBuilder): Fault | undefined {
  if (bytes.length < 20) return `point of ${bytes.length} bytes`
  builder.addPoint(bytes.readDoubleLE(4), bytes.readDoubleLE(12))
  return undefined
}

function readMultiPoint(bytes: Buffer, builder: GeometryBuilder): Fault | undefined {
  if (bytes.length < 40) return `multipoint of ${bytes.length} bytes`
  const count = bytes.readUInt32LE(BOX_END)
  if (40 + count * XY_BYTES > bytes.length) return `${count} points in ${bytes.length} bytes`
  builder.startRow('MultiPoint')
  for (let i = 0; i < count; i++) {
    builder.startPart()
    builder.startRing()
    builder.vertex(bytes.readDoubleLE(40 + i * XY_BYTES), bytes.readDoubleLE(48 + i * XY_BYTES))
  }
  builder.endRow()
  return undefined
}

interface Paths {
  xy: Float64Array
  /** Length paths + 1, in vertices. */
  starts: number[]
}

/** Parts of a line or polygon; parts without vertices are left out. */
function readPaths(bytes: Buffer): Paths | Fault {
  if (bytes.length < 44) return `shape of ${bytes.length} bytes`
  const parts = bytes.readUInt32LE(BOX_END)
  const points = bytes.readUInt32LE(40)
  const first = 44 + parts * 4
  if (first + points * XY_BYTES > bytes.length) return `${parts} parts and ${points} points in ${bytes.length} bytes`
  const starts: number[] = []
  for (let part = 0; part < parts; part++) {
    const start = bytes.readUInt32LE(44 + part * 4)
    const previous = starts.at(-1) ?? 0
    if (start > points || start < previous || (part === 0 && start !== 0))
      return `part ${part} starts at point ${start} of ${points}`
    if (starts.length === 0 || start > previous) starts.push(start)
  }
  if (starts.at(-1) === points) starts.pop()
  if (starts.length > 0) starts.push(points)
  const xy = new Float64Array(points * 2)
  for (let i = 0; i < xy.length; i++) xy[i] = bytes.readDoubleLE(first + i * 8)
  return { xy, starts }
}

function addPath(builder: GeometryBuilder, { xy, starts }: Paths, path: number): void {
  builder.startRing()
  for (let i = starts[path]!; i < starts[path + 1]!; i++) builder.vertex(xy[i * 2]!, xy[i * 2 + 1]!)
}

function readLine(bytes: Buffer, builder: GeometryBuilder): Fault | undefined {
  const paths = readPaths(bytes)
  if (typeof paths === 'string') return paths
  builder.startRow(paths.starts.length > 2 ? 'MultiLineString' : 'LineString')
  for (let path = 0; path + 1 < paths.starts.length; path++) {
    builder.startPart()
    addPath(builder, paths, path)
  }
  builder.endRow()
  return undefined
}

function readPolygon(bytes: Buffer, builder: GeometryBuilder): Fault | undefined {
  const paths = readPaths(bytes)
  if (typeof paths === 'string') return paths
  const polygons = paths.starts.length > 1 ? nestRings(paths) : []
  if (!polygons) return `${paths.starts.length - 1} rings that cannot be nested`
  builder.startRow(polygons.length > 1 ? 'MultiPolygon' : 'Polygon')
  for (const rings of polygons) {
    builder.startPart()
    for (const ring of rings) {
      addPath(builder, paths, ring)
      builder.closeRing()
    }
  }
  builder.endRow()
  return undefined
}

const READERS: Record<GeometryTypeName, ((bytes: Buffer, builder: GeometryBuilder) => Fault | undefined) | undefined> =
  {
    Point: readPoint,
    MultiPoint: readMultiPoint,
    LineString: readLine,
    Polygon: readPolygon,
    MultiLineString: undefined,
    MultiPolygon: undefined,
  }

/** Adds one record's shape (content without record header) to the builder, or says what is wrong and adds nothing. */
export function readShape(bytes: Buffer, builder: GeometryBuilder): Fault | undefined {
  if (bytes.length < 4) return `record of ${bytes.length} bytes`
  const code = bytes.readInt32LE(0)
  if (code === NULL_SHAPE) {
    builder.addNone()
    return undefined
  }
  const read = READERS[shapeKind(code) ?? 'MultiPolygon']
  return read ? read(bytes, builder) : `shape type ${code}`
}

/** First vertex of a shape, for sampling positions. */
export function firstVertex(bytes: Buffer): [x: number, y: number] | undefined {
  if (bytes.length < 20) return undefined
  const kind = shapeKind(bytes.readInt32LE(0))
  if (kind === 'Point') return [bytes.readDoubleLE(4), bytes.readDoubleLE(12)]
  if (kind === undefined || bytes.length < 44) return undefined
  const at = kind === 'MultiPoint' ? 40 : 44 + bytes.readUInt32LE(BOX_END) * 4
  return at + XY_BYTES <= bytes.length ? [bytes.readDoubleLE(at), bytes.readDoubleLE(at + 8)] : undefined
}
