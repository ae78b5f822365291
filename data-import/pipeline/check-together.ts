import { sql } from 'kysely'
import type { City } from '../../spatial/catalogue/city.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { heldRows, type LocatedComplaint, locate, runSetChecks, type SetCheckRun } from '../checks/run-set-checks.ts'
import type { Dataset, RowJudge } from '../datasets/dataset.ts'
import type { FindingStore } from '../report/finding-store.ts'
import { addCounts, type ImportReport, type Progress } from '../report/import-report.ts'
import { stagingTable } from '../staging/staging-table.ts'
import { findingOfSet } from './finding-of.ts'
import type { MatchedTable } from './read-tables.ts'

export interface Together {
  database: Database
  batchId: number
  dataset: Dataset
  judge: RowJudge
  city: City
  report: ImportReport
  findings: FindingStore
  onProgress(progress: Progress): Promise<void>
}

/** What can be judged only when all rows are staged: set checks, then what depends on which rows they hold back. */
export async function checkTogether(tables: readonly MatchedTable[], work: Together): Promise<void> {
  const { database, batchId, dataset, report, judge } = work
  const { db } = database
  const of = report.tables.reduce((sum, { counts }) => sum + counts.read, 0)
  const staged = { table: stagingTable(batchId), projectedSrid: work.city.projectedSrid }
  const run: SetCheckRun = { db, staged, key: dataset.key, hasShapes: dataset.shapes !== 'none' }
  const keep = async (found: LocatedComplaint[]) => {
    for (const complaint of found) work.findings.add(findingOfSet(complaint, tables[complaint.tableNumber - 1]!))
    await work.findings.flush()
  }
  await work.onProgress({ phase: 'checking', rows: 0, of })
  await sql`analyze ${staged.table}`.execute(db)
  await runSetChecks(run, dataset.setChecks, keep)
  if (judge.lateComplaints) await keep(await locate(run, judge.lateComplaints(await heldRows(run))))
  await dataset.finish?.(db, staged)
  await recount(work)
  await work.onProgress({ phase: 'checking', rows: of, of })
}

/** Set checks hold rows back after they were counted as accepted. */
async function recount({ database, batchId, report }: Together): Promise<void> {
  const { rows } = await sql<{ number: number; held: number }>`
    select table_number as number, count(*) filter (where is_held) as held
    from ${stagingTable(batchId)} group by table_number`.execute(database.db)
  for (const { number, held } of rows) {
    const { counts } = report.tables[number - 1]!
    counts.accepted += counts.held - held
    counts.held = held
  }
  for (const { counts } of report.tables) addCounts(report.counts, counts)
}
