import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { keyOf } from './feature-query.ts'
import { publishedAt, replacedVersions } from './feature-source.ts'
import type { Attribute, AttributeType, FeatureType } from './feature-type.ts'
import { type GeometryForm, geometryText } from './geometry-out.ts'
import type { FeatureMoment } from './moment.ts'
import { packedRows } from './packed-rows.ts'
import { columnOf } from './queryables.ts'

/** What is read of each feature. */
export interface FeatureForm {
  attributes: readonly Attribute[]
  /** Absent where no geometry is wanted. */
  geometry?: GeometryForm
}

/**
 * A feature on its way out, as text: reading 266,451 rows into numbers, dates and objects only to write them again costs more
 * than everything else. Values stand in the order of the form's attributes; null is no value. JSON and lists are JSON text.
 */
export interface FeatureRow {
  key: string
  /** The commit that published this version. */
  version: number
  /** GeoJSON. */
  geometry: string | null
  values: (string | null)[]
}

/** An SQL value of a type as the text that rows carry. */
export const textOf = (type: AttributeType, value: RawBuilder<unknown>): RawBuilder<unknown> => TEXT_OF[type](value)

/** How each type leaves PostgreSQL as text; dates as YYYY-MM-DD, instants in UTC. */
const TEXT_OF: Record<AttributeType, (column: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  text: column => column,
  integer: column => sql`${column}::text`,
  number: column => sql`${column}::text`,
  boolean: column => sql`${column}::text`,
  date: column => sql`${column}::text`,
  timestamp: column => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  textArray: column => sql`to_json(${column})::text`,
  json: column => sql`${column}::text`,
}

export interface RowsRequest extends FeatureForm {
  type: FeatureType
  keys: readonly string[]
  moment: FeatureMoment
}

/**
 * The features with these keys as they were at the moment, in the order of the keys. What is still published comes from the
 * table, what has been replaced meanwhile from history: a version that has left the table is there for good, so two
 * statements never miss one or show it twice.
 */
export async function featureRows(db: Db, request: RowsRequest): Promise<FeatureRow[]> {
  const { type, keys, moment } = request
  if (keys.length === 0) return []
  const found = new Map<string, FeatureRow>()
  const published = sql`(select * from ${sql.table(type.table)} f
    where ${keyOf(type)} = any(${[...keys]}::text[]) and ${publishedAt(moment)}) f`
  for (const row of await rowsFrom(db, request, published)) found.set(row.key, row)
  const missing = keys.filter(key => !found.has(key))
  if (missing.length > 0 && moment.kind !== 'now') {
    const replaced = sql`(select distinct on (${sql.ref(type.key)}) *
      from (${replacedVersions(type, moment, missing)}) v order by ${sql.ref(type.key)}, seq desc) f`
    for (const row of await rowsFrom(db, request, replaced)) found.set(row.key, row)
  }
  return keys.flatMap(key => found.get(key) ?? [])
}

async function rowsFrom(
  db: Db,
  { type, attributes, geometry }: RowsRequest,
  source: RawBuilder<unknown>,
): Promise<FeatureRow[]> {
  const shape = geometry ? geometryText(type, geometry) : sql`null`
  const texts = attributes.map(attribute => textOf(attribute.type, columnOf(attribute)))
  const rows = await packedRows(db, [keyOf(type), sql`f.seq`, shape, ...texts], source)
  return rows.map(([key, version, geometryRead, ...values]) => ({
    key: key!,
    version: Number(version),
    geometry: geometryRead ?? null,
    values,
  }))
}
