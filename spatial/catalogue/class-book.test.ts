import { describe, expect, test } from 'vitest'
import {
  ACCURACY_CLASSES,
  BOOK_IDS,
  type BookId,
  CLASS_KINDS,
  CLASS_ORIGINS,
  classBook,
  GEOMETRY_TYPES,
  minorClasses,
} from './class-book.ts'

const COUNTS: Record<BookId, { majors: Record<string, number>; minors: number }> = {
  'CJT214-2007': { majors: { '01': 38, '02': 17, '03': 11, '04': 10, '05': 3, '06': 6, '21': 35 }, minors: 120 },
  'CJT214-2007-events': { majors: { '01': 18, '02': 5, '03': 5, '04': 9, '05': 13, '21': 30 }, minors: 80 },
  'GBT30428.2-2013': { majors: { '01': 57, '02': 30, '03': 14, '04': 10, '05': 10 }, minors: 121 },
  'GBT30428.2-2013-events': {
    majors: { '01': 39, '02': 7, '03': 12, '04': 10, '05': 10, '06': 4 },
    minors: 82,
  },
}

describe.each(BOOK_IDS)('book %s', id => {
  const book = classBook(id)
  const classes = minorClasses(book)

  test('has exactly the majors and minors of its edition', () => {
    expect(Object.fromEntries(book.majors.map(major => [major.code, major.classes.length]))).toEqual(COUNTS[id].majors)
    expect(classes.length).toBe(COUNTS[id].minors)
  })

  test('says who it is and what is not confirmed', () => {
    expect(book.id).toBe(id)
    expect(CLASS_KINDS).toContain(book.kind)
    for (const words of [book.standard, book.titleZh, book.titleEn, book.noteZh, book.noteEn])
      expect(words).not.toBe('')
  })

  test('uses each code once and files it under its major', () => {
    expect(new Set(classes.map(c => c.code)).size).toBe(classes.length)
    expect(new Set(book.majors.map(major => major.code)).size).toBe(book.majors.length)
    for (const major of book.majors)
      for (const minor of major.classes) expect(minor.code).toMatch(new RegExp(`^${major.code}(0[1-9]|[1-9]\\d)$`))
  })

  test('names each class once in Chinese and once in English', () => {
    for (const names of [classes.map(c => c.nameZh), classes.map(c => c.nameEn)]) {
      expect(new Set(names).size).toBe(classes.length)
      expect(names.every(name => name === name.trim() && name !== '')).toBe(true)
    }
    expect(classes.every(c => /\p{Script=Han}/u.test(c.nameZh) && !/\p{Script=Han}/u.test(c.nameEn))).toBe(true)
  })

  test('keeps to the vocabularies', () => {
    for (const minor of classes) {
      expect(GEOMETRY_TYPES).toContain(minor.geometryType)
      expect(CLASS_ORIGINS).toContain(minor.origin)
      expect(minor.typicalUnit).toMatch(/\p{Script=Han}/u)
      if (book.kind === 'component') expect(ACCURACY_CLASSES).toContain(minor.accuracyClass)
      else expect([minor.geometryType, minor.accuracyClass]).toEqual(['point', null])
    }
    for (const major of book.majors) expect(major.colour).toMatch(/^#[0-9a-f]{6}$/)
  })

  test('gives no two classes of one major the same symbol', () => {
    for (const major of book.majors) {
      const symbols = major.classes.map(minor => minor.symbol)
      expect(symbols.every(symbol => /^[a-z]+(-[a-z]+)*$/.test(symbol))).toBe(true)
      expect(symbols.filter((symbol, i) => symbols.indexOf(symbol) !== i)).toEqual([])
    }
  })
})

describe("the city's component book", () => {
  const classes = minorClasses(classBook('CJT214-2007'))
  const codesOf = (geometryType: string) =>
    classes.filter(c => c.origin === 'standard' && c.geometryType === geometryType).map(c => c.code)

  test('has 85 standard minors and 35 local ones, all under the extension major', () => {
    expect(classes.filter(c => c.origin === 'standard').length).toBe(85)
    expect(classes.filter(c => c.origin === 'local').length).toBe(35)
    for (const minor of classes) expect(minor.origin === 'local').toBe(minor.code.startsWith('21'))
  })

  test('surveys long things as lines and broad things as areas, everything else as points', () => {
    expect(codesOf('line')).toEqual(['0211', '0216', '0408', '0604', '0606'])
    expect(codesOf('area')).toEqual(['0201', '0205', '0206', '0207', '0208', '0301', '0405', '0602'])
    expect(codesOf('point').length).toBe(72)
  })

  test('knows the covers, lamps and hydrants by their national codes', () => {
    const nameOf = new Map(classes.map(c => [c.code, c.nameZh]))
    expect(['0102', '0113', '0118', '0305', '0402'].map(code => nameOf.get(code))).toEqual([
      '污水井盖',
      '消防设施',
      '路灯',
      '垃圾箱',
      '行道树',
    ])
  })
})

test("the city's event book has 50 standard minors and 30 local ones", () => {
  const classes = minorClasses(classBook('CJT214-2007-events'))
  expect(classes.filter(c => c.origin === 'standard').length).toBe(50)
  expect(classes.filter(c => c.origin === 'local').length).toBe(30)
  for (const minor of classes) expect(minor.origin === 'local').toBe(minor.code.startsWith('21'))
})

test('the books of 2013 mark every class that was not confirmed, and say so in their note', () => {
  const assumed = (id: BookId) => minorClasses(classBook(id)).filter(c => c.origin === 'assumed').length
  expect(assumed('GBT30428.2-2013')).toBe(55)
  expect(assumed('GBT30428.2-2013-events')).toBe(16)
  expect(classBook('GBT30428.2-2013').noteEn).toContain('55 marked assumed')
  expect(classBook('GBT30428.2-2013-events').noteEn).toContain('16 marked assumed')
})
