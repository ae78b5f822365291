import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatasetId } from '../../../data-import/checks/check-list.ts'
import { type BatchRecord, batchById } from '../../../data-import/pipeline/batch-record.ts'
import type { ImportOptions } from '../../../data-import/pipeline/import-options.ts'
import { runImport } from '../../../data-import/pipeline/run-import.ts'
import { publishBatch } from '../../../data-import/publish/publish-batch.ts'
import type { Database } from '../../../spatial/database/connection.ts'
import { generateDemoCity } from '../../demo-city/generate.ts'
import { writeDelivery } from '../../demo-city/write-delivery.ts'

/** The demo city at a fiftieth of its size, written as deliverables. */
export async function writeSmallDemo(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-small-demo-'))
  await writeDelivery(generateDemoCity({ scale: 'small' }), folder)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** Imports files and publishes them where nothing must be asked first. */
export async function take(
  database: Database,
  dataset: DatasetId,
  path: string,
  options: ImportOptions = {},
): Promise<BatchRecord> {
  const batch = await runImport(database, { dataset, paths: [path], options, actor: 'test' })
  if (batch.state === 'staged') await publishBatch(database, batch.id, 'test')
  return batchById(database.db, batch.id)
}
