import { expect, test } from 'vitest'
import { testApp } from './testing.ts'

const fixture = testApp()
const ask = (url: string, headers: Record<string, string> = {}) => fixture.app.inject({ url, headers })

test('health says ready with the commit number', async () => {
  const answer = await ask('/api/health')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    status: 'ready',
    commit: 0,
    database: { reachable: true },
    mirror: { commit: 0 },
  })
})

test('the city says who it is, and that nothing is published yet', async () => {
  const { extent, ...city } = (await ask('/api/city')).json()
  expect(city).toMatchObject({ code: '510900', isDemo: false, projected: { srid: 4544 }, counts: { components: 0 } })
  expect(city).not.toHaveProperty('bounds')
  expect(extent).toHaveLength(4)
})

test.each([
  ['a path that is not there', '/api/nothing', 404, 'not-found'],
  ['a parameter that is not known', '/api/city?colour=red', 400, 'invalid-parameter'],
  ['a key that nobody holds', '/api/city?token=wangge_wrong', 401, 'key-not-valid'],
])('%s is refused as a problem with a stable code', async (_name, url, status, code) => {
  const answer = await ask(url)
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json()).toMatchObject({ status, code, requestId: expect.any(String) })
})

test('a key is accepted as bearer, as header and in the address, and does not count as a parameter', async () => {
  const { authorization } = await fixture.as('imports:read')
  const key = authorization.slice('Bearer '.length)
  for (const answer of [
    await ask('/api/city', { authorization }),
    await ask('/api/city', { 'x-api-key': key }),
    await ask(`/api/city?token=${key}`),
  ])
    expect(answer.statusCode).toBe(200)
})

test('the description of all routes is served', async () => {
  const { openapi, paths } = (await ask('/api/openapi.json')).json()
  expect(openapi).toMatch(/^3\./)
  expect(Object.keys(paths)).toContain('/api/city')
  expect((await ask('/api/docs')).statusCode).toBeLessThan(400)
})
