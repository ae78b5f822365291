import { expect, test } from 'vitest'
import { duration, durationTable, tableOf } from './table.ts'

test('numbers stand to the right, text to the left, and Chinese is as wide as it looks', () => {
  expect(
    tableOf(
      ['图层', 'rows'],
      [
        ['部件', 266451],
        ['a', 7],
      ],
    ),
  ).toBe(['| 图层 |   rows |', '|------|-------:|', '| 部件 | 266451 |', '| a    |      7 |'].join('\n'))
})

test.each([
  [0.01234, '0.0123 ms'],
  [4.5678, '4.57 ms'],
  [789.4, '789 ms'],
  [12_345, '12.3 s'],
  [123_456, '123 s'],
])('%d milliseconds are said as %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words)
})

test('the ratio says how many times longer the other one takes', () => {
  const table = durationTable([{ name: 'z14', samplesMs: [2, 2, 4], comparedWith: [20, 20, 90] }], 'ST_AsMVT')
  expect(table.split('\n')[2]).toMatch(/\| z14 +\| +3 \| +2 ms \| +4 ms \| +20 ms \| +90 ms \| +10\.0 × \|/)
})

test('what has nothing to be compared with shows a dash', () => {
  const table = durationTable([{ name: 'z3', samplesMs: [1] }], 'ST_AsMVT')
  expect(table).toContain('–')
})
