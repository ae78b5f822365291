import type { ParsedValue } from '../datasets/column.ts'
import type { LonLat } from '../geometry/representative-point.ts'
import type { Shape } from '../geometry/shape.ts'
import type { CheckId } from './check-list.ts'
import type { Complaint } from './finding.ts'

/** A row on its way through the checks. */
export interface ImportRow {
  /** 1-based in its table. */
  number: number
  table: string
  /** 1-based, in reading order. */
  tableNumber: number
  /** By column name: trimmed text as delivered. */
  text: Record<string, string | null>
  /** By column name: the value the register keeps, null where there is none or it cannot be read. */
  values: Record<string, ParsedValue>
  /** Values of fields that no column claimed, by field name. */
  extra: Record<string, string>
  shape: Shape | undefined
  /** Where the row's shape stands: the point itself, half-way along the line, inside the area. */
  position: LonLat | undefined
}

/**
 * One rule on one row. It answers with what is wrong and stays silent where an earlier rule already made the question
 * meaningless. A check may remember rows it has seen (duplicates, nearness): it is made anew for each import.
 */
export interface RowCheck<Row extends ImportRow = ImportRow> {
  id: CheckId
  check(row: Row): Complaint | readonly Complaint[] | undefined
}
