import type { Geometry, Position } from 'geojson'
import type { ExportColumn, ExportFeature, FeatureWriter } from './feature-writer.ts'
import { encodeGb18030 } from './gb18030.ts'

export const CSV_ENCODINGS = ['utf-8', 'gbk'] as const
export type CsvEncoding = (typeof CSV_ENCODINGS)[number]

export interface CsvOptions {
  encoding: CsvEncoding
  /** A byte order mark lets Excel recognise UTF-8; with GBK there is none to write. */
  hasByteOrderMark: boolean
}

/**
 * CSV by RFC 4180 with the geometry as WKT in the last column. Points also have their lon and lat as columns, which is what
 * spreadsheets and most importers want.
 */
export function csvWriter(columns: readonly ExportColumn[], { encoding, hasByteOrderMark }: CsvOptions): CsvWriter {
  const encode = encoding === 'gbk' ? encodeGb18030 : (text: string): Buffer => Buffer.from(text)
  const names = [...columns.map(({ name }) => name), 'lon', 'lat', 'wkt']
  const line = ({ geometry, values }: ExportFeature): string => {
    const point = geometry.type === 'Point' ? geometry.coordinates : ['', '']
    const cells = columns.map(({ name }) => csvCell(values[name]))
    return `${cells.join(',')},${point[0]},${point[1]},${csvCell(wkt(geometry))}\r\n`
  }
  return {
    contentType: `text/csv; charset=${encoding === 'gbk' ? 'gb18030' : 'utf-8'}; header=present`,
    fileExtension: 'csv',
    head: () => encode(`${hasByteOrderMark && encoding === 'utf-8' ? '\ufeff' : ''}${names.join(',')}\r\n`),
    batch: features => encode(features.map(line).join('')),
    tail: () => Buffer.alloc(0),
    withoutGeometry: rows =>
      encode(rows.map(values => `${columns.map(({ name }) => csvCell(values[name])).join(',')},,,\r\n`).join('')),
  }
}

export interface CsvWriter extends FeatureWriter {
  /** Rows that say nothing of a place. */
  withoutGeometry(rows: readonly Record<string, unknown>[]): Uint8Array
}

/** One cell by RFC 4180. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Well-known text of a GeoJSON geometry, x y order, as it was stored. */
export function wkt(geometry: Geometry): string {
  if (geometry.type === 'GeometryCollection') return `GEOMETRYCOLLECTION (${geometry.geometries.map(wkt).join(', ')})`
  return `${geometry.type.toUpperCase()} ${nested(geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates)}`
}

type Nested = Position | Nested[]

const nested = (coordinates: Nested): string =>
  typeof coordinates[0] === 'number' ? coordinates.join(' ') : `(${(coordinates as Nested[]).map(nested).join(', ')})`
