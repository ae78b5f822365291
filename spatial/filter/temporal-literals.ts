import { filterProblem } from './filter-problem.ts'
import type { FilterNode } from './filter-tree.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/
/** PostgreSQL has no year 0 and clients write 9999 for "without end": beyond these years an instant is an open end. */
const OPEN_BEFORE = '0001-01-01'
const OPEN_AFTER = '9999-01-01'

export function dateNode(text: string): FilterNode {
  if (!DATE.test(text) || !isInCalendar(text)) throw filterProblem(`"${text}" is not a date: expected YYYY-MM-DD.`)
  return { kind: 'date', value: text }
}

export function timestampNode(text: string): FilterNode {
  if (!TIMESTAMP.test(text) || !isInCalendar(text))
    throw filterProblem(`"${text}" is not an instant: expected YYYY-MM-DDThh:mm:ssZ.`)
  return { kind: 'timestamp', value: text }
}

/** A date or an instant, whichever the text is. */
export const instantNode = (text: string): FilterNode => (DATE.test(text) ? dateNode(text) : timestampNode(text))

/** An end of an interval as written: `'..'` and `''` are open, another text is a date or an instant. */
export function intervalEnd(end: FilterNode): FilterNode | null {
  if (end.kind !== 'literal') return end
  if (end.value === '..' || end.value === '') return null
  if (typeof end.value !== 'string') throw filterProblem(`${end.value} cannot end an interval.`)
  return isOpen(end.value) ? null : instantNode(end.value)
}

const isOpen = (text: string): boolean => text < OPEN_BEFORE || text >= OPEN_AFTER

function isInCalendar(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number]
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && isTimeOfDay(text.slice(11, 19))
}

const isTimeOfDay = (text: string): boolean => text === '' || /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)$/.test(text)
