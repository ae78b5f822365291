/** What is wrong with a code: wrong number of digits, not digits, an older edition, or a part out of its range. */
export type CodeFault = 'length' | 'not-digits' | 'older-edition' | 'county' | 'class' | 'serial' | 'date'

export interface Refused {
  ok: false
  fault: CodeFault
  found: string
  /** In words, to stand after "expected". */
  expected: string
}

export type Parsed<Value> = { ok: true; value: Value } | Refused

export const accepted = <Value>(value: Value): Parsed<Value> => ({ ok: true, value })

export const refused = (fault: CodeFault, found: string, expected: string): Refused => ({
  ok: false,
  fault,
  found,
  expected,
})

/** Guards every code begins with: digits only, and as many as the format has. */
export function digitsFault(text: string, length: number, expected: string): Refused | undefined {
  if (!/^\d*$/.test(text)) return refused('not-digits', text, expected)
  if (text.length !== length) return refused('length', `${text} (${text.length} digits)`, expected)
  return undefined
}

/** GB/T 2260 county codes begin with a province, 11 to 82, which also keeps 16-digit codes inside safe integers. */
export const isCountyCode = (county: string): boolean => {
  const province = Number(county.slice(0, 2))
  return county.length === 6 && province >= 11 && province <= 82
}

export const COUNTY_EXPECTED = 'a GB/T 2260 county code of 6 digits whose province is 11 to 82'

export const padSerial = (serial: number, digits: number): string => {
  const limit = 10 ** digits - 1
  if (!Number.isInteger(serial) || serial < 1 || serial > limit)
    throw new RangeError(`serial ${serial}: expected a whole number from 1 to ${limit}`)
  return String(serial).padStart(digits, '0')
}
