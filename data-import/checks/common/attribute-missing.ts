import type { ColumnSpec } from '../../datasets/column.ts'
import type { RowCheck } from '../row-check.ts'

export function attributeMissing(columns: readonly ColumnSpec[]): RowCheck {
  const required = columns.filter(column => column.isRequired).map(column => column.name)
  return {
    id: 'attribute-missing',
    check: row => {
      const missing = required.filter(name => (row.text[name] ?? null) === null)
      return missing.length === 0 ? undefined : missing.map(column => ({ column }))
    },
  }
}
