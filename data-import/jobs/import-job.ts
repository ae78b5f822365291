import type { DatabaseAddress } from '../../spatial/database/connection.ts'
import type { DatasetId } from '../checks/check-list.ts'
import type { ImportOptions } from '../pipeline/import-options.ts'

/** What the process of an import is told. */
export interface ImportJob {
  address: DatabaseAddress
  schema: string
  batchId: number
  dataset: DatasetId
  paths: string[]
  options: ImportOptions
  actor: string
}
