import { expect, test } from 'vitest'
import { CLIENTS, SERVICES, serviceAddress, snippetFor, tryAddress } from './snippets.ts'

const OPEN = { origin: 'https://map.example.org', token: '', service: 'suining' }
const KEYED = { ...OPEN, token: 'wangge_abc' }

test.each(SERVICES)('the address of %s is on this server and carries a key, if there is one', service => {
  expect(serviceAddress(OPEN, service)).toMatch(/^https:\/\/map\.example\.org\//)
  expect(serviceAddress(OPEN, service)).not.toContain('token')
  expect(new URL(serviceAddress(KEYED, service)).searchParams.get('token')).toBe('wangge_abc')
})

test.each(CLIENTS)('%s is told addresses of this server, with the key and without', client => {
  expect(snippetFor(client, OPEN)).toContain('https://map.example.org/')
  expect(snippetFor(client, OPEN)).not.toContain('wangge_')
  expect(snippetFor(client, KEYED)).toContain('wangge_abc')
  expect(tryAddress(KEYED, client)).toContain('token=wangge_abc')
})

test('places of tiles stay as clients fill them in', () => {
  expect(snippetFor('openlayers', KEYED)).toContain('/tiles/components/{z}/{x}/{y}?token=wangge_abc')
})
