import { accepted, COUNTY_EXPECTED, digitsFault, isCountyCode, type Parsed, padSerial, refused } from './parsed.ts'

/** City 6 + day 8 (in the city's own time) + serial of the day 5: fixed for the life of the case, free of its class. */
export interface CaseNumber {
  city: string
  /** `2026-11-23`. */
  day: string
  /** 1 to 99,999. */
  serial: number
}

const EXPECTED = '19 digits: city 6, day as yyyymmdd, serial 5'

export function parseCaseNumber(text: string): Parsed<CaseNumber> {
  const fault = digitsFault(text, 19, EXPECTED)
  if (fault) return fault
  const city = text.slice(0, 6)
  const day = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  const serial = Number(text.slice(14))
  if (!isCountyCode(city)) return refused('county', city, COUNTY_EXPECTED)
  if (!isCalendarDay(day)) return refused('date', text.slice(6, 14), 'a day of the calendar as yyyymmdd')
  if (serial === 0) return refused('serial', text.slice(14), 'a serial from 00001')
  return accepted({ city, day, serial })
}

export const formatCaseNumber = ({ city, day, serial }: CaseNumber): string =>
  city + day.replaceAll('-', '') + padSerial(serial, 5)

/** Date rolls 2026-02-30 over into March; a day that comes back unchanged exists. */
const isCalendarDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
