import type { LonLat } from '../geometry/representative-point.ts'
import { CHECKS, type CheckId, type Severity, severityOf } from './check-list.ts'

/** What a check says about a row, in terms of the dataset's columns. */
export interface Complaint {
  /** Name of the column at fault; absent where the row or its shape is. */
  column?: string
  /** What was found; absent means the text of the column. */
  value?: string | null
  expected?: string
}

/** A complaint with its place in the delivery, as it is stored and shown. */
export interface Finding extends Required<Omit<Complaint, 'column' | 'expected'>> {
  check: CheckId
  severity: Severity
  table: string
  /** 1-based in its table; null where the finding is about more than a row. */
  rowNumber: number | null
  key: string | null
  /** The field's name as the delivery writes it. */
  field: string | null
  value: string | null
  expected: string | null
  position: LonLat | null
}

export type Language = 'zh' | 'en'

const TITLES = new Map<string, Record<Language, string>>(CHECKS.map(({ id, zh, en }) => [id, { zh, en }]))

export const checkTitle = (check: CheckId, language: Language): string => TITLES.get(check)![language]

/** One line for people: `BGID 510903…017: the object does not stand in the grid it names (expected 510903…018)`. */
export function findingText(finding: Finding, language: Language): string {
  const title = checkTitle(finding.check, language)
  const subject = [finding.field, finding.value].filter(part => part !== null && part !== '').join(' ')
  const expected = finding.expected === null ? '' : EXPECTED[language](finding.expected)
  return (subject ? subject + COLON[language] : '') + title + expected
}

const COLON: Record<Language, string> = { zh: '：', en: ': ' }
const EXPECTED: Record<Language, (text: string) => string> = {
  zh: text => `（应为 ${text}）`,
  en: text => ` (expected ${text})`,
}

export const isError = (check: CheckId): boolean => severityOf(check) === 'error'
