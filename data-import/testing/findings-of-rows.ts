import type { Database } from '../../spatial/database/connection.ts'
import type { DatasetId } from '../checks/check-list.ts'
import { findingsOf, stageDelivery } from './deliver.ts'
import type { MemoryRow } from './memory-source.ts'

/** Findings of a delivery of one table `t` as `check row`, in the order they were made. */
export async function findingsOfRows(
  database: Database,
  dataset: DatasetId,
  rows: readonly MemoryRow[],
): Promise<string[]> {
  const { batchId } = await stageDelivery(database, [{ name: 't', rows }], { dataset })
  return (await findingsOf(database, batchId)).map(finding =>
    finding
      .split(' ')
      .filter((_, i) => i === 0 || i === 2)
      .join(' ')
      .trim(),
  )
}
