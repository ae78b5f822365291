import type { Database } from '../../spatial/database/connection.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { type IngestOptions, type IngestRequest, ingest } from './ingest.ts'
import type { PictureStore } from './picture-store.ts'

export interface PictureBatch {
  id: number
  state: 'reading' | 'published' | 'refused' | 'failed'
  source: string
  options: Record<string, unknown>
  report: Record<string, unknown>
  reason: string | null
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
    .values({ state: 'reading', source, options: JSON.stringify(options), created_by: actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** How often progress is written down. */
const PROGRESS_MS = 1000

/** Takes a delivery in and writes down what became of it, whatever happens. */
export async function runPictureBatch(
  database: Database,
  store: PictureStore,
  { id, request }: { id: number; request: Omit<IngestRequest, 'onProgress'> },
): Promise<void> {
  const { db } = database
  let last = 0
  const finish = (state: PictureBatch['state'], report: object, reason: string | null) =>
    db
      .updateTable('picture_batches')
      .set({ state, report: JSON.stringify(report), reason, finished_at: new Date() })
      .where('id', '=', id)
      .execute()
  const onProgress: IngestRequest['onProgress'] = (step, done, of) => {
    if (Date.now() - last < PROGRESS_MS) return
    last = Date.now()
    const progress = db.updateTable('picture_batches').set({ report: JSON.stringify({ progress: { step, done, of } }) })
    // a finished batch keeps its report; a lost line of progress is no loss
    progress
      .where('id', '=', id)
      .where('state', '=', 'reading')
      .execute()
      .catch(() => {})
  }
  try {
    const result = await ingest(database, store, { ...request, onProgress })
    if (result.kind === 'refusal') await finish('refused', { refusal: result }, result.message)
    else await finish('published', result.report, null)
  } catch (error) {
    await finish('failed', {}, 'The delivery could not be taken in; the log of the server says why.')
    throw error
  }
}

export async function pictureBatch(db: Db, id: number): Promise<PictureBatch> {
  const batch = await db
    .selectFrom('picture_batches')
    .select([
      'id',
      'state',
      'source',
      'options',
      'report',
      'reason',
      'created_by as createdBy',
      'created_at as createdAt',
      'finished_at as finishedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!batch) throw new DomainError('not-found', `There is no delivery of pictures ${id}.`)
  return batch
}
