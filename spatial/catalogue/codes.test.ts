import { describe, expect, test } from 'vitest'
import { classBook, minorClasses } from './class-book.ts'
import {
  ancestorsOfArea,
  areasOfUnitGrid,
  classOfComponentCode,
  componentOfFeatureId,
  featureIdOfComponent,
  formatAreaCode,
  formatCaseNumber,
  formatComponentCode,
  formatEventTypeCode,
  formatUnitGridCode,
  type Parsed,
  parseAreaCode,
  parseCaseNumber,
  parseComponentCode,
  parseEventTypeCode,
  parseUnitGridCode,
  parseUnitGridCode2005,
} from './codes.ts'

const DISTRICTS = ['510903', '510904', '510921', '510923', '510981']

const partsOf = <Value>(parsed: Parsed<Value>): Value => {
  if (!parsed.ok) throw new Error(`${parsed.fault}: found ${parsed.found}, expected ${parsed.expected}`)
  return parsed.value
}

/** 1, 9, 10, 99, 100 … : both sides of every change in the number of digits. */
const edgeSerials = (digits: number): number[] =>
  Array.from({ length: digits }, (_, power) => [10 ** power, 10 ** (power + 1) - 1]).flat()

describe('component codes', () => {
  test('survive parsing and formatting for every class of the book, in every district, at every serial edge', () => {
    for (const county of DISTRICTS)
      for (const { code } of minorClasses(classBook('CJT214-2007')))
        for (const serial of edgeSerials(6)) {
          const text = `${county}${code}${String(serial).padStart(6, '0')}`
          const value = partsOf(parseComponentCode(text))
          expect(value).toEqual({ county, major: code.slice(0, 2), minor: code.slice(2), serial })
          expect(classOfComponentCode(value)).toBe(code)
          expect(formatComponentCode(value)).toBe(text)
        }
  })

  test('are safe whole numbers and come back from them, in every province', () => {
    for (let province = 11; province <= 82; province++)
      for (const rest of ['00000101000001', '99999999999999']) {
        const code = `${province}${rest}`
        expect(Number.isSafeInteger(featureIdOfComponent(code))).toBe(true)
        expect(componentOfFeatureId(featureIdOfComponent(code))).toBe(code)
      }
  })

  test('that are not codes have no feature id', () => {
    for (const text of ['', '51090301020041', '51090301020041880', 'x109030102004188', '9999999999999999'])
      expect(() => featureIdOfComponent(text)).toThrow(RangeError)
    for (const id of [-1, 1.5, 2 ** 53]) expect(() => componentOfFeatureId(id)).toThrow(RangeError)
  })

  test.each([
    ['one digit short', '510903010200418', 'length'],
    ['one digit long', '51090301020041880', 'length'],
    ['empty', '', 'length'],
    ['a letter in it', '5109030102O04188', 'not-digits'],
    ['a space before it', ' 510903010200418', 'not-digits'],
    ['full-width digits', '５109030102004188', 'not-digits'],
    ['a province that does not exist', '9909030102004188', 'county'],
    ['no major class', '5109030002004188', 'class'],
    ['no minor class', '5109030100004188', 'class'],
    ['serial nought', '5109030102000000', 'serial'],
  ])('%s is refused', (_what, text, fault) => {
    expect(parseComponentCode(text)).toMatchObject({ ok: false, fault })
  })

  test('a refusal names what was found and what was expected', () => {
    expect(parseComponentCode('510903010200418')).toEqual({
      ok: false,
      fault: 'length',
      found: '510903010200418 (15 digits)',
      expected: '16 digits: county 6, major class 2, minor class 2, serial 6',
    })
  })

  test('a serial that does not fit is not written', () => {
    const parts = { county: '510903', major: '01', minor: '02' }
    for (const serial of [0, -1, 1.5, 1_000_000, Number.NaN])
      expect(() => formatComponentCode({ ...parts, serial })).toThrow(RangeError)
  })
})

describe('unit grid codes', () => {
  test('survive parsing and formatting for every serial', () => {
    for (const community of ['510903012004', '510904001001', '510903001000'])
      for (let serial = 1; serial <= 999; serial++) {
        const text = community + String(serial).padStart(3, '0')
        const value = partsOf(parseUnitGridCode(text))
        expect(value.serial).toBe(serial)
        expect(areasOfUnitGrid(value)).toEqual({
          district: community.slice(0, 6),
          street: community.slice(0, 9),
          community,
        })
        expect(formatUnitGridCode(value)).toBe(text)
      }
  })

  test('of the 2005 edition are recognised as such, and round-trip in their own form', () => {
    for (let serial = 1; serial <= 999; serial++) {
      const text = `51090312004${String(serial).padStart(3, '0')}`
      expect(parseUnitGridCode(text)).toMatchObject({ ok: false, fault: 'older-edition' })
      const value = partsOf(parseUnitGridCode2005(text))
      expect(value).toEqual({ county: '510903', street: '12', community: '004', serial })
      expect(formatUnitGridCode(value)).toBe(text)
    }
  })

  test.each([
    ['13 digits', '5109030120040', 'length'],
    ['16 digits', '5109030120040170', 'length'],
    ['14 digits with serial nought', '51090312004000', 'length'],
    ['a letter', '51090301200401x', 'not-digits'],
    ['a county that does not exist', '010903012004017', 'county'],
    ['serial nought', '510903012004000', 'serial'],
  ])('%s is refused', (_what, text, fault) => {
    expect(parseUnitGridCode(text)).toMatchObject({ ok: false, fault })
  })
})

describe('area codes', () => {
  test('of every length know their level and their ancestors, and format back', () => {
    for (const district of DISTRICTS) {
      const levels = { [district]: 'district', [`${district}012`]: 'street', [`${district}012004`]: 'community' }
      for (const [text, level] of Object.entries(levels)) {
        const value = partsOf(parseAreaCode(text))
        expect(value.level).toBe(level)
        expect(formatAreaCode(value)).toBe(text)
      }
    }
    expect(partsOf(parseAreaCode('510900')).level).toBe('city')
    expect(ancestorsOfArea(partsOf(parseAreaCode('510903012004')))).toEqual(['510900', '510903', '510903012'])
    expect(ancestorsOfArea(partsOf(parseAreaCode('510903012')))).toEqual(['510900', '510903'])
    expect(ancestorsOfArea(partsOf(parseAreaCode('510903')))).toEqual(['510900'])
    expect(ancestorsOfArea(partsOf(parseAreaCode('510900')))).toEqual([])
  })

  test('of any other length are refused', () => {
    for (let length = 0; length <= 16; length++)
      if (![6, 9, 12].includes(length))
        expect(parseAreaCode('5109030120040171'.slice(0, length))).toMatchObject({ ok: false, fault: 'length' })
    expect(parseAreaCode('5109O3')).toMatchObject({ ok: false, fault: 'not-digits' })
    expect(parseAreaCode('G01')).toMatchObject({ ok: false, fault: 'not-digits' })
    expect(parseAreaCode('990903')).toMatchObject({ ok: false, fault: 'county' })
  })
})

describe('event type codes', () => {
  test('survive parsing and formatting for every class of the book in every district', () => {
    for (const county of DISTRICTS)
      for (const { code } of minorClasses(classBook('CJT214-2007-events'))) {
        const value = partsOf(parseEventTypeCode(county + code))
        expect(value).toEqual({ county, major: code.slice(0, 2), minor: code.slice(2) })
        expect(formatEventTypeCode(value)).toBe(county + code)
      }
  })

  test('of the wrong length or without a class are refused', () => {
    expect(parseEventTypeCode('510903010')).toMatchObject({ fault: 'length' })
    expect(parseEventTypeCode('5109030001')).toMatchObject({ fault: 'class' })
    expect(parseEventTypeCode('E109030101')).toMatchObject({ fault: 'not-digits' })
  })
})

describe('case numbers', () => {
  test('survive parsing and formatting for every day of a leap year at every serial edge', () => {
    for (let day = 0; day < 366; day++) {
      const iso = new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(0, 10)
      for (const serial of edgeSerials(5)) {
        const text = `510900${iso.replaceAll('-', '')}${String(serial).padStart(5, '0')}`
        const value = partsOf(parseCaseNumber(text))
        expect(value).toEqual({ city: '510900', day: iso, serial })
        expect(formatCaseNumber(value)).toBe(text)
      }
    }
  })

  test.each([
    ['30 February', '5109002028023000001', 'date'],
    ['29 February outside a leap year', '5109002027022900001', 'date'],
    ['month 13', '5109002028130100001', 'date'],
    ['serial nought', '5109002028022900000', 'serial'],
    ['18 digits', '510900202802290001', 'length'],
  ])('%s is refused', (_what, text, fault) => {
    expect(parseCaseNumber(text)).toMatchObject({ ok: false, fault })
  })
})
