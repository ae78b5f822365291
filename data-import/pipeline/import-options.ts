import type { Completeness } from '../datasets/dataset.ts'
import type { ColumnRoles } from '../formats/source.ts'

/** What a person states about a delivery. Everything stated wins over what is detected. */
export interface ImportOptions {
  encoding?: string
  /** `EPSG:4544`, `GCJ-02`, `BD-09`, … */
  crs?: string
  /** Which columns of a text table hold the position. */
  position?: ColumnRoles
  /** Read only the table of this name. */
  layer?: string
  /** Column of the dataset → field of the delivery. */
  columns?: Record<string, string>
  /** The delivery is complete for these areas and classes: published rows it lacks are retired. */
  complete?: Completeness[]
  /** Data outside the city were seen and are meant; rows outside are still held back one by one. */
  acceptOutside?: boolean
}
