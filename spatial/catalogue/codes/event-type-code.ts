import { accepted, COUNTY_EXPECTED, digitsFault, isCountyCode, type Parsed, refused } from './parsed.ts'

/** CJ/T 214-2007: county 6 + major 2 + minor 2. An event type has no serial; the case has its own number. */
export interface EventTypeCode {
  county: string
  major: string
  minor: string
}

const EXPECTED = '10 digits: county 6, major class 2, minor class 2'

export function parseEventTypeCode(text: string): Parsed<EventTypeCode> {
  const fault = digitsFault(text, 10, EXPECTED)
  if (fault) return fault
  const [county, major, minor] = [text.slice(0, 6), text.slice(6, 8), text.slice(8)]
  if (!isCountyCode(county)) return refused('county', county, COUNTY_EXPECTED)
  if (major === '00' || minor === '00') return refused('class', major + minor, 'major and minor class from 01 to 99')
  return accepted({ county, major, minor })
}

export const formatEventTypeCode = ({ county, major, minor }: EventTypeCode): string => county + major + minor
