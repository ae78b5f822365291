import { expect, test } from 'vitest'
import { percentile, summaryOf } from './statistics.ts'

test('a percentile is the smallest sample that covers its share', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1)
  expect([0, 0.01, 0.5, 0.95, 1].map(share => percentile(hundred, share))).toEqual([1, 1, 50, 95, 100])
})

test('a summary does not depend on the order of samples and leaves them as they were', () => {
  const samples = [30, 10, 20]
  expect(summaryOf(samples)).toEqual({ count: 3, medianMs: 20, p95Ms: 30 })
  expect(samples).toEqual([30, 10, 20])
})

test('no samples have no summary', () => {
  expect(() => summaryOf([])).toThrow('at least one sample')
})
