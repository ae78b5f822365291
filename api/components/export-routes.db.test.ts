import { once } from 'node:events'
import { get as httpGet, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { Feature } from 'geojson'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
})

const exported = (rest: string) => fixture.app.inject({ url: `/api/components/export/${rest}` })

test('GeoJSON holds the same features as the list', async () => {
  const answer = await exported('geojson')
  const listed = (await fixture.app.inject({ url: '/api/components' })).json()
  expect(answer.headers['content-type']).toContain('application/geo+json')
  expect(answer.headers['content-disposition']).toContain('components.geojson')
  expect(answer.json().features).toEqual(listed.features)
})

test('FlatGeobuf holds them too, filtered as the list is', async () => {
  const found: Feature[] = []
  const bytes = new Uint8Array((await exported('fgb?class=0101')).rawPayload)
  for await (const feature of deserialize(bytes)) found.push(feature as Feature)
  expect(found.map(({ properties }) => properties!.code)).toEqual([
    '5109030101000001',
    '5109030101000002',
    '5109040101000001',
  ])
  expect(found[0]!.geometry).toEqual({ type: 'Point', coordinates: [105.5702, 30.5002] })
})

test('CSV comes in UTF-8, for Excel with a mark, or in GBK', async () => {
  const plain = await exported('csv?unit=W3')
  expect(plain.headers['content-type']).toContain('charset=utf-8')
  expect(plain.body.split('\r\n').map(line => line.split(',')[0])).toEqual([
    'code',
    '5109030305000001',
    '5109030405000001',
    '',
  ])
  expect((await exported('csv?unit=W3&bom=true')).body).toBe(`\ufeff${plain.body}`)
  const gbk = await exported('csv?unit=W3&encoding=gbk')
  expect(new TextDecoder('gbk').decode(gbk.rawPayload)).toBe(plain.body)
})

test.each([
  'docx',
  'gpkg?since=1',
  'csv?since=x',
  'geojson?since=0&at=2026-01-01',
  'csv?encoding=latin1',
  'csv?limit=5',
  'geojson?bbox=1,2',
])('%s is refused before anything is sent', async rest => {
  const answer = await exported(rest)
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
})

test('one who goes away in the middle leaves the server whole', async () => {
  const address = await fixture.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = fixture.app.server.address() as AddressInfo
  for (let round = 0; round < 20; round++) {
    const request = httpGet({ host: '127.0.0.1', port, path: '/api/components/export/geojson' })
    const [answer] = (await once(request, 'response')) as [IncomingMessage]
    answer.destroy()
  }
  const { features } = (await (await fetch(`${address}/api/components/export/geojson`)).json()) as {
    features: Feature[]
  }
  expect(features.map(({ id }) => id)).toEqual(SMALL_REGISTER_CODES)
  expect(fixture.database.current.pool.waitingCount).toBe(0)
})

test.each([
  ['gpkg', 'application/geopackage+sqlite3', 'SQLite format 3'],
  ['shp', 'application/zip', 'PK'],
  ['kml', 'application/vnd.google-earth.kml+xml', '<?xml'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
])('%s is a file of its kind', async (format, type, beginning) => {
  const answer = await exported(format)
  expect(answer.headers['content-type']).toContain(type)
  expect(answer.rawPayload.subarray(0, beginning.length).toString('latin1')).toBe(beginning)
})

describe('since a commit', () => {
  const write = async (method: 'PATCH' | 'DELETE', code: string, payload?: object) => {
    const url = `/api/components/${code}`
    const { etag } = (await fixture.app.inject({ url })).headers
    const headers = { ...(await fixture.as('components:write')), 'if-match': etag as string }
    const answer = await fixture.app.inject({ method, url, headers, ...(payload && { payload }) })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
  }

  test('there is what changed and what is gone, retired or no longer fitting', async () => {
    const before = (await exported('geojson?since=0')).json()
    expect(before).toMatchObject({ since: 0, deleted: [], features: expect.any(Array) })
    expect(before.features).toHaveLength(SMALL_REGISTER_CODES.length)
    const [changed, retired, unfitting] = ['5109030101000001', '5109030305000001', '5109030101000002']
    await write('PATCH', changed!, { note: '新' })
    await write('PATCH', unfitting!, { state: 'removed' })
    await write('DELETE', retired!)
    const all = (await exported(`geojson?since=${before.commit}`)).json()
    expect(all.features.map(({ properties }: Feature) => properties!.code)).toEqual([changed, unfitting])
    expect(all.deleted).toEqual([retired])
    const intact = (await exported(`geojson?since=${before.commit}&state=intact,damaged`)).json()
    expect(intact.features.map(({ properties }: Feature) => properties!.code)).toEqual([changed])
    expect(intact.deleted).toEqual([unfitting, retired].sort())
    const rows = (await exported(`csv?since=${before.commit}`)).body.trimEnd().split('\r\n')
    expect(rows.map(row => row.split(',').slice(0, 2))).toEqual([
      ['op', 'code'],
      ['changed', changed],
      ['changed', unfitting],
      ['deleted', retired],
    ])
    expect(new Set(rows.slice(-1).map(row => row.split(',').length))).toEqual(new Set([rows[0]!.split(',').length]))
    expect((await exported(`geojson?since=${all.commit}`)).json()).toMatchObject({ features: [], deleted: [] })
  })
})
