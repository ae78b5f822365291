import type { DbfField } from '../writers/dbf.ts'
import type { Parts } from '../writers/shp.ts'

/** Says on every row what the data are. */
export const SYNTHETIC = '合成数据'

/** A table of a delivery before it is written: rows of texts with their shapes. */
export interface ShapeTable {
  /** Path below the delivery, without an extension. */
  path: string
  kind: 'point' | 'line' | 'area'
  fields: readonly DbfField[]
  shapes: Parts[]
  rows: (string | Buffer)[][]
  /** Rows marked as deleted, by index. */
  deleted?: ReadonlySet<number>
}
