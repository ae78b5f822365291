import { csvWriter } from './csv-writer.ts'
import { type FileWriter, streamed } from './feature-writer.ts'
import type { FileOptions } from './file-options.ts'
import { flatgeobufWriter } from './flatgeobuf-writer.ts'
import { geopackageWriter } from './geopackage/geopackage-writer.ts'
import { kmlWriter } from './kml-writer.ts'
import { shapefileWriter } from './shapefile/shapefile-writer.ts'
import { xlsxWriter } from './xlsx/xlsx-writer.ts'

/** Formats that are files beside GeoJSON, which is made as text by the database. */
export const DOWNLOAD_FORMATS = ['csv', 'fgb', 'gpkg', 'shp', 'kml', 'xlsx'] as const
export type DownloadFormat = (typeof DOWNLOAD_FORMATS)[number]

/** Formats whose coordinates are always degrees. */
export const IN_DEGREES: readonly DownloadFormat[] = ['csv', 'kml', 'xlsx']

export type DownloadOptions = FileOptions & {
  /** Of CSV and Shapefile. */
  encoding: 'utf-8' | 'gbk'
  hasByteOrderMark: boolean
}

const GEOMETRY_TYPES = { points: 'Point', lines: 'MultiLineString', areas: 'MultiPolygon' } as const

const WRITERS: Record<DownloadFormat, (options: DownloadOptions) => FileWriter> = {
  csv: options => streamed(csvWriter(options.columns, options)),
  fgb: ({ columns, srid, dimension }) =>
    streamed(flatgeobufWriter(columns, { srid, ...(dimension && { geometryType: GEOMETRY_TYPES[dimension] }) })),
  gpkg: geopackageWriter,
  shp: shapefileWriter,
  kml: options => streamed(kmlWriter(options)),
  xlsx: xlsxWriter,
}

/** Writes a file of features in a format. Made once for a file. */
export const fileWriter = (format: DownloadFormat, options: DownloadOptions): FileWriter => WRITERS[format](options)
