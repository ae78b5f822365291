import type { Dataset } from '../datasets/dataset.ts'
import { type ColumnMatch, matchColumns } from '../datasets/match-columns.ts'
import type { SourceTable } from '../formats/source.ts'
import type { Question } from '../report/import-report.ts'
import type { ImportOptions } from './import-options.ts'
import { isMostlyOutside, outsideQuestion } from './outside-question.ts'

export interface MatchedTable {
  /** 1-based, in reading order. */
  number: number
  source: SourceTable
  match: ColumnMatch
}

export interface TableSelection {
  tables: MatchedTable[]
  skipped: string[]
  questions: Question[]
}

/** Chooses the tables of the delivery that are of the dataset, matches their columns, and asks what must be asked. */
export function selectTables(
  sources: readonly SourceTable[],
  dataset: Dataset,
  options: ImportOptions,
): TableSelection {
  const selection: TableSelection = { tables: [], skipped: [], questions: [] }
  const chosen = ofDataset(sources, dataset, options)
  for (const source of sources) {
    if (!chosen.includes(source)) {
      selection.skipped.push(source.name)
      continue
    }
    const match = matchColumns(source.fields, dataset.columns, options.columns)
    if ('fieldOf' in match) selection.tables.push({ number: selection.tables.length + 1, source, match })
    else selection.questions.push(columnQuestion(source, match))
    selection.questions.push(...questionsOf(source, dataset, options))
  }
  return selection
}

/** Where a file holds several tables and some bear a name of the dataset, the others are of another dataset. */
function ofDataset(sources: readonly SourceTable[], dataset: Dataset, { layer }: ImportOptions): SourceTable[] {
  if (layer !== undefined) return sources.filter(source => source.name === layer)
  const named = sources.filter(source => dataset.tableNames.includes(source.name.toLowerCase()))
  return named.length > 0 ? named : [...sources]
}

function questionsOf(source: SourceTable, dataset: Dataset, options: ImportOptions): Question[] {
  if (dataset.shapes === 'none') return []
  const crs = crsQuestion(source)
  if (crs) return [crs]
  return isMostlyOutside(source) && !options.acceptOutside ? [outsideQuestion(source)] : []
}

function crsQuestion({ name, crs }: SourceTable): Question | undefined {
  const isSure = crs.status === 'stated' || crs.status === 'declared' || crs.status === 'none'
  if (isSure && !crs.question) return undefined
  return {
    table: name,
    textZh: crs.questionZh ?? `坐标系为 ${crs.name}（${crs.evidenceZh}）？`,
    textEn: crs.question ?? `Is the reference system ${crs.name} (${crs.evidence})?`,
    ...(crs.statement && { answer: `crs=${crs.statement}` }),
  }
}

function columnQuestion(
  { name, fields }: SourceTable,
  failure: { unknownColumn: string } | { unknownField: string },
): Question {
  if ('unknownColumn' in failure)
    return {
      table: name,
      textZh: `没有名为“${failure.unknownColumn}”的列。`,
      textEn: `There is no column “${failure.unknownColumn}” in this dataset.`,
    }
  const list = fields.map(field => field.name).join(', ')
  return {
    table: name,
    textZh: `表中没有字段“${failure.unknownField}”，现有字段：${list}。`,
    textEn: `The table has no field “${failure.unknownField}”; it has: ${list}.`,
  }
}
