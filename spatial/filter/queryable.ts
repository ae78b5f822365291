import type { RawBuilder } from 'kysely'

export const VALUE_TYPES = ['text', 'number', 'boolean', 'date', 'timestamp', 'geometry', 'textArray'] as const
export type ValueType = (typeof VALUE_TYPES)[number]

/** A property that filters may name, and the SQL that stands for it. */
export interface Queryable {
  type: ValueType
  sql: RawBuilder<unknown>
}

export type Queryables = ReadonlyMap<string, Queryable>
