import { type City, cityOf } from '../../spatial/catalogue/city.ts'
import type { Database } from '../../spatial/database/connection.ts'
import type { Dataset, RowJudge } from '../datasets/dataset.ts'
import type { Source } from '../formats/source.ts'
import { FindingStore } from '../report/finding-store.ts'
import { type ImportReport, noRows, type Progress, type Question } from '../report/import-report.ts'
import { openStagingWriter } from '../staging/open-writer.ts'
import { createStaging, dropStaging } from '../staging/staging-table.ts'
import { checkTogether } from './check-together.ts'
import { CityPlacement } from './city-placement.ts'
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
  const { database, batchId, dataset, report, today } = work
  const findings = new FindingStore(database.db, batchId)
  report.findings = findings.counts
  await createStaging(database.db, batchId, dataset)
  const judge = await dataset.open(database.db, { today })
  const question = await readTables(tables, { ...work, findings, judge })
  await findings.flush()
  if (question) return [question]
  await checkTogether(tables, { ...work, findings, judge })
  await findings.flush()
  return []
}

interface Reading extends Work {
  findings: FindingStore
  judge: RowJudge
}

async function readTables(tables: readonly MatchedTable[], work: Reading): Promise<Question | undefined> {
  const writer = await openStagingWriter(work.database, work.batchId, work.dataset)
  const progress: Progress = {
    phase: 'reading',
    rows: 0,
    of: tables.reduce((sum, { source }) => sum + source.rowCount, 0),
  }
  const onRows = async (rows: number) => {
    progress.rows += rows
    await work.onProgress(progress)
  }
  try {
    for (const table of tables) {
      const placement = new CityPlacement(work.city.extent)
      const { dataset, judge, findings } = work
      const stage: Stage = { dataset, judge, writer, findings, placement, onRows }
      work.report.tables.push(tableReport(table, await stageTable(table, stage), placement))
      const doubt = judge.doubt?.()
      if (!doubt) continue
      await writer.abort()
      return { table: table.source.name, ...doubt }
    }
  } catch (error) {
    await writer.abort()
    throw error
  }
  await writer.end()
  return undefined
}
