import type { CheckId } from './check-list.ts'
import { type Complaint, isError } from './finding.ts'
import type { ImportRow, RowCheck } from './row-check.ts'

export interface Verdict {
  /** Held back from publishing. */
  isHeld: boolean
  complaints: readonly (Complaint & { check: CheckId })[]
}

const NO_COMPLAINTS: readonly never[] = []

/** Puts a row to all checks in order. */
export function checkRow<Row extends ImportRow>(row: Row, checks: readonly RowCheck<Row>[]): Verdict {
  let complaints: (Complaint & { check: CheckId })[] | undefined
  let isHeld = false
  for (const { id, check } of checks) {
    const answer = check(row)
    if (answer === undefined) continue
    complaints ??= []
    for (const complaint of Array.isArray(answer) ? answer : [answer]) complaints.push({ ...complaint, check: id })
    if (isError(id)) isHeld = true
  }
  return { isHeld, complaints: complaints ?? NO_COMPLAINTS }
}
