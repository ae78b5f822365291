import { sql } from 'kysely'
import { type City, cityOf } from '../../spatial/catalogue/city.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { runSetChecks } from '../checks/run-set-checks.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Source } from '../formats/source.ts'
import { FindingStore } from '../report/finding-store.ts'
import { addCounts, type ImportReport, noRows, type Progress, type Question } from '../report/import-report.ts'
import { openStagingWriter } from '../staging/open-writer.ts'
import { createStaging, dropStaging, stagingTable } from '../staging/staging-table.ts'
import { CityPlacement } from './city-placement.ts'
import { findingOfSet } from './finding-of.ts'
import type { ImportOptions } from './import-options.ts'
import { missingDatasets } from './missing-datasets.ts'
import { type MatchedTable, selectTables } from './read-tables.ts'
import { type Stage, stageTable } from './stage-table.ts'
import { tableReport } from './table-report.ts'

export interface StageOptions {
  database: Database
  batchId: number
  dataset: Dataset
  options: ImportOptions
  /** `YYYY-MM-DD`. */
  today: string
  onProgress(progress: Progress): Promise<void>
}

export type Staged = { state: 'staged' | 'question'; report: ImportReport }

/**
 * Read → decode → reproject → check → stage. Nothing published changes. Answers with questions, and leaves no staging
 * table behind, when the delivery cannot be understood without a person.
 */
export async function stageImport(source: Source, options: StageOptions): Promise<Staged> {
  const selection = selectTables(source.tables, options.dataset, options.options)
  const report: ImportReport = {
    tables: [],
    skipped: selection.skipped,
    counts: noRows(),
    findings: { error: 0, warning: 0, note: 0, byCheck: {}, stored: 0 },
    notes: source.notes,
  }
  const city = await cityOf(options.database.db)
  const questions = [...selection.questions, ...(await missingDatasets(options.database.db, options.dataset))]
  if (questions.length === 0) questions.push(...(await readAndCheck(selection.tables, { ...options, report, city })))
  else report.tables = selection.tables.map(table => tableReport(table, noRows(), undefined))
  if (questions.length === 0) return { state: 'staged', report }
  await dropStaging(options.database.db, options.batchId)
  return { state: 'question', report: { ...report, questions } }
}

interface Work extends StageOptions {
  report: ImportReport
  city: City
}

async function readAndCheck(tables: readonly MatchedTable[], work: Work): Promise<Question[]> {
  const { database, batchId, report } = work
  const findings = new FindingStore(database.db, batchId)
  report.findings = findings.counts
  await createStaging(database.db, batchId, work.dataset)
  const question = await readTables(tables, { ...work, findings })
  await findings.flush()
  if (question) return [question]
  await checkTogether(tables, { ...work, findings })
  await findings.flush()
  return []
}

async function readTables(
  tables: readonly MatchedTable[],
  work: Work & { findings: FindingStore },
): Promise<Question | undefined> {
  const { database, batchId, dataset, report, today } = work
  const judge = await dataset.open(database.db, { today })
  const writer = await openStagingWriter(database, batchId, dataset)
  const progress: Progress = {
    phase: 'reading',
    rows: 0,
    of: tables.reduce((sum, { source }) => sum + source.rowCount, 0),
  }
  try {
    for (const table of tables) {
      const placement = new CityPlacement(work.city.extent)
      const stage: Stage = {
        dataset,
        judge,
        writer,
        findings: work.findings,
        placement,
        onRows: async rows => {
          progress.rows += rows
          await work.onProgress(progress)
        },
      }
      const counts = await stageTable(table, stage)
      report.tables.push(tableReport(table, counts, placement))
      const doubt = judge.doubt?.()
      if (doubt) {
        await writer.abort()
        return { table: table.source.name, ...doubt }
      }
    }
  } catch (error) {
    await writer.abort()
    throw error
  }
  await writer.end()
  return undefined
}

async function checkTogether(tables: readonly MatchedTable[], work: Work & { findings: FindingStore }): Promise<void> {
  const { database, batchId, dataset, report, city } = work
  const { db } = database
  const table = stagingTable(batchId)
  const of = report.tables.reduce((sum, { counts }) => sum + counts.read, 0)
  await work.onProgress({ phase: 'checking', rows: 0, of })
  await sql`analyze ${table}`.execute(db)
  await runSetChecks(
    {
      db,
      staged: { table, projectedSrid: city.projectedSrid },
      key: dataset.key,
      hasShapes: dataset.shapes !== 'none',
    },
    dataset.setChecks,
    async found => {
      for (const complaint of found) work.findings.add(findingOfSet(complaint, tables[complaint.tableNumber - 1]!))
      await work.findings.flush()
    },
  )
  await dataset.finish?.(db, { table, projectedSrid: city.projectedSrid })
  await recount(work)
  await work.onProgress({ phase: 'checking', rows: of, of })
}

/** Set checks hold rows back after they were counted as accepted. */
async function recount({ database, batchId, report }: Work): Promise<void> {
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
