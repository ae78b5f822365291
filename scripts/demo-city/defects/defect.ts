import type { CheckId } from '../../../data-import/checks/check-list.ts'
import type { Parts } from '../writers/shp.ts'

/** One planted defect: what an importer must find at this row, and nothing else. */
export interface Defect {
  /** Path of the file below the output folder. */
  file: string
  /** Layer or sheet; the name of the file without its extension where that has none. */
  table: string
  /** Number of the row in its table from 1, titles not counted; null where the finding is about no row. */
  row: number | null
  check: CheckId
}

export type Cells = (string | Buffer)[]

/** A row that comes on top of the good ones, behind the good row of the given index (-1: first). */
export interface ExtraRow<Row> {
  after: number
  row: Row
  check: CheckId
  isDeleted?: boolean
}

/** A good row that was changed in place. */
export interface ChangedRow {
  index: number
  check: CheckId
}

export interface Planted<Row> {
  extra: readonly ExtraRow<Row>[]
  changed: readonly ChangedRow[]
}

export interface Result<Row> {
  rows: Row[]
  /** Indexes of rows that are marked as deleted. */
  deleted: Set<number>
  defects: { row: number; check: CheckId }[]
}

/** Puts the extra rows among the good ones and says at which row each defect came to stand. */
export function withDefects<Row>(good: readonly Row[], { extra, changed }: Planted<Row>): Result<Row> {
  const ordered = extra.toSorted((a, b) => a.after - b.after)
  const result: Result<Row> = { rows: [], deleted: new Set(), defects: [] }
  const rowOfGood: number[] = []
  let next = 0
  for (let i = -1; i < good.length; i++) {
    if (i >= 0) rowOfGood[i] = result.rows.push(good[i]!)
    for (; ordered[next]?.after === i; next++) {
      const { row, check, isDeleted } = ordered[next]!
      const number = result.rows.push(row)
      if (isDeleted) result.deleted.add(number - 1)
      result.defects.push({ row: number, check })
    }
  }
  for (const { index, check } of changed) result.defects.push({ row: rowOfGood[index]!, check })
  result.defects.sort((a, b) => a.row - b.row)
  return result
}

/** A row of a table with shapes. */
export interface ShapedRow {
  cells: Cells
  shape: Parts
}
