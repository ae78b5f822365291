import { expect, test } from 'vitest'
import { formatArea, formatCount, formatDegrees, formatInstant, formatLength } from './format.ts'

test('counts are grouped by thousands', () => {
  expect(formatCount(266451)).toBe('266,451')
})

test.each([
  [3.14, '3.1 m'],
  [96, '96 m'],
  [999.4, '999 m'],
  [1500, '1.50 km'],
  [12345, '12.3 km'],
])('%d metres read %s', (metres, text) => {
  expect(formatLength(metres, 'en')).toBe(text)
})

test.each([
  [9999, '9,999 平方米'],
  [16240, '1.62 公顷'],
  [50_000_000, '50.00 平方公里'],
])('%d square metres read %s', (squareMetres, text) => {
  expect(formatArea(squareMetres, 'zh')).toBe(text)
})

test('an instant is written year first', () => {
  expect(formatInstant(new Date(2026, 10, 23, 14, 5))).toBe('2026-11-23 14:05')
})

test('degrees keep their zeros', () => {
  expect(formatDegrees(105.5)).toBe('105.500000')
})
