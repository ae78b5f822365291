import { accepted, COUNTY_EXPECTED, digitsFault, isCountyCode, type Parsed, padSerial, refused } from './parsed.ts'

/** GB/T 30428.1-2013: county 6 + street 3 (GB/T 10114) + community 3 + serial 3, 15 digits. */
export interface UnitGridCode {
  county: string
  street: string
  community: string
  /** 1 to 999, within the community from west to east, then north to south. */
  serial: number
}

const EXPECTED = '15 digits: county 6, street 3, community 3, serial 3'
const EXPECTED_2005 = '14 digits: county 6, street 2, community 3, serial 3'

/** A code of the 14-digit edition of 2005 is recognised and refused as `older-edition`: it has no place here as it is. */
export function parseUnitGridCode(text: string): Parsed<UnitGridCode> {
  if (text.length === 14 && parseUnitGridCode2005(text).ok)
    return refused('older-edition', `${text} (14 digits, CJ/T 213-2005 with a street of 2 digits)`, EXPECTED)
  return parseWithStreetDigits(text, 3, EXPECTED)
}

export const parseUnitGridCode2005 = (text: string): Parsed<UnitGridCode> =>
  parseWithStreetDigits(text, 2, EXPECTED_2005)

/** Writes either edition; the street's own length decides which. */
export const formatUnitGridCode = ({ county, street, community, serial }: UnitGridCode): string =>
  county + street + community + padSerial(serial, 3)

/** The areas a unit grid lies in, outermost first: district 6, street 9, community 12 digits. */
export const areasOfUnitGrid = ({ county, street, community }: UnitGridCode) => ({
  district: county,
  street: county + street,
  community: county + street + community,
})

function parseWithStreetDigits(text: string, streetDigits: number, expected: string): Parsed<UnitGridCode> {
  const fault = digitsFault(text, 12 + streetDigits, expected)
  if (fault) return fault
  const county = text.slice(0, 6)
  const serial = Number(text.slice(-3))
  if (!isCountyCode(county)) return refused('county', county, COUNTY_EXPECTED)
  if (serial === 0) return refused('serial', text.slice(-3), 'a serial from 001')
  return accepted({ county, street: text.slice(6, 6 + streetDigits), community: text.slice(-6, -3), serial })
}
