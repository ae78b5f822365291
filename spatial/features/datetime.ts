import { DomainError } from '../domain-error.ts'
import { type FeatureMoment, NOW } from './moment.ts'

/** China keeps one time, eight hours before Greenwich: what names no zone is meant so. */
const CITY_OFFSET = '+08:00'
const DAY_MS = 86_400_000

const DATE = /^(\d{4})-(\d{2})-(\d{2})T?$/
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:?\d{2})?$/
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
/** PostgreSQL has no year 0 and clients write 9999 for "without end": both are open ends. */
const OPEN_YEARS = ['0000', '9999']

interface Span {
  from: number
  to: number
}

/**
 * Reads the `datetime` of OGC API Features: an instant, a date, or an interval `a/b` whose ends may be open (`..` or nothing), a
 * date with the dangling T that GDAL writes, or a duration beside the other end (`2026-01-01/P2D`). An instant asks for the
 * state at that time, everything else for what was in force at some time in between. Refuses with `invalid-parameter`.
 */
export function momentFromDatetime(text: string): FeatureMoment {
  const ends = text.trim().split('/')
  if (ends.length === 1) return single(ends[0]!)
  if (ends.length !== 2) throw problem(text)
  const [first, second] = ends as [string, string]
  const from = isDuration(first) ? shifted(spanOf(second).from, first, -1) : openOr(first, span => span.from)
  const to = isDuration(second) ? shifted(spanOf(first).from, second, 1) : openOr(second, span => span.to)
  if (from !== null && to !== null && from > to) throw problem(text, 'the end comes before the beginning')
  return { kind: 'interval', from: isoOf(from), to: isoOf(to) }
}

function single(text: string): FeatureMoment {
  const { from, to } = spanOf(text)
  if (from === to) return from >= Date.now() ? NOW : { kind: 'instant', at: new Date(from).toISOString() }
  return { kind: 'interval', from: isoOf(from), to: isoOf(to) }
}

const isOpen = (text: string): boolean => text === '' || text === '..' || OPEN_YEARS.includes(text.slice(0, 4))

const openOr = (text: string, endOf: (span: Span) => number): number | null =>
  isOpen(text) ? null : endOf(spanOf(text))

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A date is its whole day in the city, to the last millisecond. */
function spanOf(text: string): Span {
  const date = DATE.exec(text)
  if (date) {
    const from = timeOf(text, `${date[1]}-${date[2]}-${date[3]}T00:00:00${CITY_OFFSET}`, date)
    return { from, to: from + DAY_MS - 1 }
  }
  const instant = INSTANT.exec(text)
  if (!instant) throw problem(text)
  const [, year, month, day, hour, minute, second, fraction = '', zone = CITY_OFFSET] = instant
  const at = timeOf(
    text,
    `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone.toUpperCase()}`,
    instant,
  )
  return { from: at, to: at }
}

function timeOf(text: string, iso: string, [, year, month, day]: RegExpExecArray): number {
  const at = Date.parse(iso)
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (Number.isNaN(at) || calendar.getUTCDate() !== Number(day)) throw problem(text)
  return at
}

const isDuration = (text: string): boolean => text.length > 1 && !text.endsWith('T') && DURATION.test(text)

function shifted(at: number, duration: string, direction: 1 | -1): number {
  const [years, months, weeks, days, hours, minutes, seconds] = DURATION.exec(duration)!
    .slice(1)
    .map(part => direction * Number(part ?? 0)) as [number, number, number, number, number, number, number]
  const date = new Date(at)
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months, date.getUTCDate() + weeks * 7 + days)
  const shiftedTo = date.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000
  if (Number.isNaN(shiftedTo)) throw problem(duration)
  return shiftedTo
}

const problem = (
  text: string,
  why = 'expected an instant, a date, or an interval such as 2026-01-01/..',
): DomainError => new DomainError('invalid-parameter', `datetime "${text}": ${why}.`)
