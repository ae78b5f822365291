import { checkRow } from '../checks/check-row.ts'
import type { ImportRow, RowCheck } from '../checks/row-check.ts'
import type { RowJudge } from './dataset.ts'

export interface Judging<Row extends ImportRow> {
  checks: readonly RowCheck<Row>[]
  /** What several checks ask of a row, worked out once. */
  prepare(row: ImportRow): Row
  /** Fills the columns that deliveries do not bring. */
  complete?(row: Row): void
  late?: Pick<RowJudge, 'lateCheckIds' | 'lateComplaints'>
  doubt?: RowJudge['doubt']
}

export function preparedRowJudge<Row extends ImportRow>({
  checks,
  prepare,
  complete,
  late,
  doubt,
}: Judging<Row>): RowJudge {
  return {
    checkIds: checks.map(check => check.id),
    ...late,
    ...(doubt && { doubt }),
    judge: row => {
      const prepared = prepare(row)
      const verdict = checkRow(prepared, checks)
      complete?.(prepared)
      return verdict
    },
  }
}

/** A judge of rows that need no preparation. */
export const rowJudge = (checks: readonly RowCheck[], complete: (row: ImportRow) => void = () => {}): RowJudge =>
  preparedRowJudge({ checks, prepare: row => row, complete })
