import type { RowCheck } from '../row-check.ts'

/** Rows of a table are numbered below this, so that a table and a row fit one number: a delivery has very many keys. */
const ROWS_PER_TABLE = 2 ** 32

/** Of rows with one key the first stands and every later one is at fault, wherever in the delivery they are. */
export function codeDuplicateInFile(key: string): RowCheck {
  const firstSeen = new Map<string, number>()
  const tables: string[] = []
  return {
    id: 'code-duplicate-in-file',
    check: row => {
      const code = row.text[key]
      if (!code) return undefined
      const first = firstSeen.get(code)
      if (first !== undefined)
        return { column: key, expected: `≠ ${tables[Math.floor(first / ROWS_PER_TABLE)]} ${first % ROWS_PER_TABLE}` }
      if (tables.at(-1) !== row.table) tables.push(row.table)
      firstSeen.set(code, (tables.length - 1) * ROWS_PER_TABLE + row.number)
      return undefined
    },
  }
}
