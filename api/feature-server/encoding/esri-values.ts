import type { AttributeType } from '../../../spatial/features/feature-type.ts'

/** A value as Esri's JSON has it, out of the text that PostgreSQL wrote. Days are midnight in Greenwich, as their clients show them. */
const VALUE_OF: Record<AttributeType, (text: string) => string | number> = {
  text: text => text,
  integer: Number,
  number: Number,
  boolean: text => (text === 'true' ? 1 : 0),
  date: text => Date.parse(`${text}T00:00:00Z`),
  timestamp: text => Date.parse(text),
  textArray: text => (JSON.parse(text) as string[]).join('；'),
  json: text => text,
}

/** Null where a number is none. */
export function esriValue(type: AttributeType, text: string | null): string | number | null {
  if (text === null) return null
  const value = VALUE_OF[type](text)
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}
