import type { CheckId, Severity } from '../checks/check-list.ts'
import type { ColumnRoles, CrsFinding, EncodingFinding, Note } from '../formats/source.ts'

/** Rows of a table or batch. `read` is always the sum of the other four. */
export interface RowCounts {
  read: number
  accepted: number
  /** Held back by an error. */
  held: number
  /** The reader could not give them. */
  unreadable: number
  /** Marked as deleted in the file. */
  deleted: number
}

/** What publishing does or did. `added + changed + unchanged` is the batch's `accepted`. */
export interface MergeCounts {
  added: number
  changed: number
  unchanged: number
  retired: number
}

export interface TableReport {
  name: string
  path: string
  format: string
  encoding: EncodingFinding
  crs: CrsFinding
  columnRoles?: ColumnRoles
  /** Column → field, as the rows were read. */
  columns: Record<string, string>
  /** Fields that no column claimed. */
  unmatched: string[]
  /** Required columns for which there is no field. */
  missing: string[]
  counts: RowCounts
  /** Where the positions fall, by a sample. */
  whereabouts?: { textZh: string; textEn: string }
  /** Rows whose position lies outside the city. */
  outsideCity: number
  notes: Note[]
}

export interface FindingCounts extends Record<Severity, number> {
  byCheck: Partial<Record<CheckId, number>>
  /** Findings beyond this many are counted and not kept. */
  stored: number
}

/** A question that a person must answer before the delivery can be imported. */
export interface Question {
  table: string
  textZh: string
  textEn: string
  /** What to state to answer it, as an option of the import: `crs=EPSG:4544`. */
  answer?: string
}

export interface Progress {
  phase: 'reading' | 'checking' | 'publishing'
  rows: number
  of: number
  /** When this was written; an import that says nothing for minutes is dead. */
  at?: string
}

export interface ImportReport {
  tables: TableReport[]
  /** Tables of the files that are not of this dataset. */
  skipped: string[]
  counts: RowCounts
  findings: FindingCounts
  merge?: MergeCounts
  questions?: Question[]
  refusal?: { code: string; message: string; messageZh: string }
  progress?: Progress
  notes: Note[]
}

export const noRows = (): RowCounts => ({ read: 0, accepted: 0, held: 0, unreadable: 0, deleted: 0 })

export function addCounts(total: RowCounts, part: RowCounts): void {
  for (const key of Object.keys(total) as (keyof RowCounts)[]) total[key] += part[key]
}
