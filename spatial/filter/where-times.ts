import { filterProblem } from './filter-problem.ts'
import type { FilterNode } from './filter-tree.ts'
import type { TokenReader } from './token-reader.ts'

const SECOND_MS = 1_000
const DAY_MS = 86_400_000
const UNITS_MS: Record<string, number> = { DAY: DAY_MS, HOUR: 3_600_000, MINUTE: 60_000, SECOND: SECOND_MS }

/** China's day begins eight hours before Greenwich's. */
const CITY_OFFSET_MS = 8 * 3_600_000

/** `CURRENT_DATE` and `CURRENT_TIMESTAMP` at `now`, the latter to the second; undefined for another word. */
export function currentTime(keyword: string, now: Date): FilterNode | undefined {
  if (keyword === 'CURRENT_DATE') return dayOf(now.getTime() + CITY_OFFSET_MS)
  if (keyword === 'CURRENT_TIMESTAMP') return instantOf(now.getTime())
  return undefined
}

/** A time moved by what follows in the filter: a number of days, or `INTERVAL '7' DAY`. */
export function shiftedTime(reader: TokenReader, time: FilterNode, direction: 1 | -1): FilterNode {
  if (time.kind !== 'date' && time.kind !== 'timestamp') throw reader.unexpected('a date')
  const at = Date.parse(time.kind === 'date' ? `${time.value}T00:00:00Z` : time.value) + direction * span(reader)
  if (!(Math.abs(at) < 8.64e15)) throw filterProblem('The filter computes a date that is out of range.')
  return time.kind === 'date' && at % DAY_MS === 0 ? dayOf(at) : instantOf(at)
}

function span(reader: TokenReader): number {
  if (!reader.takeKeyword('INTERVAL')) return reader.number() * DAY_MS
  if (reader.peek().kind !== 'text') throw reader.unexpected("a number in single quotes, as in INTERVAL '7' DAY")
  const amount = Number(reader.take().value)
  const unit = reader.take().value.toUpperCase()
  const unitMs = UNITS_MS[unit]
  if (unitMs === undefined || !Number.isFinite(amount))
    throw filterProblem(`INTERVAL takes a number and ${Object.keys(UNITS_MS).join(', ')}; found ${unit}.`)
  return amount * unitMs
}

const dayOf = (at: number): FilterNode => ({ kind: 'date', value: new Date(at).toISOString().slice(0, 10) })

const instantOf = (at: number): FilterNode => ({
  kind: 'timestamp',
  value: new Date(Math.floor(at / SECOND_MS) * SECOND_MS).toISOString(),
})
