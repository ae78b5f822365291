import { beforeAll, expect, test } from 'vitest'
import { createKey } from '../../spatial/access/access-keys.ts'
import { testApp } from '../testing.ts'
import { KEPT_REQUESTS } from './request-log.ts'

const fixture = testApp()
let key: string
let other: string
const bearer = (of: string) => ({ authorization: `Bearer ${of}` })
const ask = (url: string, headers: Record<string, string>) => fixture.app.inject({ url, headers })

beforeAll(async () => {
  const { db } = fixture.database.current
  key = await createKey(db, { name: 'bureau', scopes: [] })
  other = await createKey(db, { name: 'other bureau', scopes: [] })
})

test('a bureau sees what its client sent, what was answered and which rule applied, and no secret', async () => {
  const crs = encodeURIComponent('http://www.opengis.net/def/crs/EPSG/0/4490')
  await ask(`/ogc/collections/roads/items?token=${key}&datetime=0000-01-01T00:00:00Z/2030-01-01T00:00:00Z&crs=${crs}`, {
    'user-agent': 'Mozilla/5.0 QGIS/34002/Debian GNU/Linux 12',
  })
  const refused = await ask('/ogc/collections/roads/items?colour=red', { ...bearer(key), 'user-agent': 'GDAL/3.9.2' })
  expect(refused.statusCode).toBe(400)
  const answer = await ask('/api/compat', bearer(key))
  expect(answer.body).not.toContain(key)
  const [last, first] = answer.json().requests
  expect(last).toMatchObject({
    client: { name: 'GDAL', version: '3.9.2' },
    status: 400,
    problem: expect.stringContaining('colour'),
  })
  expect(first).toMatchObject({
    method: 'GET',
    path: '/ogc/collections/roads/items',
    client: { name: 'QGIS', version: '3.40.2' },
    status: 200,
    returned: 0,
    matched: 0,
    axisOrder: 'lat,lon',
    rules: expect.arrayContaining(['token-in-address', 'open-years', 'authority-order']),
  })
  const known = answer.json().rules.map(({ id }: { id: string }) => id)
  for (const rule of first.rules) expect(known).toContain(rule)
})

test('nobody sees the requests of another, but for whoever manages keys', async () => {
  await ask('/api/health', bearer(other))
  expect((await ask('/api/compat', bearer(other))).json().requests).toHaveLength(1)
  expect((await ask('/api/compat', {})).statusCode).toBe(401)
  const { id } = await fixture.database.current.db
    .selectFrom('access_keys')
    .select('id')
    .where('name', '=', 'other bureau')
    .executeTakeFirstOrThrow()
  expect((await ask(`/api/compat?key=${id}`, bearer(key))).statusCode).toBe(403)
  expect((await ask(`/api/compat?key=${id}`, await fixture.as('keys:manage'))).json().requests).toHaveLength(1)
})

test('no more than the last requests are kept', async () => {
  for (let n = 0; n < KEPT_REQUESTS + 5; n++) await ask(`/api/health?n=${n}`, bearer(other))
  const { requests } = (await ask('/api/compat', bearer(other))).json()
  expect(requests).toHaveLength(KEPT_REQUESTS)
  expect(requests[0].parameters).toEqual([{ name: 'n', value: String(KEPT_REQUESTS + 4) }])
})
