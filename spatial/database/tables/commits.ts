import type { Generated } from 'kysely'
import type { GeometryValue, Json } from './column-types.ts'

export interface CommitSequenceTable {
  is_only: Generated<boolean>
  seq: number
}

export interface CommitsTable {
  seq: number
  actor: string
  note: string | null
  at: Date
}

export interface ChangesTable {
  seq: number
  layer: string
  key: string
  op: 'insert' | 'update' | 'delete'
  extent: GeometryValue | null
}

export interface HistoryTable {
  layer: string
  key: string
  seq_from: number
  seq_to: number
  valid_from: Date
  valid_to: Date
  geom: GeometryValue | null
  row: Json
}
