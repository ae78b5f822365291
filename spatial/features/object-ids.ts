import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { conditionOf, type FeatureQuery, keyOf, momentOf, orderOf } from './feature-query.ts'
import { sourceAt } from './feature-source.ts'
import type { Attribute, FeatureType } from './feature-type.ts'

/**
 * The number of a feature for protocols whose ids are whole numbers of 32 bits; given once, by the database. Ours are the keys:
 * a component's code of 16 digits does not fit, and QGIS reads object ids as 32 bits without a word.
 */
export const OBJECT_ID: Attribute = {
  name: 'OBJECTID',
  column: 'object_id',
  type: 'integer',
  titleZh: '对象编号',
  titleEn: 'Object id',
}

const numbered = new WeakMap<FeatureType, FeatureType>()

/** The same type with the number as its first attribute, so that it can be read, filtered and sorted by. */
export function withObjectIds(type: FeatureType): FeatureType {
  const known = numbered.get(type) ?? { ...type, attributes: [OBJECT_ID, ...type.attributes] }
  numbered.set(type, known)
  return known
}

/** The keys behind object ids, by id; what has no such id is left out. Whether they belong to the type, its query says. */
export async function keysOfObjectIds(
  db: Db,
  type: FeatureType,
  objectIds: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; key: string }>`
    select f.object_id as id, ${keyOf(type)} as key from ${sql.table(type.table)} f
    where f.object_id = any(${[...objectIds]}::int[])`.execute(db)
  return new Map(rows.map(({ id, key }) => [id, key]))
}

/** The object ids of rows by their keys, retired ones too. */
export async function objectIdsOfKeys(
  db: Db,
  type: FeatureType,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; key: string }>`
    select f.object_id as id, ${keyOf(type)} as key from ${sql.table(type.table)} f
    where ${keyOf(type)} = any(${[...keys]}::text[])`.execute(db)
  return new Map(rows.map(({ id, key }) => [key, id]))
}

/** The object ids of a query's answer on a type that has them, in its order. They travel as one text, which is five times faster than as rows. */
export async function objectIdsOf(db: Db, type: FeatureType, query: FeatureQuery): Promise<string[]> {
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(object_id::text, ',') as ids
    from (select f.object_id from ${sourceAt(type, momentOf(query))}
          where ${conditionOf(type, query)} order by ${orderOf(type, query.sort)}) listed`.execute(db)
  return rows[0]!.ids?.split(',') ?? []
}
