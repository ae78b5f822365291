import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { FEATURE_TYPES } from '../features/feature-catalogue.ts'
import type { FeatureType } from '../features/feature-type.ts'
import { sightSignature, typesFor } from './narrowed.ts'
import type { Reader } from './reader.ts'

/** What a reader sees of a table, as a condition on a source named `f`; false where that is nothing. */
export function seenOf(table: string, reader: Reader): RawBuilder<SqlBool> {
  const conditions = [...typesFor(reader).values()]
    .filter(type => type.table === table)
    .map(({ condition }) => condition ?? sql<SqlBool>`true`)
  return conditions.length > 0 ? sql<SqlBool>`(${sql.join(conditions, sql` or `)})` : sql<SqlBool>`false`
}

/**
 * Whether whoever sees a row of the table sees all that it holds. Answers that are made of whole rows, such as results of a
 * search, leave out a table of which that is not so.
 */
export function seesWholeRows(reader: Reader, table: string): boolean {
  const types = [...typesFor(reader).values()].filter(type => type.table === table)
  const whole = FEATURE_TYPES.find(type => type.table === table)
  return types.length > 0 && types.every(({ attributes }) => attributes.length === whole!.attributes.length)
}

/** Of these rows of a published table, those that the reader sees, retired ones among them. */
export async function seenKeys(
  db: Db,
  reader: Reader,
  { table, keys }: { table: string; keys: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (keys.length === 0 || sightSignature(reader.grants) === '') return new Set(keys)
  const type = FEATURE_TYPES.find(one => one.table === table) as FeatureType
  const key = sql.ref<string>(`f.${type.key}`)
  const { rows } = await sql<{ key: string }>`select ${key} as key from ${sql.table(table)} f
    where ${key} = any(${[...keys]}::text[]) and ${seenOf(table, reader)}`.execute(db)
  return new Set(rows.map(row => row.key))
}

/** Whether the reader sees this row, and all of it. */
export const isSeen = async (db: Db, reader: Reader, row: { table: string; key: string }): Promise<boolean> =>
  seesWholeRows(reader, row.table) && (await seenKeys(db, reader, { table: row.table, keys: [row.key] })).has(row.key)
