import type { ExportColumn, ExportFeature } from '../exchange/feature-writer.ts'
import type { FeatureForm, FeatureRow } from './feature-rows.ts'
import type { Attribute, AttributeType } from './feature-type.ts'

const COLUMN_TYPES: Record<AttributeType, ExportColumn['type']> = {
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'text',
  date: 'date',
  timestamp: 'time',
  textArray: 'json',
  json: 'json',
}

/** A feature type's attributes as columns of a file. */
export const exportColumns = (attributes: readonly Attribute[]): ExportColumn[] =>
  attributes.map(({ name, titleZh, type }) => ({ name, titleZh, type: COLUMN_TYPES[type] }))

/** A row as the writers of files take it. */
export function exportFeature({ attributes }: FeatureForm, { geometry, values }: FeatureRow): ExportFeature {
  const entries = attributes.map(({ name, type }, index) => [name, parsed(type, values[index]!)])
  return { geometry: JSON.parse(geometry!), values: Object.fromEntries(entries) }
}

function parsed(type: AttributeType, text: string | null): unknown {
  if (text === null) return null
  if (type === 'integer' || type === 'number') return Number(text)
  return type === 'json' || type === 'textArray' ? JSON.parse(text) : text
}
