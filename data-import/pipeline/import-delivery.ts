import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../spatial/database/connection.ts'
import type { DatasetId } from '../checks/check-list.ts'
import { DATASET_LIST } from '../datasets/dataset-list.ts'
import { publishBatch } from '../publish/publish-batch.ts'
import type { Progress } from '../report/import-report.ts'
import { type BatchRecord, batchById } from './batch-record.ts'
import { runImport } from './run-import.ts'

export interface DeliveryRequest {
  /** A folder laid out as below. */
  folder: string
  actor: string
  onProgress?(progress: Progress, dataset: DatasetId): void
}

/** Where a whole delivery keeps each dataset, below its folder. */
export const DELIVERY_LAYOUT: Record<DatasetId, string> = {
  areas: '行政区域',
  organisations: '单位/责任单位.xlsx',
  grids: '单元网格',
  responsibility: '单位/处置责任.csv',
  roads: '基础底图/基础底图.gpkg',
  water: '基础底图/基础底图.gpkg',
  blocks: '基础底图/基础底图.gpkg',
  buildings: '基础底图/基础底图.gpkg',
  places: '地名/地名地址.csv',
  components: '部件',
}

/**
 * Imports and publishes every dataset that a delivery folder holds, in the order in which one needs the other, and gives
 * each batch as it is done. Stops at the first that is not published: the next ones would stand on it.
 */
export async function* importDelivery(
  database: Database,
  { folder, actor, onProgress }: DeliveryRequest,
): AsyncGenerator<BatchRecord> {
  for (const { id: dataset } of DATASET_LIST) {
    const path = join(folder, DELIVERY_LAYOUT[dataset])
    if (!existsSync(path)) continue
    const tell = (progress: Progress) => onProgress?.(progress, dataset)
    const staged = await runImport(database, { dataset, paths: [path], options: {}, actor, onProgress: tell })
    if (staged.state === 'staged') {
      const accepted = staged.report.counts?.accepted ?? 0
      tell({ phase: 'publishing', rows: 0, of: accepted })
      await publishBatch(database, staged.id, actor)
      tell({ phase: 'publishing', rows: accepted, of: accepted })
    }
    const batch = await batchById(database.db, staged.id)
    yield batch
    if (batch.state !== 'published') return
  }
}
