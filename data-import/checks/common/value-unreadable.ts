import type { ColumnKind, ColumnSpec } from '../../datasets/column.ts'
import type { CheckId } from '../check-list.ts'
import type { ImportRow, RowCheck } from '../row-check.ts'

/** Columns whose text is there but has no value. */
const unreadable = (row: ImportRow, columns: readonly ColumnSpec[]): ColumnSpec[] =>
  columns.filter(({ name }) => (row.text[name] ?? null) !== null && row.values[name] === null)

function unreadableCheck(
  id: CheckId,
  columns: readonly ColumnSpec[],
  expected: (spec: ColumnSpec) => string,
): RowCheck {
  return {
    id,
    check: row => {
      const faulty = unreadable(row, columns)
      return faulty.length === 0 ? undefined : faulty.map(spec => ({ column: spec.name, expected: expected(spec) }))
    },
  }
}

const ofKind = (columns: readonly ColumnSpec[], ...kinds: ColumnKind[]): ColumnSpec[] =>
  columns.filter(column => kinds.includes(column.kind))

export const dateInvalid = (columns: readonly ColumnSpec[]): RowCheck =>
  unreadableCheck('date-invalid', ofKind(columns, 'date'), () => 'YYYYMMDD')

export const numberInvalid = (columns: readonly ColumnSpec[]): RowCheck =>
  unreadableCheck('number-invalid', ofKind(columns, 'number', 'integer'), spec =>
    spec.kind === 'integer' ? '12' : '12.5',
  )

/** One check for each finding that the vocabularies of the dataset can make. */
export function wordsUnknown(columns: readonly ColumnSpec[]): RowCheck[] {
  const withWords = columns.filter(column => column.vocabulary)
  const ids = new Set(withWords.map(column => column.vocabulary!.check))
  return [...ids].map(id =>
    unreadableCheck(
      id,
      withWords.filter(column => column.vocabulary!.check === id),
      spec => Object.keys(spec.vocabulary!.words).join(' '),
    ),
  )
}
