import type { ImportRow } from '../checks/row-check.ts'
import type { Dataset, RowJudge } from '../datasets/dataset.ts'
import { importRows } from '../datasets/import-rows.ts'
import type { RowBatch } from '../formats/source.ts'
import { encodeEwkb } from '../geometry/ewkb.ts'
import type { FindingStore } from '../report/finding-store.ts'
import { noRows, type RowCounts } from '../report/import-report.ts'
import type { StagedRow, StagedValue, StagingWriter } from '../staging/staged-row.ts'
import { writtenColumns } from '../staging/staging-table.ts'
import type { CityPlacement } from './city-placement.ts'
import { findingOfRefusedRow, findingOfRow } from './finding-of.ts'
import type { MatchedTable } from './read-tables.ts'

export interface Stage {
  dataset: Dataset
  judge: RowJudge
  writer: StagingWriter
  findings: FindingStore
  placement: CityPlacement
  onRows(rows: number): Promise<void>
}

/** Reads, checks and stages one table. Rows held back are staged too, so that their keys are known. */
export async function stageTable(table: MatchedTable, stage: Stage): Promise<RowCounts> {
  const counts = noRows()
  const layout = {
    table: table.source.name,
    tableNumber: table.number,
    fields: table.source.fields,
    columns: stage.dataset.columns,
    match: table.match,
  }
  const names = writtenColumns(stage.dataset).map(column => column.name)
  for await (const batch of table.source.rows()) {
    countRefused(batch, table, { counts, stage })
    const staged: StagedRow[] = []
    for (const row of importRows(batch, layout)) {
      const isHeld = judgeRow(row, table, stage)
      counts[isHeld ? 'held' : 'accepted']++
      staged.push(stagedRow(row, { names, isHeld, tableNumber: table.number, dataset: stage.dataset }))
    }
    counts.read += batch.values.length + batch.refused.length
    await stage.writer.write(staged)
    await stage.findings.flushIfFull()
    await stage.onRows(batch.values.length + batch.refused.length)
  }
  return counts
}

function countRefused(
  batch: RowBatch,
  table: MatchedTable,
  { counts, stage }: { counts: RowCounts; stage: Stage },
): void {
  for (const refused of batch.refused) {
    counts[refused.code === 'deleted-mark' ? 'deleted' : 'unreadable']++
    stage.findings.add(findingOfRefusedRow(refused, table))
  }
}

function judgeRow(row: ImportRow, table: MatchedTable, { dataset, judge, findings, placement }: Stage): boolean {
  const { isHeld, complaints } = judge.judge(row)
  for (const complaint of complaints) findings.add(findingOfRow(complaint, { row, key: dataset.key, table }))
  if (row.position) placement.see(row.position)
  return isHeld
}

function stagedRow(
  row: ImportRow,
  {
    names,
    isHeld,
    tableNumber,
    dataset,
  }: { names: readonly string[]; isHeld: boolean; tableNumber: number; dataset: Dataset },
): StagedRow {
  const staged: StagedValue[] = new Array(names.length)
  staged[0] = tableNumber
  staged[1] = row.number
  staged[2] = isHeld
  const last = dataset.shapes === 'none' ? names.length : names.length - 1
  for (let i = 3; i < last; i++) staged[i] = row.values[names[i]!] ?? null
  if (dataset.shapes !== 'none') staged[last] = row.shape ? encodeEwkb(row.shape, dataset.shapes) : null
  return staged
}
