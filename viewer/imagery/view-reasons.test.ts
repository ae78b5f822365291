import { expect, test } from 'vitest'
import { type Reason, reasonFillings, weakReasons } from './view-reasons.ts'

const reason = (factor: Reason['factor'], value: number, worth: number): Reason => ({ factor, value, worth })

test('the two reasons that cost most are told, worst first', () => {
  const told = weakReasons([
    reason('distance', 12, 0.99),
    reason('aim', 9, 0.8),
    reason('age', 4.2, 0.6),
    reason('sight', 0.5, 0.5),
  ])
  expect(told.map(({ factor }) => factor)).toEqual(['sight', 'age'])
})

test('a good view has nothing to complain of', () => {
  expect(weakReasons([reason('distance', 12, 0.99), reason('sight', 1, 1)])).toEqual([])
})

test('the numbers are those that people ask for', () => {
  expect(reasonFillings(reason('sight', 0.7, 0.7))).toEqual({ value: '30' })
  expect(reasonFillings(reason('age', 4.26, 0.6))).toEqual({ value: '4.3' })
  expect(reasonFillings(reason('distance', 24.6, 0.4))).toEqual({ value: '25' })
})
