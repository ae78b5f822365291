import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import type { Whereabouts } from '../reproject/where-is-it.ts'
import type { GeometryColumn, GeometryTypeName } from './geometry-column.ts'

/**
 * What every reader gives: tables of rows whose geometry is CGCS2000 (EPSG:4490) in lon lat order.
 * Counts always add up: rows in batches + rows refused in batches = `rowCount`.
 */
export interface Source {
  kind: 'source'
  tables: SourceTable[]
  notes: Note[]
  /** Removes temporary files and stops the reading process. Safe to call more than once. */
  close(): Promise<void>
}

/** Nothing of the source is usable; the sentence says why and what to do. */
export interface Refusal {
  kind: 'refusal'
  code: RefusalCode
  message: string
  messageZh: string
  /** The file at fault, inside an archive as `archive.zip/folder/file.shp`. */
  path?: string
}

export const REFUSAL_CODES = [
  'nothing-there',
  'empty-file',
  'unknown-format',
  'raster',
  'truncated',
  'damaged',
  'archive-too-large',
  'archive-unsafe',
  'archive-nested-too-deep',
  'archive-encrypted',
  'xml-entities',
  'too-deep',
  'too-large',
  'reader-timeout',
  'reader-memory',
  'reader-crashed',
  'missing-part',
  'unknown-encoding',
  'unknown-crs',
  'crs-needed',
  'unknown-layer',
  'unknown-column',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** Something the reader saw and dealt with; nothing was lost unless it says so. */
export interface Note {
  code: string
  message: string
  messageZh: string
  table?: string
  /** 1-based row in the table. */
  row?: number
}

/** The city that data should belong to; helps to tell reference systems apart. */
export interface CityExtent {
  nameEn: string
  nameZh: string
  bounds: BboxLonLat
  /** The city's projected reference system, EPSG. */
  srid: number
}

export interface SourceOptions {
  /** Statement about the text encoding, for example `GBK`; it wins over everything detected. */
  encoding?: string
  /** Statement about coordinates: `EPSG:4544`, `GCJ-02`, `BD-09`, …; it wins over what the file says. */
  crs?: string
  /** Statement about columns of a text table; anything not stated is detected. */
  columns?: ColumnRoles
  /** Read only the table of this name. */
  layer?: string
  city?: CityExtent
}

export type FieldKind = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime'

export interface Field {
  name: string
  kind: FieldKind
}

/** Dates are `YYYY-MM-DD`, instants ISO 8601 as written; integers beyond 2^53 stay text. */
export type Value = string | number | boolean | null

export interface EncodingFinding {
  /** WHATWG name (`utf-8`, `gb18030`, …); `none` for formats that fix it themselves. */
  name: string
  evidence:
    | 'stated'
    | 'content'
    | 'cpg-file'
    | 'language-byte'
    | 'byte-order-mark'
    | 'format'
    | 'ascii-only'
    | 'assumed'
  /** Up to three decoded values that are not plain ASCII, for a person to look at. */
  samples: string[]
  note?: string
}

export type CrsStatus = 'stated' | 'declared' | 'proposed' | 'unknown' | 'refused' | 'none'

export interface CrsFinding {
  /** `proposed` may be read but should be confirmed; `unknown` and `refused` cannot be read; `none`: no geometry. */
  status: CrsStatus
  srid?: number
  /** `CGCS2000 / 3-degree Gauss-Kruger CM 105E`, `GCJ-02`, … */
  name: string
  evidence: string
  evidenceZh: string
  /** What to state as `options.crs` to confirm a proposal. */
  statement?: string
  /** What to ask the person, when something must be confirmed or stated. */
  question?: string
  questionZh?: string
}

/** Which column of a text table plays which part; `order` tells how a single `lonLat` column is written. */
export interface ColumnRoles {
  lon?: string
  lat?: string
  east?: string
  north?: string
  wkt?: string
  lonLat?: string
  lonLatOrder?: 'lonLat' | 'latLon'
  /** How angles are written. */
  angles?: 'decimal' | 'dms'
}

export interface SourceTable {
  /** File name without extension, or the layer's name. */
  name: string
  path: string
  format: string
  fields: Field[]
  geometryType: GeometryTypeName | 'Mixed' | 'None'
  /** Rows in the source, refused ones included. */
  rowCount: number
  encoding: EncodingFinding
  crs: CrsFinding
  /** Text tables only. */
  columnRoles?: ColumnRoles
  /** Up to 2,000 positions spread evenly over the table, x y as in the file (east north or lon lat order). */
  positions: Float64Array
  /** Where the data fall relative to `options.city`; absent without city or positions. */
  whereabouts?: Whereabouts
  /** Complete only when all rows have been read. */
  notes: Note[]
  /**
   * Batches of some thousand rows in file order. May be walked more than once.
   * Throws `ReadingFailed` when `crs.status` is `unknown` or `refused`, or the file turns out broken half-way.
   */
  rows(): AsyncIterable<RowBatch>
}

export interface RowBatch {
  /** 1-based number of each row in its table. */
  rowNumbers: Uint32Array
  /** One array per row, aligned with `fields`. */
  values: Value[][]
  geometry: GeometryColumn
  refused: RefusedRow[]
}

/** A row that cannot be represented: it is in no batch's `values`, and is never dropped without this. */
export interface RefusedRow {
  row: number
  code: RowRefusalCode
  message: string
  messageZh: string
}

export const ROW_REFUSAL_CODES = [
  'deleted-mark',
  'bad-geometry',
  'not-finite',
  'outside-projection',
  'mixed-collection',
  'bad-position',
  'wrong-column-count',
  'bad-row',
] as const
export type RowRefusalCode = (typeof ROW_REFUSAL_CODES)[number]

/** The source broke while rows were being read; whatever was read before must not be published. */
export class ReadingFailed extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.name = 'ReadingFailed'
    this.refusal = refusal
  }
}
