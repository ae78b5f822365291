import { isDeepStrictEqual } from 'node:util'
import type { Geometry } from 'geojson'

export interface FieldDifference {
  /** As in a component record: `state`, `maintainerCode`, `geometry`, `attributes.material`. */
  field: string
  before: unknown
  after: unknown
}

export interface VersionState {
  /** Columns by their names in the table, without the geometry. */
  row: Record<string, unknown>
  geometry: Geometry
}

/** Columns that every commit stamps, or that follow from the code. */
const STAMPED = new Set([
  'object_id',
  'seq',
  'valid_from',
  'code',
  'book_id',
  'class_code',
  'county_code',
  'major_code',
  'minor_code',
  'serial',
])

/** What changed from one published state to the next, field by field, attributes key by key. */
export function versionDifferences(before: VersionState, after: VersionState): FieldDifference[] {
  const { attributes: attributesBefore, ...columnsBefore } = before.row
  const { attributes: attributesAfter, ...columnsAfter } = after.row
  return [
    ...changedKeys(columnsBefore, columnsAfter, column => camelCase(column)).filter(({ key }) => !STAMPED.has(key)),
    ...changedKeys(asRecord(attributesBefore), asRecord(attributesAfter), key => `attributes.${key}`),
    ...changedKeys({ geometry: before.geometry }, { geometry: after.geometry }, key => key),
  ].map(({ field, before, after }) => ({ field, before, after }))
}

interface ChangedKey extends FieldDifference {
  key: string
}

function changedKeys(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  fieldOf: (key: string) => string,
): ChangedKey[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(key => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null))
    .map(key => ({ key, field: fieldOf(key), before: before[key] ?? null, after: after[key] ?? null }))
}

const asRecord = (value: unknown): Record<string, unknown> => (value ?? {}) as Record<string, unknown>

const camelCase = (column: string): string => column.replace(/_([a-z0-9])/g, (_match, letter) => letter.toUpperCase())
