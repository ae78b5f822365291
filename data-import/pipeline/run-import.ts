import { cityOf } from '../../spatial/catalogue/city.ts'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import { openSource } from '../formats/open-source.ts'
import { ReadingFailed, type Refusal, type Source } from '../formats/source.ts'
import type { Progress } from '../report/import-report.ts'
import { dropStaging } from '../staging/staging-table.ts'
import { type BatchRecord, batchById, createBatch, type NewBatch, updateBatch } from './batch-record.ts'
import type { ImportOptions } from './import-options.ts'
import { ProgressWriter } from './progress-writer.ts'
import { stageImport } from './stage-import.ts'

export interface ImportRequest extends Omit<NewBatch, 'files'> {
  /** Files, folders or archives to read. */
  paths: readonly string[]
  /** Their names as the person knows them; the paths when absent. */
  names?: readonly string[]
  /** `YYYY-MM-DD`; the present day when absent. */
  today?: string
  onProgress?(progress: Progress): void
}

/** Creates a batch for a delivery and stages it. Whatever happens, the batch says so. */
export async function runImport(database: Database, request: ImportRequest): Promise<BatchRecord> {
  const id = await createBatch(database.db, { ...request, files: request.names ?? request.paths })
  return stageBatch(database, id, request)
}

/**
 * Reads, checks and stages the files of a batch that exists; also a second time, after a failure. Answers with the batch
 * as it then is: staged, in question or refused. Anything unforeseen marks it as failed with a reason and is thrown on.
 */
export async function stageBatch(database: Database, batchId: number, request: ImportRequest): Promise<BatchRecord> {
  const { db } = database
  await clearBatch(database, batchId)
  try {
    const source = await openSource([...request.paths], await sourceOptions(database, request.options))
    if (source.kind === 'refusal') await refuse(database, batchId, source)
    else await stageSource(database, batchId, { source, request })
  } catch (error) {
    if (error instanceof ReadingFailed) await refuse(database, batchId, error.refusal)
    else {
      await dropStaging(db, batchId)
      await updateBatch(db, batchId, { state: 'failed', reason: `${error instanceof Error ? error.message : error}` })
      throw error
    }
  }
  return batchById(db, batchId)
}

async function stageSource(
  database: Database,
  batchId: number,
  { source, request }: { source: Source; request: ImportRequest },
): Promise<void> {
  const progress = new ProgressWriter(database.db, batchId, request.onProgress)
  try {
    const { state, report } = await stageImport(source, {
      database,
      batchId,
      dataset: datasetById(request.dataset),
      options: request.options,
      today: request.today ?? cityDay(new Date()),
      onProgress: step => progress.step(step),
    })
    await progress.end()
    await updateBatch(database.db, batchId, { state, report, reason: null })
  } finally {
    await progress.end()
    await source.close()
  }
}

async function clearBatch({ db }: Database, batchId: number): Promise<void> {
  await db.deleteFrom('import_findings').where('batch_id', '=', batchId).execute()
  await dropStaging(db, batchId)
  await updateBatch(db, batchId, { state: 'reading', report: {}, reason: null })
}

async function refuse({ db }: Database, batchId: number, { code, message, messageZh }: Refusal): Promise<void> {
  await dropStaging(db, batchId)
  await updateBatch(db, batchId, {
    state: 'refused',
    reason: message,
    report: { refusal: { code, message, messageZh } },
  })
}

async function sourceOptions({ db }: Database, options: ImportOptions) {
  const { nameZh, nameEn, extent, projectedSrid } = await cityOf(db)
  const { encoding, crs, layer, position } = options
  return {
    ...(encoding !== undefined && { encoding }),
    ...(crs !== undefined && { crs }),
    ...(layer !== undefined && { layer }),
    ...(position !== undefined && { columns: position }),
    city: { nameZh, nameEn, bounds: extent, srid: projectedSrid },
  }
}
