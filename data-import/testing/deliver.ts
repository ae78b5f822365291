import type { Database } from '../../spatial/database/connection.ts'
import type { DatasetId } from '../checks/check-list.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import { createBatch, updateBatch } from '../pipeline/batch-record.ts'
import type { ImportOptions } from '../pipeline/import-options.ts'
import { stageImport } from '../pipeline/stage-import.ts'
import { type Published, publishBatch } from '../publish/publish-batch.ts'
import type { ImportReport } from '../report/import-report.ts'
import { type MemoryTable, memorySource } from './memory-source.ts'

export const TODAY = '2026-11-23'

export interface Delivery {
  dataset?: DatasetId
  options?: ImportOptions
}

/** Stages a delivery made of literals, as `runImport` does with files. */
export async function stageDelivery(
  database: Database,
  tables: readonly MemoryTable[],
  { dataset = 'components', options = {} }: Delivery = {},
): Promise<{ batchId: number; state: 'staged' | 'question'; report: ImportReport }> {
  const batchId = await createBatch(database.db, { dataset, files: ['test'], options, actor: 'test' })
  const staged = await stageImport(memorySource(...tables), {
    database,
    batchId,
    dataset: datasetById(dataset),
    options,
    today: TODAY,
    onProgress: async () => {},
  })
  await updateBatch(database.db, batchId, staged)
  return { batchId, ...staged }
}

/** Stages and publishes. */
export async function deliver(
  database: Database,
  tables: readonly MemoryTable[],
  delivery: Delivery = {},
): Promise<Published & { batchId: number }> {
  const { batchId, state } = await stageDelivery(database, tables, delivery)
  if (state !== 'staged') throw new Error(`the delivery is in question, expected it to be staged`)
  return { batchId, ...(await publishBatch(database, batchId, 'test')) }
}

/** Findings of a batch as `check table row key`, in order. */
export async function findingsOf({ db }: Database, batchId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('import_findings')
    .where('batch_id', '=', batchId)
    .select(['check_id', 'table_name', 'row_number', 'key'])
    .orderBy('number')
    .execute()
  return rows.map(row => [row.check_id, row.table_name, row.row_number ?? '', row.key ?? ''].join(' ').trim())
}
