import { CHECKS, type CheckId, type Severity } from '../checks/check-list.ts'
import { checkTitle, type Language } from '../checks/finding.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import type { BatchRecord } from '../pipeline/batch-record.ts'
import type { ImportReport, TableReport } from './import-report.ts'
import { reportWords } from './report-words.ts'

/** The report of a batch for people: what was read, how, what was found, what became of it. */
export function reportText(batch: BatchRecord, language: Language): string {
  const words = reportWords[language]
  const { report } = batch
  const dataset = datasetById(batch.dataset)
  const lines = [
    `${words.batch(batch.id)} · ${language === 'zh' ? dataset.zh : dataset.en} · ${words.states[batch.state]}`,
  ]
  if (report.refusal) lines.push(language === 'zh' ? report.refusal.messageZh : report.refusal.message)
  else if (batch.reason) lines.push(batch.reason)
  for (const table of report.tables ?? []) lines.push('', ...tableLines(table, language))
  if (report.skipped?.length) lines.push('', words.skipped(report.skipped.join(', ')))
  for (const question of report.questions ?? []) {
    lines.push('', `${question.table}: ${language === 'zh' ? question.textZh : question.textEn}`)
    if (question.answer) lines.push(words.answer(question.answer))
  }
  if (report.counts && batch.state !== 'question') lines.push('', ...countLines(report as ImportReport, language))
  return lines.join('\n')
}

function tableLines(table: TableReport, language: Language): string[] {
  const words = reportWords[language]
  const { encoding, crs, columns, unmatched, missing, counts } = table
  const samples = encoding.samples.length > 0 ? ` (${encoding.samples.join(' / ')})` : ''
  const lines = [
    `${table.name} [${table.format}] ${words.rows(counts.read)}`,
    `  ${words.encoding}: ${encoding.name}${samples}`,
  ]
  if (crs.status !== 'none')
    lines.push(`  ${words.crs}: ${crs.name} — ${language === 'zh' ? crs.evidenceZh : crs.evidence}`)
  if (table.whereabouts) lines.push(`  ${language === 'zh' ? table.whereabouts.textZh : table.whereabouts.textEn}`)
  if (Object.keys(table.columnRoles ?? {}).length > 0)
    lines.push(`  ${words.position}: ${rolesText(table.columnRoles!)}`)
  lines.push(
    `  ${words.columns}: ${Object.entries(columns)
      .map(([column, field]) => `${column} ← ${field}`)
      .join(', ')}`,
  )
  if (unmatched.length > 0) lines.push(`  ${words.unmatched}: ${unmatched.join(', ')}`)
  if (missing.length > 0) lines.push(`  ${words.missing}: ${missing.join(', ')}`)
  if (table.outsideCity > 0) lines.push(`  ${words.outside(table.outsideCity)}`)
  for (const note of table.notes) lines.push(`  · ${language === 'zh' ? note.messageZh : note.message}`)
  return lines
}

const rolesText = (roles: NonNullable<TableReport['columnRoles']>): string =>
  Object.entries(roles)
    .map(([role, column]) => `${role} ← ${column}`)
    .join(', ')

function countLines({ counts, merge, findings }: ImportReport, language: Language): string[] {
  const words = reportWords[language]
  const lines = [words.counts(counts)]
  if (merge) lines.push(words.merge(merge))
  for (const severity of ['error', 'warning', 'note'] as const)
    lines.push(...findingLines(findings, severity, language))
  const total = findings.error + findings.warning + findings.note
  if (findings.stored < total) lines.push(words.notStored(total - findings.stored))
  return lines
}

function findingLines(findings: ImportReport['findings'], severity: Severity, language: Language): string[] {
  const words = reportWords[language]
  if (findings[severity] === 0) return []
  const checks = CHECKS.filter(check => check.severity === severity && findings.byCheck[check.id])
  return [
    words.severities[severity](findings[severity]),
    ...checks.map(
      ({ id }) => `  ${String(findings.byCheck[id as CheckId]).padStart(7)}  ${checkTitle(id, language)} (${id})`,
    ),
  ]
}
