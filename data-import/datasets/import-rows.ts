import type { ImportRow } from '../checks/row-check.ts'
import type { Field, RowBatch } from '../formats/source.ts'
import { representativePoint } from '../geometry/representative-point.ts'
import { shapeOf } from '../geometry/shape.ts'
import type { ColumnSpec, ParsedValue } from './column.ts'
import type { ColumnMatch } from './match-columns.ts'
import { asText, parseValue } from './parse-value.ts'

export interface TableLayout {
  table: string
  tableNumber: number
  fields: readonly Field[]
  columns: readonly ColumnSpec[]
  match: ColumnMatch
}

/** The rows of a batch in the dataset's own terms. */
export function* importRows(batch: RowBatch, layout: TableLayout): Generator<ImportRow> {
  const sources = layout.columns.map(spec => ({ spec, index: layout.match.fieldOf.get(spec.name) ?? -1 }))
  for (let i = 0; i < batch.values.length; i++) {
    const given = batch.values[i]!
    const text: Record<string, string | null> = {}
    const values: Record<string, ParsedValue> = {}
    for (const { spec, index } of sources) {
      const found = index < 0 ? null : asText(given[index])
      text[spec.name] = found
      values[spec.name] = parseValue(spec, found)
    }
    const shape = shapeOf(batch.geometry, i)
    yield {
      number: batch.rowNumbers[i]!,
      table: layout.table,
      tableNumber: layout.tableNumber,
      text,
      values,
      extra: extraOf(given, layout),
      shape,
      position: shape && representativePoint(shape),
    }
  }
}

function extraOf(given: RowBatch['values'][number], { fields, match }: TableLayout): Record<string, string> {
  const extra: Record<string, string> = {}
  for (const index of match.unmatched) {
    const found = asText(given[index])
    if (found !== null) extra[fields[index]!.name] = found
  }
  return extra
}
