import { expect, test } from 'vitest'
import { compareDefects, type Defect } from './planted-truth.ts'

const at = (row: number | null, check: Defect['check']): Defect => ({ table: '01', row, check })

test('what is missed lowers recall, what is spurious lowers precision', () => {
  const planted = [at(1, 'code-form'), at(2, 'date-invalid'), at(null, 'area-gap'), at(4, 'grid-unknown')]
  const found = [at(1, 'code-form'), at(3, 'date-invalid'), at(null, 'area-gap')]
  expect(compareDefects(planted, found)).toMatchObject({
    precision: 2 / 3,
    recall: 0.5,
    missed: [at(2, 'date-invalid'), at(4, 'grid-unknown')],
    spurious: [at(3, 'date-invalid')],
  })
})

test('a finding made twice is spurious once', () => {
  const twice = [at(1, 'code-form'), at(1, 'code-form')]
  expect(compareDefects([at(1, 'code-form')], twice)).toMatchObject({ precision: 0.5, recall: 1 })
})

test('nothing planted and nothing found is perfect', () => {
  expect(compareDefects([], [])).toMatchObject({ precision: 1, recall: 1 })
})
