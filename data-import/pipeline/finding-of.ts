import type { CheckId } from '../checks/check-list.ts'
import { severityOf } from '../checks/check-list.ts'
import type { Complaint, Finding } from '../checks/finding.ts'
import type { ImportRow } from '../checks/row-check.ts'
import type { LocatedComplaint } from '../checks/run-set-checks.ts'
import type { RefusedRow } from '../formats/source.ts'
import type { MatchedTable } from './read-tables.ts'

/** Long texts are cut: a finding shows what was found, it does not keep it. */
const MAX_VALUE_LENGTH = 200

const shortened = (text: string | null): string | null =>
  text !== null && text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text

function fieldName({ source, match }: MatchedTable, column: string | undefined): string | null {
  if (column === undefined) return null
  const index = match.fieldOf.get(column)
  return index === undefined ? column : source.fields[index]!.name
}

export function findingOfRow(
  complaint: Complaint & { check: CheckId },
  { row, key, table }: { row: ImportRow; key: string; table: MatchedTable },
): Finding {
  const text = complaint.column === undefined ? null : (row.text[complaint.column] ?? null)
  return {
    check: complaint.check,
    severity: severityOf(complaint.check),
    table: table.source.name,
    rowNumber: row.number,
    key: shortened(row.text[key] ?? null),
    field: fieldName(table, complaint.column),
    value: shortened(complaint.value === undefined ? text : complaint.value),
    expected: complaint.expected ?? null,
    position: row.position ?? null,
  }
}

export function findingOfSet(complaint: LocatedComplaint, table: MatchedTable): Finding {
  return {
    check: complaint.check,
    severity: severityOf(complaint.check),
    table: table.source.name,
    rowNumber: complaint.rowNumber,
    key: complaint.rowKey,
    field: fieldName(table, complaint.column),
    value: shortened(complaint.value ?? null),
    expected: complaint.expected ?? null,
    position: complaint.position,
  }
}

export function findingOfRefusedRow({ row, code, message }: RefusedRow, { source }: MatchedTable): Finding {
  const check = code === 'deleted-mark' ? 'row-deleted' : 'row-unreadable'
  return {
    check,
    severity: severityOf(check),
    table: source.name,
    rowNumber: row,
    key: null,
    field: null,
    value: code === 'deleted-mark' ? null : `${code}: ${message}`,
    expected: null,
    position: null,
  }
}
