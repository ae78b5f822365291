import type { ExportColumn } from './feature-writer.ts'
import type { ShapeDimension } from './shape-dimension.ts'

/** What a file holds. */
export interface FileOptions {
  /** ASCII, for layers and files. */
  name: string
  titleZh: string
  columns: readonly ExportColumn[]
  /** EPSG number of the coordinates, which are longitude or easting first. */
  srid: number
  /** The one kind of all geometries; absent where there are several. */
  dimension?: ShapeDimension
}
