import type { ParsedValue } from '../datasets/column.ts'

/** A row in the order of the staging table's columns; a geometry is EWKB. */
export type StagedValue = ParsedValue | boolean | Buffer
export type StagedRow = readonly StagedValue[]

/** Writes rows into a staging table. Rows are visible once `end` has resolved. */
export interface StagingWriter {
  write(rows: readonly StagedRow[]): Promise<void>
  end(): Promise<void>
  /** Gives up; nothing written need remain. */
  abort(): Promise<void>
}
