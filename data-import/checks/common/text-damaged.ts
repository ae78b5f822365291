import type { ColumnSpec } from '../../datasets/column.ts'
import type { RowCheck } from '../row-check.ts'

/**
 * U+FFFD where a byte could not be read, private-use characters, and the two words that wrong decoding is famous for:
 * U+FFFD in UTF-8 read as GBK (锟斤拷) and uninitialised memory (烫烫).
 */
const DAMAGE = /[\uFFFD\uE000-\uF8FF]|锟斤拷|烫烫/

export function textDamaged(columns: readonly ColumnSpec[]): RowCheck {
  const names = columns.filter(column => column.kind === 'text' || column.kind === 'list').map(column => column.name)
  return {
    id: 'text-damaged',
    check: row => {
      const damaged = names.filter(name => DAMAGE.test(row.text[name] ?? ''))
      return damaged.length === 0 ? undefined : damaged.map(column => ({ column }))
    },
  }
}
