import { accepted, COUNTY_EXPECTED, digitsFault, isCountyCode, type Parsed, refused } from './parsed.ts'

export const AREA_LEVELS = ['city', 'district', 'street', 'community'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

/**
 * An administrative area: city (6 digits ending in 00), district or county (6), street or town (9), community (12).
 */
export interface AreaCode {
  level: AreaLevel
  county: string
  street?: string
  community?: string
}

const EXPECTED = '6 digits for a city or district, 9 for a street, 12 for a community'

export function parseAreaCode(text: string): Parsed<AreaCode> {
  const length = [6, 9, 12].includes(text.length) ? text.length : 6
  const fault = digitsFault(text, length, EXPECTED)
  if (fault) return fault
  const county = text.slice(0, 6)
  if (!isCountyCode(county)) return refused('county', county, COUNTY_EXPECTED)
  if (length === 6) return accepted({ level: county.endsWith('00') ? 'city' : 'district', county })
  const street = text.slice(6, 9)
  if (length === 9) return accepted({ level: 'street', county, street })
  return accepted({ level: 'community', county, street, community: text.slice(9) })
}

export const formatAreaCode = ({ county, street = '', community = '' }: AreaCode): string => county + street + community

/** Codes of the areas that contain this one, outermost first: city, district, street. */
export function ancestorsOfArea({ level, county, street }: AreaCode): string[] {
  const city = `${county.slice(0, 4)}00`
  if (level === 'city') return []
  if (level === 'district') return [city]
  if (level === 'street') return [city, county]
  return [city, county, county + street]
}
