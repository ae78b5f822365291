import type { ColumnType, Generated } from 'kysely'
import type { DefaultedJson, GeometryValue } from './column-types.ts'

export interface ImportBatchesTable {
  id: Generated<number>
  dataset: string
  state: 'reading' | 'checking' | 'question' | 'staged' | 'published' | 'withdrawn' | 'refused' | 'failed'
  files: ColumnType<unknown[], string, string>
  options: DefaultedJson
  report: DefaultedJson
  reason: string | null
  created_by: string
  created_at: Generated<Date>
  finished_at: Date | null
  published_seq: number | null
  withdrawn_seq: number | null
}

export interface ImportFindingsTable {
  batch_id: number
  number: number
  check_id: string
  severity: 'error' | 'warning' | 'note'
  table_name: string
  row_number: number | null
  key: string | null
  field: string | null
  value: string | null
  expected: string | null
  geom: GeometryValue | null
}

export interface FeatureLocksTable {
  id: string
  actor: string
  expires_at: Date
}

export interface LockedFeaturesTable {
  layer: string
  key: string
  lock_id: string
}
