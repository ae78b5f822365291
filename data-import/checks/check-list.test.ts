import { expect, test } from 'vitest'
import { CHECKS, DATASETS, severityOf } from './check-list.ts'

test('every check has its own id and says what is wrong in both languages', () => {
  expect(new Set(CHECKS.map(check => check.id)).size).toBe(CHECKS.length)
  for (const check of CHECKS) {
    expect(check.zh).toMatch(/\p{Script=Han}/u)
    expect(check.en).toMatch(/^[a-z ,]+$/)
    expect(severityOf(check.id)).toBe(check.severity)
  }
})

test('every dataset is checked for missing attributes and repeated codes', () => {
  for (const dataset of DATASETS)
    for (const id of ['attribute-missing', 'code-duplicate-in-file'])
      expect(CHECKS.find(check => check.id === id)?.datasets).toContain(dataset)
})
