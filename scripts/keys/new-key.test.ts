import { expect, test } from 'vitest'
import { newKeyOf } from './new-key.ts'

const NOW = Date.parse('2026-11-23T00:00:00Z')

test('a key without options reads everything and does not end', () => {
  expect(newKeyOf(['water'], {}, NOW)).toEqual({ name: 'water', scopes: [], quotaPerMinute: null, quotaPerDay: null })
})

test('layers, attributes, areas, days and quotas are what the options say', () => {
  const options = { layers: 'roads,component_points:classCode+state', areas: '510903001', days: '10', 'per-day': '500' }
  expect(newKeyOf(['water', 'components:write'], options, NOW)).toEqual({
    name: 'water',
    scopes: ['components:write'],
    grants: [
      {
        layers: {
          roads: { attributes: null, canWrite: true },
          component_points: { attributes: ['classCode', 'state'], canWrite: true },
        },
        area: { codes: ['510903001'] },
      },
    ],
    expiresAt: new Date('2026-12-03T00:00:00Z'),
    quotaPerMinute: null,
    quotaPerDay: 500,
  })
})

test.each([
  [[], {}],
  [['x', 'no-such-scope'], {}],
  [['x'], { days: '0' }],
  [['x'], { 'per-minute': 'many' }],
])('%j %j is refused', (words, options) => {
  expect(newKeyOf(words, options, NOW)).toBeUndefined()
})
