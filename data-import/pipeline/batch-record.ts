import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import type { DatasetId } from '../checks/check-list.ts'
import type { ImportReport } from '../report/import-report.ts'
import type { ImportOptions } from './import-options.ts'

export const BATCH_STATES = [
  'reading',
  'checking',
  'question',
  'staged',
  'published',
  'withdrawn',
  'refused',
  'failed',
] as const
export type BatchState = (typeof BATCH_STATES)[number]

/** An import batch as the database keeps it. */
export interface BatchRecord {
  id: number
  dataset: DatasetId
  state: BatchState
  files: string[]
  options: ImportOptions
  report: Partial<ImportReport>
  reason: string | null
  createdBy: string
  createdAt: Date
  finishedAt: Date | null
  publishedSeq: number | null
  withdrawnSeq: number | null
}

export interface NewBatch {
  dataset: DatasetId
  files: readonly string[]
  options: ImportOptions
  actor: string
}

export async function createBatch(db: Db, { dataset, files, options, actor }: NewBatch): Promise<number> {
  const { id } = await db
    .insertInto('import_batches')
    .values({
      dataset,
      state: 'reading',
      files: JSON.stringify(files),
      options: JSON.stringify(options),
      created_by: actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface BatchChange {
  state?: BatchState
  options?: ImportOptions
  report?: Partial<ImportReport>
  reason?: string | null
}

const FINAL: ReadonlySet<BatchState> = new Set(['published', 'withdrawn', 'refused', 'failed'])

export async function updateBatch(db: Db, id: number, { state, options, report, reason }: BatchChange): Promise<void> {
  await db
    .updateTable('import_batches')
    .set({
      ...(state && { state }),
      ...(state && FINAL.has(state) && { finished_at: sql<Date>`now()` }),
      ...(options && { options: JSON.stringify(options) }),
      ...(report && { report: JSON.stringify(report) }),
      ...(reason !== undefined && { reason }),
    })
    .where('id', '=', id)
    .execute()
}

const batches = (db: Db) =>
  db
    .selectFrom('import_batches')
    .select([
      'id',
      'dataset',
      'state',
      'files',
      'options',
      'report',
      'reason',
      'created_by as createdBy',
      'created_at as createdAt',
      'finished_at as finishedAt',
      'published_seq as publishedSeq',
      'withdrawn_seq as withdrawnSeq',
    ])
    .$castTo<BatchRecord>()

export async function batchById(db: Db, id: number): Promise<BatchRecord> {
  const batch = await batches(db).where('id', '=', id).executeTakeFirst()
  if (!batch) throw new DomainError('not-found', `There is no import batch ${id}.`)
  return batch
}

/** Newest first; `before` pages on by id. */
export async function listBatches(
  db: Db,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<BatchRecord[]> {
  return batches(db)
    .$if(before !== undefined, query => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The state of every batch by its number. */
export async function batchStates(db: Db): Promise<Map<number, BatchState>> {
  const rows = await db.selectFrom('import_batches').select(['id', 'state']).execute()
  return new Map(rows.map(({ id, state }) => [id, state]))
}
