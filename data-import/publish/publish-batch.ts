import { sql } from 'kysely'
import { commit } from '../../spatial/database/commit.ts'
import type { Database } from '../../spatial/database/connection.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import { type BatchRecord, batchById } from '../pipeline/batch-record.ts'
import type { MergeCounts } from '../report/import-report.ts'
import { dropStaging, stagingName, stagingTable } from '../staging/staging-table.ts'
import { lockBatch } from './lock-batch.ts'
import { mergeStaging } from './merge.ts'
import { type Merge, mergeOf } from './merge-parts.ts'

export interface Published {
  /** The commit's number; null when nothing differed and no number was taken. */
  seq: number | null
  merge: MergeCounts
}

/** Ends a commit that changed nothing, so that its number is not taken. */
class NothingChanged extends Error {
  readonly merge: MergeCounts
  constructor(merge: MergeCounts) {
    super('nothing changed')
    this.merge = merge
  }
}

const FOREIGN_KEY_VIOLATION = '23503'

/**
 * Publishes a staged batch in one transaction under one commit number, or not at all. A batch that changes nothing takes
 * no number. Refuses a batch that is not staged, or whose grids, units or classes have gone since it was checked.
 */
export async function publishBatch(database: Database, batchId: number, actor: string): Promise<Published> {
  const { db } = database
  try {
    const note = await commitNote(db, batchId)
    const { seq, result } = await commit(db, { actor, note }, async (trx, number) => {
      const batch = await lockBatch(trx, batchId, 'staged')
      const merge = await mergeStaging(trx, await wholeMerge(trx, batch))
      if (merge.added + merge.changed + merge.retired === 0) throw new NothingChanged(merge)
      await finish(trx, batch, { seq: number, merge })
      return { merge, dataset: datasetById(batch.dataset) }
    })
    await sql`analyze ${sql.table(result.dataset.table)}`.execute(db)
    return { seq, merge: result.merge }
  } catch (error) {
    if (error instanceof NothingChanged) return finishUnchanged(db, batchId, error.merge)
    if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION)
      throw new DomainError(
        'import-outdated',
        `Batch ${batchId} names grids, units or areas that have gone since it was checked: import its files again.`,
        { cause: error },
      )
    throw error
  }
}

/** The merge of a batch whose staged rows are all still there. */
async function wholeMerge(trx: Db, batch: BatchRecord): Promise<Merge> {
  const merge = mergeOf(batch)
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass(${stagingName(batch.id)}) is not null as exists`.execute(trx)
  if (!rows[0]!.exists || (await stagedRows(trx, batch.id)) !== merge.accepted)
    throw new DomainError(
      'import-outdated',
      `The rows of batch ${batch.id} were lost when the database stopped: import its files again.`,
    )
  return merge
}

async function stagedRows(trx: Db, batchId: number): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from ${stagingTable(batchId)} where not is_held`.execute(trx)
  return rows[0]!.n
}

async function commitNote(db: Db, batchId: number): Promise<string> {
  const { dataset } = await batchById(db, batchId)
  return `import of ${dataset}, batch ${batchId}`
}

async function finish(trx: Db, batch: BatchRecord, { seq, merge }: Published): Promise<void> {
  await trx
    .updateTable('import_batches')
    .set({
      state: 'published',
      published_seq: seq,
      finished_at: sql<Date>`now()`,
      report: JSON.stringify({ ...batch.report, merge }),
    })
    .where('id', '=', batch.id)
    .execute()
  await dropStaging(trx, batch.id)
}

async function finishUnchanged(db: Db, batchId: number, merge: MergeCounts): Promise<Published> {
  return db.transaction().execute(async trx => {
    const batch = await lockBatch(trx, batchId, 'staged')
    await finish(trx, batch, { seq: null, merge })
    return { seq: null, merge }
  })
}
