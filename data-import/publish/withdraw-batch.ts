import { type RawBuilder, sql } from 'kysely'
import { commit } from '../../spatial/database/commit.ts'
import type { Database } from '../../spatial/database/connection.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import { type BatchRecord, batchById } from '../pipeline/batch-record.ts'
import { dropStaging } from '../staging/staging-table.ts'
import { lockBatch } from './lock-batch.ts'
import { publishedColumns } from './published-columns.ts'

export interface Withdrawn {
  /** The commit that undid the batch; null when the batch had changed nothing. */
  seq: number | null
  /** Rows put back as they were. */
  restored: number
  /** Rows that the batch had added and that are gone again. */
  removed: number
}

/** Keys named in a refusal; the rest is a number. */
const LISTED_KEYS = 20
const FOREIGN_KEY_VIOLATION = '23503'

/**
 * Puts away a batch that is not published yet; undoes a published one under a commit of its own: every row it changed or retired becomes exactly what it was, every
 * row it added goes. Refuses, naming the rows, when later commits touched them or other rows stand on them.
 */
export async function withdrawBatch({ db }: Database, batchId: number, actor: string): Promise<Withdrawn> {
  if ((await batchById(db, batchId)).publishedSeq === null) return discard(db, batchId)
  try {
    const { seq, result } = await commit(
      db,
      { actor, note: `withdrawal of import batch ${batchId}` },
      async (trx, number) => {
        const batch = await lockBatch(trx, batchId, 'published')
        const undone = { dataset: datasetById(batch.dataset), seq: batch.publishedSeq! }
        await refuseWhenTouchedSince(trx, batch, undone)
        const restored = await affected(trx, await restoreChanged(trx, undone))
        const removed = await affected(trx, removeAdded(undone))
        await markWithdrawn(trx, batch, number)
        return { restored, removed }
      },
    )
    return { seq, ...result }
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error
    throw new DomainError(
      'import-in-use',
      `Other rows stand on what batch ${batchId} added (${(error as Error).message}): withdraw those first.`,
      {
        cause: error,
      },
    )
  }
}

/** A batch that published nothing is only put away: staged or in question, or one that had changed nothing. */
async function discard(db: Db, batchId: number): Promise<Withdrawn> {
  await db.transaction().execute(async trx => {
    const batch = await lockBatch(trx, batchId, 'staged', 'question', 'published')
    await dropStaging(trx, batchId)
    await markWithdrawn(trx, batch, null)
  })
  return { seq: null, restored: 0, removed: 0 }
}

interface Undone {
  dataset: Dataset
  seq: number
}

/** A later batch that was itself withdrawn has put the rows back: its two commits do not count. */
async function refuseWhenTouchedSince(trx: Db, batch: BatchRecord, { dataset, seq }: Undone): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select distinct mine.key
    from changes mine join changes later on later.layer = mine.layer and later.key = mine.key and later.seq > mine.seq
    where mine.seq = ${seq} and mine.layer = ${dataset.table}
      and later.seq not in (
        select unnest(array[published_seq, withdrawn_seq]) from import_batches
        where withdrawn_seq is not null and published_seq > ${seq})
    order by mine.key`.execute(trx)
  if (rows.length === 0) return
  const listed = rows.slice(0, LISTED_KEYS).map(row => row.key)
  const more = rows.length > LISTED_KEYS ? ` and ${rows.length - LISTED_KEYS} more` : ''
  throw new DomainError(
    'import-superseded',
    `Batch ${batch.id} cannot be withdrawn: later commits changed ${listed.join(', ')}${more}.`,
  )
}

async function restoreChanged(trx: Db, { dataset, seq }: Undone): Promise<RawBuilder<unknown>> {
  const columns = (await publishedColumns(trx, dataset.table)).map(column => column.name)
  const fromRow = [...columns.filter(name => name !== dataset.key && name !== 'geom'), 'retired_at']
  const set = fromRow.map(name => sql`${sql.id(name)} = ${sql.ref(`old.${name}`)}`)
  if (columns.includes('geom')) set.push(sql`geom = h.geom`)
  return sql`
    update ${sql.table(dataset.table)} t set ${sql.join(set)}
    from history h, jsonb_populate_record(null::${sql.table(dataset.table)}, h.row) old
    where h.layer = ${dataset.table} and h.seq_to = ${seq} and h.key = ${sql.ref(`t.${dataset.key}`)}`
}

const removeAdded = ({ dataset, seq }: Undone): RawBuilder<unknown> => sql`
  delete from ${sql.table(dataset.table)} t
  using changes c
  where c.seq = ${seq} and c.layer = ${dataset.table} and c.key = ${sql.ref(`t.${dataset.key}`)}
    and not exists (select from history h where h.layer = c.layer and h.key = c.key and h.seq_to = ${seq})`

async function markWithdrawn(trx: Db, { id }: BatchRecord, seq: number | null): Promise<void> {
  await trx.updateTable('import_batches').set({ state: 'withdrawn', withdrawn_seq: seq }).where('id', '=', id).execute()
}

async function affected(trx: Db, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(trx)).numAffectedRows ?? 0)
}
