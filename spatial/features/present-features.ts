import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { featureJson } from './feature-json.ts'
import { conditionOf, type FeatureQuery, keyOf } from './feature-query.ts'
import { featureRows } from './feature-rows.ts'
import { sourceAt } from './feature-source.ts'
import type { FeatureType } from './feature-type.ts'
import { NOW } from './moment.ts'

export interface PresentFeature {
  key: string
  /** The commit that published it. */
  version: number
  /** By the names of the attributes. */
  properties: Record<string, unknown>
}

/**
 * Features as they stand within a transaction that writes, in the order of their keys, `limit` at most. Lists of keys that are kept for
 * readers know nothing of what has not been committed yet.
 */
export async function presentFeatures(
  trx: Db,
  type: FeatureType,
  { limit, ...query }: FeatureQuery & { limit: number },
): Promise<PresentFeature[]> {
  const { rows: found } = await sql<{ key: string }>`
    select ${keyOf(type)} as key from ${sourceAt(type, NOW)} where ${conditionOf(type, query)}
    order by ${keyOf(type)} limit ${limit}`.execute(trx)
  const form = { attributes: type.attributes }
  const rows = await featureRows(trx, { type, moment: NOW, keys: found.map(({ key }) => key), ...form })
  const json = featureJson(form)
  return rows.map(row => ({ key: row.key, version: row.version, properties: JSON.parse(json(row)).properties }))
}
