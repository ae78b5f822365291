import type { Field } from '../formats/source.ts'
import type { ColumnSpec } from './column.ts'

/** Which field of a table plays which column, and what remains. */
export interface ColumnMatch {
  /** Column name → index into the table's fields. */
  fieldOf: ReadonlyMap<string, number>
  /** Indexes of fields that no column claimed; their values are kept as local attributes where the dataset has them. */
  unmatched: readonly number[]
  missing: readonly ColumnSpec[]
}

export type MatchFailure = { unknownColumn: string } | { unknownField: string }

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-（）()]/g, '')

/**
 * Finds the field of each column by the names deliveries use, in the order of the aliases. `stated` (column → field)
 * wins over everything; a statement about a column or field that does not exist is a failure, not a guess.
 */
export function matchColumns(
  fields: readonly Field[],
  columns: readonly ColumnSpec[],
  stated: Readonly<Record<string, string>> = {},
): ColumnMatch | MatchFailure {
  const byName = new Map<string, number>()
  for (const [index, field] of fields.entries())
    if (!byName.has(plain(field.name))) byName.set(plain(field.name), index)
  const fieldOf = new Map<string, number>()
  for (const [column, field] of Object.entries(stated)) {
    if (!columns.some(spec => spec.name === column)) return { unknownColumn: column }
    const index = byName.get(plain(field))
    if (index === undefined) return { unknownField: field }
    fieldOf.set(column, index)
  }
  const taken = new Set(fieldOf.values())
  for (const spec of columns) {
    const index = fieldOf.has(spec.name) ? undefined : firstFree(spec, byName, taken)
    if (index === undefined) continue
    fieldOf.set(spec.name, index)
    taken.add(index)
  }
  return {
    fieldOf,
    unmatched: fields.map((_, index) => index).filter(index => !taken.has(index)),
    missing: columns.filter(spec => !fieldOf.has(spec.name)),
  }
}

function firstFree(spec: ColumnSpec, byName: Map<string, number>, taken: Set<number>): number | undefined {
  for (const name of [...spec.aliases, spec.zh, spec.en, spec.name]) {
    const index = byName.get(plain(name))
    if (index !== undefined && !taken.has(index)) return index
  }
  return undefined
}
