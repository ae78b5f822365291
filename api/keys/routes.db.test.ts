import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createKey } from '../../spatial/access/access-keys.ts'
import { today } from '../../spatial/access/key-usage.ts'
import { buildApp } from '../app.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let admin: { authorization: string }
const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: object, payload?: object) =>
  fixture.app.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) })
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

beforeAll(async () => {
  admin = await fixture.as('admin')
})

const LAYERS = { component_points: { attributes: ['classCode'], canWrite: false } }

describe('a key', () => {
  test('is made with what it is given, shown once, used, and revoked at once', async () => {
    const wanted = {
      name: '水务局',
      scopes: [],
      grants: [{ layers: LAYERS, area: { codes: ['510903001'] } }],
      quotaPerDay: 1000,
      expiresAt: '2100-01-01T00:00:00Z',
    }
    const made = await call('POST', '/api/keys', admin, wanted)
    expect(made.statusCode, made.body).toBe(201)
    const { key } = made.json()
    const { keys } = (await call('GET', '/api/keys', admin)).json()
    const listed = keys.find(({ name }: { name: string }) => name === '水务局')
    expect(listed).toMatchObject({ grants: wanted.grants, quotaPerDay: 1000, quotaPerMinute: null, revokedAt: null })
    expect(JSON.stringify(keys)).not.toContain(key.slice(-10))
    const collections = async () => call('GET', '/ogc/collections', bearer(key))
    expect((await collections()).json().collections.map(({ id }: { id: string }) => id)).toEqual(['component_points'])
    expect((await call('DELETE', `/api/keys/${listed.id}`, admin)).statusCode).toBe(204)
    expect((await collections()).statusCode).toBe(401)
  })

  test.each([
    [{ layers: { nonsense: { attributes: null, canWrite: false } }, area: null }, 404],
    [{ layers: { roads: { attributes: ['secret'], canWrite: false } }, area: null }, 400],
    [{ layers: null, area: { drawn: { type: 'Point', coordinates: [1, 2] } } }, 400],
    [{ layers: null, area: { codes: [] } }, 400],
    [{ layer: null }, 400],
  ])('is not made from %j', async (grant, status) => {
    expect((await call('POST', '/api/keys', admin, { name: 'x', scopes: [], grants: [grant] })).statusCode).toBe(status)
  })

  test('that has expired is nobody, also when it is remembered', async () => {
    const { db } = fixture.database.current
    const key = await createKey(db, { name: 'short', scopes: [], expiresAt: new Date(Date.now() + 300) })
    expect((await call('GET', '/api/session', bearer(key))).statusCode).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 350))
    expect((await call('GET', '/api/session', bearer(key))).statusCode).toBe(401)
  })

  test('that another process revokes is nobody within a second', async () => {
    const { db } = fixture.database.current
    const key = await createKey(db, { name: 'elsewhere', scopes: [] })
    expect((await call('GET', '/api/session', bearer(key))).statusCode).toBe(200)
    await db.updateTable('access_keys').set({ revoked_at: new Date() }).where('name', '=', 'elsewhere').execute()
    await new Promise(resolve => setTimeout(resolve, 1100))
    expect((await call('GET', '/api/session', bearer(key))).statusCode).toBe(401)
  })
})

/** A process of its own on the same database, until it is stopped. */
async function process(): Promise<FastifyInstance> {
  const app = await buildApp({ database: fixture.database.current })
  await app.ready()
  return app
}

describe('a quota', () => {
  test('is neither made whole nor used up by a restart', async () => {
    const { db } = fixture.database.current
    const headers = bearer(await createKey(db, { name: 'kept', scopes: [], quotaPerMinute: 2, quotaPerDay: 5 }))
    const statuses = async (app: FastifyInstance): Promise<number[]> => {
      const found: number[] = []
      for (let n = 0; n < 4; n++) found.push((await app.inject({ url: '/api/health', headers })).statusCode)
      return found
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      // the quota of the minute is whole each time, that of the day is not
      for (const [minute, expected] of [
        [200, 200, 429, 429],
        [200, 200, 429, 429],
        [200, 429, 429, 429],
      ].entries()) {
        vi.setSystemTime(new Date(`2026-11-23T04:0${minute}:00Z`))
        const app = await process()
        expect(await statuses(app)).toEqual(expected)
        await app.close()
      }
    } finally {
      vi.useRealTimers()
    }
  })

  test('is told with every answer; beyond it there is 429 and when to come back', async () => {
    const { db } = fixture.database.current
    const headers = bearer(await createKey(db, { name: 'small', scopes: [], quotaPerDay: 3 }))
    for (const remaining of [2, 1, 0]) {
      const answer = await call('GET', '/api/health', headers)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': String(remaining) })
    }
    const answer = await call('GET', '/api/health', headers)
    expect(answer.json()).toMatchObject({ status: 429, code: 'quota-exceeded' })
    expect(answer.headers['retry-after']).toBe(answer.headers['ratelimit-reset'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('of the day goes on where an earlier process left off', async () => {
    const { db } = fixture.database.current
    const headers = bearer(await createKey(db, { name: 'restarted', scopes: [], quotaPerDay: 5 }))
    const { id } = await db
      .selectFrom('access_keys')
      .select('id')
      .where('name', '=', 'restarted')
      .executeTakeFirstOrThrow()
    await db.insertInto('key_usage').values({ key_id: id, day: today(), requests: 5 }).execute()
    expect((await call('GET', '/api/health', headers)).statusCode).toBe(429)
  })
})

test('use is counted by key and day, and written down together', async () => {
  const { db } = fixture.database.current
  const headers = bearer(await createKey(db, { name: 'counted', scopes: [] }))
  await call('GET', '/api/health', headers)
  await call('GET', '/ogc/collections/roads/items', headers)
  await call('GET', '/api/nothing-here', headers)
  await call('GET', '/api/keys', headers)
  await fixture.app.writeUse()
  const { id } = await db.selectFrom('access_keys').select('id').where('name', '=', 'counted').executeTakeFirstOrThrow()
  const { days } = (await call('GET', `/api/keys/${id}/usage`, admin)).json()
  expect(days).toEqual([expect.objectContaining({ day: today(), requests: 3, refused: 1 })])
  const listed = (await call('GET', '/api/keys', admin)).json().keys.find((key: { id: number }) => key.id === id)
  expect(listed.lastUsedAt).not.toBeNull()
})

test('what is public is set layer by layer, and holds at once', async () => {
  const put = (body: object) => call('PUT', '/api/layer-rights/places', admin, body)
  expect((await put({ isPublic: true, publicAttributes: ['secret'] })).statusCode).toBe(400)
  expect((await put({ isPublic: false, publicAttributes: null })).statusCode).toBe(204)
  expect((await call('GET', '/ogc/collections/places', {})).statusCode).toBe(404)
  const { layers } = (await call('GET', '/api/layer-rights', admin)).json()
  expect(layers.find(({ layer }: { layer: string }) => layer === 'places').isPublic).toBe(false)
  expect((await put({ isPublic: true, publicAttributes: null })).statusCode).toBe(204)
  expect((await call('GET', '/ogc/collections/places', {})).statusCode).toBe(200)
})
