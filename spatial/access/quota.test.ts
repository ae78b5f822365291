import { expect, test } from 'vitest'
import { QuotaWindow } from './quota.ts'

const NOON = Date.parse('2026-11-23T12:00:00+08:00')

test('a quota of the minute is whole again with the next minute, and says when', () => {
  const quota = new QuotaWindow('minute')
  const at = NOON + 45_000
  expect(quota.take(2, at)).toEqual({ limit: 2, remaining: 1, resetSeconds: 15, isExceeded: false })
  expect(quota.take(2, at)).toMatchObject({ remaining: 0, isExceeded: false })
  expect(quota.take(2, at + 1000)).toEqual({ limit: 2, remaining: 0, resetSeconds: 14, isExceeded: true })
  expect(quota.take(2, NOON + 60_000)).toMatchObject({ remaining: 1, isExceeded: false })
})

test('a quota of the day goes by the day of the city, not of Greenwich', () => {
  const quota = new QuotaWindow('day')
  const beforeMidnight = Date.parse('2026-11-23T23:59:00+08:00')
  expect(quota.take(1, beforeMidnight)).toMatchObject({ isExceeded: false, resetSeconds: 60 })
  expect(quota.take(1, beforeMidnight + 59_000)).toMatchObject({ isExceeded: true, resetSeconds: 1 })
  expect(quota.take(1, beforeMidnight + 60_000)).toMatchObject({ isExceeded: false })
})

test('what other processes have used counts, in the present window alone', () => {
  const quota = new QuotaWindow('day')
  quota.addFromElsewhere(5, NOON)
  expect(quota.take(5, NOON)).toMatchObject({ isExceeded: true })
  expect(quota.take(5, NOON + 86_400_000)).toMatchObject({ isExceeded: false })
})
