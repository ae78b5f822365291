import type { RawGeometry } from './geometry-builder.ts'
import type { Refusal, RowBatch, SourceOptions, SourceTable } from './source.ts'

/** What the file itself says about its coordinate system. */
export type DeclaredCrs =
  | { kind: 'none' }
  | { kind: 'nothing-said' }
  | { kind: 'wkt'; wkt: string; from: string }
  /** `yFirst`: the file writes latitude or northing first; positions in the raw table are already x first. */
  | { kind: 'srid'; srid: number; from: string }
  /** The format fixes it (KML, GeoJSON); believed only when the numbers can be degrees. */
  | { kind: 'format'; srid: 4326; from: string }
  /** Named, but by a name we do not know. */
  | { kind: 'unknown-name'; text: string; from: string }

export interface RawBatch extends Omit<RowBatch, 'geometry'> {
  geometry: RawGeometry
}

/** A table as a format's reader gives it: values decoded, coordinates x y as in the file. */
export interface RawTable extends Omit<SourceTable, 'crs' | 'rows' | 'whereabouts'> {
  declaredCrs: DeclaredCrs
  rows(): AsyncIterable<RawBatch>
}

/** A file on disk and the name under which people know it (inside an archive `archive.zip/folder/file.shp`). */
export interface InputFile {
  path: string
  shownPath: string
}

export interface ReadingContext {
  options: SourceOptions
  /** A private folder that is removed when the source is closed. */
  workFolder: string
  /** What to do when the source is closed. */
  onClose(action: () => unknown): void
}

export interface Format {
  id: string
  label: string
  /** Opens files whose content was recognised as this format. The first that cannot be read refuses all. */
  open(files: InputFile[], context: ReadingContext): Promise<RawTable[] | Refusal>
}

/** Rows per batch: large enough to decode columns together, small enough to stay in the cache. */
export const BATCH_ROWS = 4096

/** Positions kept for judging where a table lies. */
export const SAMPLED_POSITIONS = 2000
