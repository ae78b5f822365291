import { expect, test } from 'vitest'
import type { ColumnSpec, ParsedValue } from './column.ts'
import { parseDay } from './parse-day.ts'
import { asText, parseValue } from './parse-value.ts'

test.each([
  ['20180501', '2018-05-01'],
  ['2018-05-01', '2018-05-01'],
  ['2018/5/1', '2018-05-01'],
  ['2018.5.1', '2018-05-01'],
  ['2018年5月1日', '2018-05-01'],
  ['2018-05-01T08:30:00', '2018-05-01'],
  ['2018-05-01 08:30', '2018-05-01'],
  ['20160229', '2016-02-29'],
])('%s is the day %s', (text, day) => {
  expect(parseDay(text)).toBe(day)
})

test.each([
  '20180230',
  '20190229',
  '20181301',
  '2018-00-10',
  '00000000',
  '18990101',
  '2018',
  '五月一日',
  '2018-05-01x',
])('%s is no day', text => {
  expect(parseDay(text)).toBeNull()
})

test.each([
  ['  a b ', 'a b'],
  ['　遂州中路　', '遂州中路'],
  ['a\0\0', 'a'],
  ['   ', null],
  ['', null],
  [null, null],
  [0, '0'],
  [5109030102004188, '5109030102004188'],
])('%j is read as %j', (value, text) => {
  expect(asText(value)).toBe(text)
})

const column = (kind: ColumnSpec['kind']): ColumnSpec => ({
  name: 'x',
  zh: '某',
  en: 'x',
  kind,
  aliases: [],
  ...(kind === 'number' && { isPositive: true }),
  vocabulary: { words: { 完好: 'intact' }, check: 'state-unknown' },
})

test.each<[ColumnSpec['kind'], string, ParsedValue]>([
  ['number', '16240.5', 16240.5],
  ['number', '1.6e4', 16000],
  ['number', '16,240', null],
  ['number', '0', null],
  ['number', '1e999', null],
  ['integer', '18.0', 18],
  ['integer', '18.5', null],
  ['word', '完好', 'intact'],
  ['word', 'Intact', 'intact'],
  ['word', '良好', null],
  ['word', 'constructor', null],
  ['list', '老火车站; 北站、总站', ['老火车站', '北站', '总站']],
])('as %s, %s is %j', (kind, text, value) => {
  expect(parseValue(column(kind), text)).toEqual(value)
})
