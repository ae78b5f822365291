import type { GeometryTypeName } from '../geometry-column.ts'
import type { DeclaredCrs } from '../raw-table.ts'
import type { FieldKind } from '../source.ts'
import { FlatTable } from './flat-table.ts'
import type { TextReader } from './text-reader.ts'

/** Columns types as the specification numbers them. */
export const COLUMN_TYPES = [
  'Byte',
  'UByte',
  'Bool',
  'Short',
  'UShort',
  'Int',
  'UInt',
  'Long',
  'ULong',
  'Float',
  'Double',
  'String',
  'Json',
  'DateTime',
  'Binary',
] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

const KINDS: Record<ColumnType, FieldKind> = {
  Byte: 'integer',
  UByte: 'integer',
  Bool: 'boolean',
  Short: 'integer',
  UShort: 'integer',
  Int: 'integer',
  UInt: 'integer',
  Long: 'integer',
  ULong: 'integer',
  Float: 'number',
  Double: 'number',
  String: 'text',
  Json: 'text',
  DateTime: 'datetime',
  Binary: 'text',
}

export interface FgbColumn {
  name: string
  type: ColumnType
  kind: FieldKind
}

export interface FgbHeader {
  name: string
  geometryType: number
  hasHeightOrMeasure: boolean
  columns: FgbColumn[]
  /** 0: not said. */
  featuresCount: number
  indexBytes: number
  crs: DeclaredCrs
}

const NODE_BYTES = 40
const DEFAULT_NODE_SIZE = 16

/** Size of the packed R-tree between header and features. */
function indexBytes(count: number, nodeSize: number): number {
  if (nodeSize < 2 || count === 0) return 0
  let nodes = count
  for (let level = count; level > 1; ) {
    level = Math.ceil(level / nodeSize)
    nodes += level
  }
  return (count === 1 ? 2 : nodes) * NODE_BYTES
}

function crsOf(crs: FlatTable | undefined): DeclaredCrs {
  if (!crs) return { kind: 'nothing-said' }
  const from = 'FlatGeobuf'
  const [organisation, code, wkt] = [crs.text(0), crs.int32(1), crs.text(4)]
  if (wkt !== '') return { kind: 'wkt', wkt, from }
  if (/^(?:EPSG)?$/i.test(organisation) && code > 0) return { kind: 'srid', srid: code, from }
  const text = crs.text(2) || crs.text(5)
  return text === '' ? { kind: 'nothing-said' } : { kind: 'unknown-name', text, from }
}

function columnsOf(header: FlatTable, text: TextReader): FgbColumn[] {
  const vector = header.vector(7, 4)
  return Array.from({ length: vector.length }, (_, i) => {
    const column = header.tableAt(vector, i)
    const type = COLUMN_TYPES[column.byte(1)] ?? 'Binary'
    const name = column.vector(0, 1)
    return { name: text(header.bytes, name.start, name.start + name.length), type, kind: KINDS[type] }
  })
}

/** Reads the header message. Throws `FlatFault`. */
export function readFgbHeader(bytes: Buffer, text: TextReader): FgbHeader {
  const header = FlatTable.root(bytes)
  const featuresCount = header.uint64(8)
  return {
    name: header.text(0),
    geometryType: header.byte(2),
    hasHeightOrMeasure: header.byte(3) !== 0 || header.byte(4) !== 0,
    columns: columnsOf(header, text),
    featuresCount,
    indexBytes: indexBytes(featuresCount, header.uint16(9, DEFAULT_NODE_SIZE)),
    crs: crsOf(header.table(10)),
  }
}

const GEOMETRY_NAMES: (GeometryTypeName | undefined)[] = [
  undefined,
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
]
/** The type's name; `undefined` for unknown, collections and curves. */
export const fgbGeometryType = (code: number): GeometryTypeName | undefined => GEOMETRY_NAMES[code]
export const GEOMETRY_COLLECTION = 7
