import type { Database } from '../../spatial/database/connection.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { openCopyWriter } from './copy-writer.ts'
import { openInsertWriter } from './insert-writer.ts'
import type { StagingWriter } from './staged-row.ts'
import { stagingName, writtenColumns } from './staging-table.ts'

/** A writer into the batch's staging table, by the fastest way the database takes. */
export async function openStagingWriter(
  { pool, kind }: Database,
  batchId: number,
  dataset: Dataset,
): Promise<StagingWriter> {
  const columns = writtenColumns(dataset)
  return kind === 'server'
    ? openCopyWriter(pool, stagingName(batchId), columns)
    : openInsertWriter(pool, stagingName(batchId), columns)
}
