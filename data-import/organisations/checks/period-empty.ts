import type { RowCheck } from '../../checks/row-check.ts'

/** The last day is the first on which the rule no longer holds. */
export const periodEmpty: RowCheck = {
  id: 'period-empty',
  check: ({ values: { starts_on, ends_on } }) =>
    typeof starts_on === 'string' && typeof ends_on === 'string' && ends_on <= starts_on
      ? { column: 'ends_on', expected: `> ${starts_on}` }
      : undefined,
}
