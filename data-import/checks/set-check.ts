import type { RawBuilder } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { CheckId } from './check-list.ts'
import type { Complaint } from './finding.ts'

/** The staging table of a batch, as set checks see it. */
export interface StagedRows {
  /**
   * Table reference. Columns: `table_number`, `row_number`, `is_held`, the dataset's staged columns and, for datasets
   * with shapes, `geom`. Rows held back are in it too.
   */
  table: RawBuilder<unknown>
  /** The city's projected reference system, for lengths and areas. */
  projectedSrid: number
}

/** A row by its table and its number there, both from 1. */
export interface RowPlace {
  tableNumber: number
  rowNumber: number
}

export interface SetComplaint extends Complaint {
  check: CheckId
  tableNumber: number
  /** Null where the finding is about more than a row; then `key` says about what. */
  rowNumber: number | null
  key?: string
}

/** A rule on all rows together, put as SQL to the staging table. It judges the rows that passed so far. */
export interface SetCheck {
  ids: readonly CheckId[]
  find(db: Db, staged: StagedRows): Promise<SetComplaint[]>
}
