import { once } from 'node:events'
import { get as httpGet, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { Feature } from 'geojson'
import { beforeAll, expect, test } from 'vitest'
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

test.each(['xlsx', 'csv?encoding=latin1', 'csv?limit=5', 'geojson?bbox=1,2'])(
  '%s is refused before anything is sent',
  async rest => {
    const answer = await exported(rest)
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  },
)

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
