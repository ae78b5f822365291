import { expect, test } from 'vitest'
import { cityDay } from './city-day.ts'

test('the day begins in the city eight hours before it begins in Greenwich', () => {
  expect(cityDay(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(cityDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
})
