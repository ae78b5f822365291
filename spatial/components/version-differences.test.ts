import { expect, test } from 'vitest'
import { versionDifferences } from './version-differences.ts'

const POINT = { type: 'Point' as const, coordinates: [105.5, 30.5] }
const BEFORE = {
  row: {
    code: 'x',
    seq: 1,
    valid_from: 'a',
    state: 'intact',
    owner_code: null,
    attributes: { colour: 'red', size: 3 },
  },
  geometry: POINT,
}

test('lists changed columns, attributes by key and the geometry, and nothing that a commit stamps', () => {
  const after = {
    row: {
      code: 'x',
      seq: 2,
      valid_from: 'b',
      state: 'damaged',
      owner_code: 'W1',
      attributes: { colour: 'red', height: 9 },
    },
    geometry: { ...POINT, coordinates: [105.6, 30.5] },
  }
  expect(versionDifferences(BEFORE, after)).toEqual([
    { field: 'state', before: 'intact', after: 'damaged' },
    { field: 'ownerCode', before: null, after: 'W1' },
    { field: 'attributes.size', before: 3, after: null },
    { field: 'attributes.height', before: null, after: 9 },
    { field: 'geometry', before: POINT, after: { ...POINT, coordinates: [105.6, 30.5] } },
  ])
})

test('a state published again unchanged differs in nothing', () => {
  expect(versionDifferences(BEFORE, { ...BEFORE, row: { ...BEFORE.row, seq: 9 } })).toEqual([])
})
