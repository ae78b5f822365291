import { sql } from 'kysely'
import type { Database } from '../../spatial/database/connection.ts'
import type { Db } from '../../spatial/database/schema.ts'
import type { PictureBatchState } from '../../spatial/database/tables/imagery.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { type IngestOptions, type IngestRequest, ingest } from './ingest.ts'
import { lockPictureBatch } from './lock-picture-batch.ts'
import type { PictureStore } from './picture-store.ts'

export interface PictureBatch {
  id: number
  state: PictureBatchState
  source: string
  options: IngestOptions
  report: Record<string, unknown>
  reason: string | null
  /** How often it was begun. */
  attempts: number
  createdBy: string
  createdAt: Date
  finishedAt: Date | null
}

export async function createPictureBatch(
  db: Db,
  { source, options, actor }: { source: string; options: IngestOptions; actor: string },
): Promise<number> {
  const { id } = await db
    .insertInto('picture_batches')
    .values({ state: 'reading', source, options: JSON.stringify(options), created_by: actor, attempts: 0 })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** How often progress is written down. */
const PROGRESS_MS = 1000

export interface BatchRun {
  id: number
  /** Files, folders or archives. */
  paths: readonly string[]
  /** Aborted when the program ends: the batch stays as it is, to go on at the next start. */
  signal?: AbortSignal
  onProgress?: IngestRequest['onProgress']
}

/**
 * Takes a delivery in and writes down what became of it, whatever happens. Does nothing where another process is at it or it was
 * ended meanwhile.
 */
export async function runPictureBatch(database: Database, store: PictureStore, run: BatchRun): Promise<void> {
  const lock = await lockPictureBatch(database, run.id)
  if (!lock) return
  try {
    await runLocked(database, store, run)
  } finally {
    await lock.release()
  }
}

async function runLocked(database: Database, store: PictureStore, { id, paths, ...run }: BatchRun): Promise<void> {
  const { db } = database
  const batch = await pictureBatch(db, id)
  if (batch.state !== 'reading') return
  await countAttempt(db, id, 1)
  const { options, source, createdBy: actor } = batch
  try {
    const result = await ingest(database, store, {
      ...{ paths, options, source, actor },
      ...(run.signal && { signal: run.signal }),
      onProgress: progressWriter(db, { id, ...run }),
    })
    if (result.kind === 'refusal') await finish(db, id, { state: 'refused', reason: result.message, refusal: result })
    else await finish(db, id, { state: 'published', report: result.report })
  } catch (error) {
    if (run.signal?.aborted) {
      await countAttempt(db, id, -1)
      return
    }
    const reason = 'The delivery could not be taken in; the log of the server says why. What was published stays.'
    await finish(db, id, { state: 'failed', reason })
    throw error
  }
}

const countAttempt = (db: Db, id: number, by: 1 | -1) =>
  db
    .updateTable('picture_batches')
    .set({ attempts: sql<number>`attempts + ${by}` })
    .where('id', '=', id)
    .execute()

export interface BatchEnd {
  state: Exclude<PictureBatchState, 'reading'>
  report?: object
  refusal?: object
  reason?: string
}

/** Writes down the end of a batch. */
export async function finish(db: Db, id: number, { state, report, refusal, reason }: BatchEnd): Promise<void> {
  await db
    .updateTable('picture_batches')
    .set({
      state,
      report: JSON.stringify(report ?? (refusal ? { refusal } : {})),
      reason: reason ?? null,
      finished_at: new Date(),
    })
    .where('id', '=', id)
    .execute()
}

function progressWriter(
  db: Db,
  { id, onProgress }: Pick<BatchRun, 'id' | 'onProgress'>,
): NonNullable<IngestRequest['onProgress']> {
  let last = 0
  return (step, done, of) => {
    onProgress?.(step, done, of)
    if (Date.now() - last < PROGRESS_MS) return
    last = Date.now()
    // a finished batch keeps its report; a lost line of progress is no loss
    db.updateTable('picture_batches')
      .set({ report: JSON.stringify({ progress: { step, done, of } }) })
      .where('id', '=', id)
      .where('state', '=', 'reading')
      .execute()
      .catch(() => {})
  }
}

const COLUMNS = [
  'id',
  'state',
  'source',
  'options',
  'report',
  'reason',
  'attempts',
  'created_by as createdBy',
  'created_at as createdAt',
  'finished_at as finishedAt',
] as const

/** Throws DomainError not-found. */
export async function pictureBatch(db: Db, id: number): Promise<PictureBatch> {
  const batch = await db.selectFrom('picture_batches').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  if (!batch) throw new DomainError('not-found', `There is no delivery of pictures ${id}.`)
  return batch
}

/** Deliveries, the latest first. */
export function listPictureBatches(
  db: Db,
  { limit, before }: { limit: number; before?: number },
): Promise<PictureBatch[]> {
  return db
    .selectFrom('picture_batches')
    .select(COLUMNS)
    .$if(before !== undefined, query => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
