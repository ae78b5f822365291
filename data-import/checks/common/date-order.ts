import type { RowCheck } from '../row-check.ts'

/** The day in `later` must not lie before the one in `earlier`. */
export function dateOrder({ earlier, later }: { earlier: string; later: string }): RowCheck {
  return {
    id: 'date-order',
    check: row => {
      const [first, second] = [row.values[earlier], row.values[later]]
      if (typeof first !== 'string' || typeof second !== 'string' || second >= first) return undefined
      return { column: later, expected: `≥ ${first}` }
    },
  }
}
