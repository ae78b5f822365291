import { expect, test } from 'vitest'
import { keyBody, NEW_KEY } from './key-form.ts'

test('a key of which only the name is filled in reads everything', () => {
  expect(keyBody({ ...NEW_KEY, name: ' water ' })).toEqual({
    name: 'water',
    scopes: [],
    grants: null,
    quotaPerMinute: null,
    quotaPerDay: null,
    expiresAt: null,
  })
})

test('layers, attributes, area and writing narrow it', () => {
  const form = {
    ...NEW_KEY,
    name: 'x',
    layers: ['roads'],
    attributes: ['class'],
    areaCodes: ['510903'],
    canWrite: true,
  }
  expect(keyBody(form)).toMatchObject({
    scopes: ['components:write'],
    grants: [{ layers: { roads: { attributes: ['class'], canWrite: true } }, area: { codes: ['510903'] } }],
  })
})

test('an area alone leaves all layers', () => {
  expect(keyBody({ ...NEW_KEY, name: 'x', areaCodes: ['510903'] }).grants).toEqual([
    { layers: null, area: { codes: ['510903'] } },
  ])
})
