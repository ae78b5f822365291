import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { Completeness, Dataset } from '../datasets/dataset.ts'
import type { MergeCounts } from '../report/import-report.ts'
import { stagingTable, writtenColumns } from '../staging/staging-table.ts'
import { bulkLoad } from './bulk-load.ts'
import { type PublishedColumn, publishedColumns } from './published-columns.ts'

export interface Merge {
  dataset: Dataset
  batchId: number
  complete: readonly Completeness[]
  /** Rows that passed the checks. */
  accepted: number
}

/**
 * Brings the published table to what the staging table says: changed rows are updated where they really differ, new
 * ones inserted, and those missing from a delivery declared complete retired. Runs inside a commit.
 */
export async function mergeStaging(trx: Db, merge: Merge): Promise<MergeCounts> {
  const columns = await mergedColumns(trx, merge.dataset)
  const changed = await affected(trx, updateChanged(merge, columns))
  const insert = () => affected(trx, insertAdded(merge, columns))
  const added = await bulkLoad(trx, { table: merge.dataset.table, rows: merge.accepted }, insert)
  const retired = merge.complete.length === 0 ? 0 : await affected(trx, retireMissing(merge))
  return { added, changed, unchanged: merge.accepted - added - changed, retired }
}

/** How many rows publishing would add, change and retire now. Reads only. */
export async function previewMerge(db: Db, merge: Merge): Promise<MergeCounts> {
  const columns = await mergedColumns(db, merge.dataset)
  const count = async (rows: RawBuilder<unknown>): Promise<number> => {
    const result = await sql<{ n: number }>`select count(*) as n ${rows}`.execute(db)
    return result.rows[0]!.n
  }
  const changed = await count(changedRows(merge, columns))
  const added = await count(addedRows(merge))
  const retired = merge.complete.length === 0 ? 0 : await count(missingRows(merge))
  return { added, changed, unchanged: merge.accepted - added - changed, retired }
}

/** The columns that the staging table fills, with the types they have when published. */
async function mergedColumns(db: Db, dataset: Dataset): Promise<PublishedColumn[]> {
  const staged = new Set(writtenColumns(dataset).map(column => column.name))
  return (await publishedColumns(db, dataset.table)).filter(column => staged.has(column.name))
}

const typed = ({ name, type }: PublishedColumn): RawBuilder<unknown> => sql`${sql.ref(`s.${name}`)}::${sql.raw(type)}`
const key = ({ dataset }: Merge, alias: string): RawBuilder<unknown> => sql.ref(`${alias}.${dataset.key}`)

function differs(merge: Merge, columns: readonly PublishedColumn[]): RawBuilder<unknown> {
  const compared = columns.filter(column => column.name !== merge.dataset.key)
  const published = sql.join(compared.map(({ name }) => sql.ref(`t.${name}`)))
  return sql`(t.retired_at is not null or (${published}) is distinct from (${sql.join(compared.map(typed))}))`
}

const changedRows = (merge: Merge, columns: readonly PublishedColumn[]): RawBuilder<unknown> => sql`
  from ${sql.table(merge.dataset.table)} t join ${stagingTable(merge.batchId)} s on ${key(merge, 's')} = ${key(merge, 't')}
  where not s.is_held and ${differs(merge, columns)}`

function updateChanged(merge: Merge, columns: readonly PublishedColumn[]): RawBuilder<unknown> {
  const set = columns
    .filter(column => column.name !== merge.dataset.key)
    .map(column => sql`${sql.id(column.name)} = ${typed(column)}`)
  return sql`
    update ${sql.table(merge.dataset.table)} t set ${sql.join(set)}, retired_at = null
    from ${stagingTable(merge.batchId)} s
    where ${key(merge, 's')} = ${key(merge, 't')} and not s.is_held and ${differs(merge, columns)}`
}

const addedRows = (merge: Merge): RawBuilder<unknown> => sql`
  from ${stagingTable(merge.batchId)} s
  where not s.is_held
    and not exists (select from ${sql.table(merge.dataset.table)} t where ${key(merge, 't')} = ${key(merge, 's')})`

/** The stamps are written out: as defaults they would be worked out again for every row. */
function insertAdded(merge: Merge, columns: readonly PublishedColumn[]): RawBuilder<unknown> {
  return sql`
    insert into ${sql.table(merge.dataset.table)} (${sql.join(columns.map(({ name }) => sql.id(name)))}, seq, valid_from)
    select ${sql.join(columns.map(typed))}, (select current_commit()), (select commit_time())
    ${addedRows(merge)}`
}

const missingRows = (merge: Merge): RawBuilder<unknown> => sql`
  from ${sql.table(merge.dataset.table)} t
  where ${isMissing(merge)}`

function isMissing(merge: Merge): RawBuilder<unknown> {
  const declared = merge.complete.map(area => merge.dataset.declaredRows(area)).filter(rows => rows !== undefined)
  return sql`t.retired_at is null and (${sql.join(declared, sql` or `)})
    and not exists (select from ${stagingTable(merge.batchId)} s where ${key(merge, 's')} = ${key(merge, 't')})`
}

const retireMissing = (merge: Merge): RawBuilder<unknown> => sql`
  update ${sql.table(merge.dataset.table)} t set retired_at = commit_time() where ${isMissing(merge)}`

async function affected(trx: Db, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(trx)
  return Number(numAffectedRows ?? 0)
}
