import { type RawBuilder, sql } from 'kysely'
import { sightSignature, typesFor } from '../access/narrowed.ts'
import type { Reader } from '../access/reader.ts'
import { seenOf } from '../access/seen-keys.ts'
import type { Db } from '../database/schema.ts'
import { FEATURE_TYPES } from '../features/feature-catalogue.ts'
import { versionsReplaced } from '../features/feature-source.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { FeedChange } from './change-feed.ts'

/**
 * The changes that a reader is to be told of: of rows that they see, and of rows that they saw until this change, which to them
 * are deleted. Extents are those of what they see now, so that they do not tell where a row was before.
 */
export async function changesSeen(db: Db, changes: readonly FeedChange[], reader: Reader): Promise<FeedChange[]> {
  const byTable = Map.groupBy(
    changes.filter(({ table }) => isCut(table, reader)),
    ({ table }) => table,
  )
  const seen = await Promise.all([...byTable].map(([table, of]) => rowsSeen(db, reader, { table, changes: of })))
  const rows = new Map([...byTable.keys()].map((table, index) => [table, seen[index]!]))
  return changes.flatMap((change): FeedChange[] => {
    const seen = rows.get(change.table)
    if (!seen) return [change]
    const row = seen.get(nameOf(change))
    if (!row) return []
    return [row.isNow ? { ...change, extent: row.extent } : { ...change, op: 'delete', extent: null }]
  })
}

/** Whether there may be rows of a table that the reader does not see. */
const isCut = (table: string, reader: Reader): boolean =>
  sightSignature(reader.grants) !== '' || FEATURE_TYPES.some(type => type.table === table && type.withholds)

interface SeenRow {
  isNow: boolean
  extent: BboxLonLat | null
}

const nameOf = ({ seq, key }: { seq: number; key: string }): string => `${seq}/${key}`

/** Tables that are no feature types, such as rules, are about the whole city: who sees a part of it is not told of them. */
async function rowsSeen(
  db: Db,
  reader: Reader,
  { table, changes }: { table: string; changes: readonly FeedChange[] },
): Promise<Map<string, SeenRow>> {
  const type = [...typesFor(reader).values()].find(one => one.table === table)
  if (!type) return new Map()
  const [key, condition] = [sql.ref(`f.${type.key}`), seenOf(table, reader)]
  const before = versionsReplaced(type, sql`h.key = c.key and h.seq_to = c.seq`)
  const { rows } = await sql<{ seq: number; key: string } & SeenRow>`
    select c.seq, c.key, now.key is not null as "isNow", now.extent
    from unnest(${changes.map(change => change.seq)}::integer[], ${changes.map(change => change.key)}::text[]) c (seq, key)
    left join lateral (select ${key} as key, ${boxOf(sql`f.geom`)} as extent from ${sql.table(table)} f
      where ${key} = c.key and ${condition}) now on true
    where now.key is not null or exists (select from ${before} where ${condition})`.execute(db)
  return new Map(rows.map(row => [nameOf(row), row]))
}

const boxOf = (geom: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`array[ST_XMin(${geom}), ST_YMin(${geom}), ST_XMax(${geom}), ST_YMax(${geom})]`
