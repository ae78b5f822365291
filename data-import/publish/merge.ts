import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { MergeCounts } from '../report/import-report.ts'
import { bulkLoad } from './bulk-load.ts'
import {
  asPublished,
  differs,
  isMissing,
  keyOf,
  type Merge,
  mergedColumns,
  publishedTable,
  stagedTable,
} from './merge-parts.ts'
import type { PublishedColumn } from './published-columns.ts'

/**
 * Brings the published table to what the staging table says: changed rows are updated where they really differ, new
 * ones inserted, and those missing from a delivery declared complete retired. Runs inside a commit.
 */
export async function mergeStaging(trx: Db, merge: Merge): Promise<MergeCounts> {
  const columns = await mergedColumns(trx, merge)
  // Both sides are read whole, and the statistics of a table that was just emptied say it has no rows: a look-up for
  // each row would take hours.
  await sql`set local enable_nestloop = off`.execute(trx)
  const changed = await affected(trx, updateChanged(merge, columns))
  const insert = () => affected(trx, insertAdded(merge, columns))
  const added = await bulkLoad(trx, { table: merge.dataset.table, rows: merge.accepted }, insert)
  const retired = merge.complete.length === 0 ? 0 : await affected(trx, retireMissing(merge))
  return { added, changed, unchanged: merge.accepted - added - changed, retired }
}

/** How many rows publishing would add, change and retire now. Reads only. */
export async function previewMerge(db: Db, merge: Merge): Promise<MergeCounts> {
  const columns = await mergedColumns(db, merge)
  const count = async (rows: RawBuilder<unknown>): Promise<number> => {
    const result = await sql<{ n: number }>`select count(*) as n ${rows}`.execute(db)
    return result.rows[0]!.n
  }
  const changed = await count(sql`
    from ${publishedTable(merge)} t join ${stagedTable(merge)} s on ${keyOf(merge, 's')} = ${keyOf(merge, 't')}
    where not s.is_held and ${differs(merge, columns)}`)
  const added = await count(addedRows(merge))
  const retired = await count(sql`from ${publishedTable(merge)} t where ${isMissing(merge)}`)
  return { added, changed, unchanged: merge.accepted - added - changed, retired }
}

function updateChanged(merge: Merge, columns: readonly PublishedColumn[]): RawBuilder<unknown> {
  const set = columns
    .filter(column => column.name !== merge.dataset.key)
    .map(column => sql`${sql.id(column.name)} = ${asPublished(column)}`)
  return sql`
    update ${publishedTable(merge)} t set ${sql.join(set)}, retired_at = null
    from ${stagedTable(merge)} s
    where ${keyOf(merge, 's')} = ${keyOf(merge, 't')} and not s.is_held and ${differs(merge, columns)}`
}

const addedRows = (merge: Merge): RawBuilder<unknown> => sql`
  from ${stagedTable(merge)} s
  where not s.is_held
    and not exists (select from ${publishedTable(merge)} t where ${keyOf(merge, 't')} = ${keyOf(merge, 's')})`

/**
 * The stamps are written out: as defaults they would be worked out again for every row. In the order of the key, indexes on
 * it and the feed's entries grow at their end.
 */
function insertAdded(merge: Merge, columns: readonly PublishedColumn[]): RawBuilder<unknown> {
  return sql`
    insert into ${publishedTable(merge)} (${sql.join(columns.map(({ name }) => sql.id(name)))}, seq, valid_from)
    select ${sql.join(columns.map(asPublished))}, (select current_commit()), (select commit_time())
    ${addedRows(merge)} order by ${keyOf(merge, 's')}`
}

const retireMissing = (merge: Merge): RawBuilder<unknown> => sql`
  update ${publishedTable(merge)} t set retired_at = commit_time() where ${isMissing(merge)}`

async function affected(trx: Db, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(trx)
  return Number(numAffectedRows ?? 0)
}
