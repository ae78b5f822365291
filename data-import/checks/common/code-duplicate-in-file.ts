import type { RowCheck } from '../row-check.ts'

/** Of rows with one key the first stands and every later one is at fault, wherever in the delivery they are. */
export function codeDuplicateInFile(key: string): RowCheck {
  const firstSeen = new Map<string, { table: string; number: number }>()
  return {
    id: 'code-duplicate-in-file',
    check: row => {
      const code = row.text[key]
      if (!code) return undefined
      const first = firstSeen.get(code)
      if (first) return { column: key, expected: `≠ ${first.table} ${first.number}` }
      firstSeen.set(code, { table: row.table, number: row.number })
      return undefined
    },
  }
}
