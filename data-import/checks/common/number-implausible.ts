import type { RowCheck } from '../row-check.ts'

/** Columns whose number is above what anything of the kind in this country reaches. */
export function numberImplausible(limits: Readonly<Record<string, number>>): RowCheck {
  const columns = Object.entries(limits)
  return {
    id: 'number-implausible',
    check: ({ values }) => {
      const above = columns.filter(
        ([name, limit]) => typeof values[name] === 'number' && (values[name] as number) > limit,
      )
      return above.length === 0 ? undefined : above.map(([column, limit]) => ({ column, expected: `≤ ${limit}` }))
    },
  }
}
