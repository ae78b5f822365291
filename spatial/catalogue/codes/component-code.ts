import { accepted, COUNTY_EXPECTED, digitsFault, isCountyCode, type Parsed, padSerial, refused } from './parsed.ts'

/** CJ/T 214-2007 and GB/T 30428.2-2013: county 6 + major 2 + minor 2 + serial 6, unique within county and class. */
export interface ComponentCode {
  county: string
  major: string
  minor: string
  /** 1 to 999,999. */
  serial: number
}

const LENGTH = 16
const EXPECTED = '16 digits: county 6, major class 2, minor class 2, serial 6'

export function parseComponentCode(text: string): Parsed<ComponentCode> {
  const fault = digitsFault(text, LENGTH, EXPECTED)
  if (fault) return fault
  const [county, major, minor] = [text.slice(0, 6), text.slice(6, 8), text.slice(8, 10)]
  const serial = Number(text.slice(10))
  if (!isCountyCode(county)) return refused('county', county, COUNTY_EXPECTED)
  if (major === '00' || minor === '00') return refused('class', major + minor, 'major and minor class from 01 to 99')
  if (serial === 0) return refused('serial', text.slice(10), 'a serial from 000001')
  return accepted({ county, major, minor, serial })
}

export const formatComponentCode = ({ county, major, minor, serial }: ComponentCode): string =>
  county + major + minor + padSerial(serial, 6)

/** The class as books write it: major and minor together, `0102`. */
export const classOfComponentCode = ({ major, minor }: ComponentCode): string => major + minor

/**
 * The code as a number, for vector tiles, whose feature ids are numbers. Every valid code is below 2^53
 * (the province is at most 82, and 2^53 begins with 90).
 */
export function featureIdOfComponent(code: string): number {
  const id = Number(code)
  if (code.length !== LENGTH || !Number.isSafeInteger(id)) throw new RangeError(`${code}: expected ${EXPECTED}`)
  return id
}

export function componentOfFeatureId(id: number): string {
  if (!Number.isSafeInteger(id) || id < 0) throw new RangeError(`${id}: expected the feature id of a component`)
  return String(id).padStart(LENGTH, '0')
}
