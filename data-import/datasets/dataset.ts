import type { RawBuilder, SqlBool } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { CheckId, DatasetId } from '../checks/check-list.ts'
import type { Verdict } from '../checks/check-row.ts'
import type { ImportRow } from '../checks/row-check.ts'
import type { RowPlace, SetCheck, SetComplaint, StagedRows } from '../checks/set-check.ts'
import type { Multiplicity } from '../geometry/ewkb.ts'
import type { Question } from '../report/import-report.ts'
import type { ColumnSpec } from './column.ts'

/** Types of the staging table's columns; the published column's own type is applied when rows are compared and moved. */
export type StagedType = 'text' | 'date' | 'integer' | 'double precision' | 'jsonb' | 'text[]'

export interface StagedColumn {
  name: string
  type: StagedType
}

export interface OpenOptions {
  /** `YYYY-MM-DD`. */
  today: string
}

/** Judges rows one by one. It remembers what it saw (duplicates, nearness): one is opened for each import. */
export interface RowJudge {
  /** The checks it puts a row to. */
  checkIds: readonly CheckId[]
  /** Checks the row and completes its `values` with the columns that deliveries do not bring. */
  judge(row: ImportRow): Verdict
  /** Checks that it makes when it is known which rows are held back, by whatever check. */
  lateCheckIds?: readonly CheckId[]
  lateComplaints?(isHeld: (place: RowPlace) => boolean): SetComplaint[]
  /** Asked after each table: something about all rows so far that a person must say before more is made of them. */
  doubt?(): Omit<Question, 'table'> | undefined
}

/** A delivery is declared to hold everything there is of an area (its code) and a class (major or minor); absent is all. */
export interface Completeness {
  area?: string
  class?: string
}

/** Everything that makes a kind of delivery importable. */
export interface Dataset {
  id: DatasetId
  zh: string
  en: string
  /** The published table, which is also the layer's name in the change feed. */
  table: string
  /** Its key column. */
  key: string
  /** Names by which a table of a file with several is recognised. */
  tableNames: readonly string[]
  columns: readonly ColumnSpec[]
  /** Datasets that must be published first, because every row names one of their rows. */
  needs?: readonly DatasetId[]
  /** How shapes are kept; `none` for tables without. */
  shapes: Multiplicity | 'none'
  staged: readonly StagedColumn[]
  open(db: Db, options: OpenOptions): Promise<RowJudge>
  /** Checks on all rows together, in order, after every row passed the judge. */
  setChecks: readonly SetCheck[]
  /** Fills staged columns that only the database can say; runs after the set checks. */
  finish?(db: Db, staged: StagedRows): Promise<void>
  /**
   * The published rows (alias `t`) that a declaration speaks of: those of them that the delivery lacks are retired.
   * Undefined where the declaration makes no sense for the dataset.
   */
  declaredRows(declared: Completeness): RawBuilder<SqlBool> | undefined
}
