import type { RowCheck } from '../row-check.ts'

/** `today` is `YYYY-MM-DD`; text of that form compares as days do. */
export function dateFuture(columns: readonly string[], today: string): RowCheck {
  return {
    id: 'date-future',
    check: row => {
      const future = columns.filter(name => {
        const day = row.values[name]
        return typeof day === 'string' && day > today
      })
      return future.length === 0 ? undefined : future.map(column => ({ column, expected: `≤ ${today}` }))
    },
  }
}
