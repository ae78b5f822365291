import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createKey } from '../../spatial/access/access-keys.ts'
import type { Grant } from '../../spatial/access/reader.ts'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import type { TileAddress } from '../../tiles/engine/tile-frame.ts'
import { decodeTile } from '../../tiles/testing/decode.ts'
import { tilesOver } from '../../tiles/testing/tile-range.ts'
import { buildApp } from '../app.ts'

/** Everything that Martin makes says so; it knows no readers and would show anybody all. */
const MADE_BY_MARTIN = Buffer.from('everything there is')
const [TILE] = tilesOver([105.56, 30.49, 105.6, 30.52], 12) as [TileAddress]
const pathOf = (layer: string): string => `/tiles/${layer}/${TILE.z}/${TILE.x}/${TILE.y}`

const database = testDatabase()
const asked: string[] = []
let status = 200
const martin = createServer((request, response) => {
  asked.push(request.url!)
  response.writeHead(status).end(status === 200 ? MADE_BY_MARTIN : undefined)
})
let app: FastifyInstance

const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const keyFor = async (grant: Grant) => ({
  'x-api-key': await createKey(database.current.db, { name: 'office', scopes: [], grants: [grant] }),
})

beforeAll(async () => {
  await buildSmallRegister(database.current.db)
  await new Promise<void>(done => martin.listen(0, '127.0.0.1', done))
  const martinUrl = `http://127.0.0.1:${(martin.address() as AddressInfo).port}`
  app = await buildApp({ database: database.current, martinUrl, tileCacheBytes: 0 })
  await app.ready()
})
beforeEach(() => {
  asked.length = 0
  status = 200
})
afterAll(async () => {
  await app.close()
  martin.close()
})

describe('with MARTIN_URL', () => {
  test('a public tile has our address, tag and compression, and what Martin made in it', async () => {
    const answer = await ask(pathOf('components'), { 'accept-encoding': 'gzip' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      etag: expect.stringMatching(/^"[\w-]+-gzip"$/),
    })
    expect(gunzipSync(answer.rawPayload)).toEqual(MADE_BY_MARTIN)
    expect((await ask(pathOf('components'))).rawPayload).toEqual(MADE_BY_MARTIN)
    expect(asked[0]).toBe(pathOf('components').replace('/tiles', ''))
  })

  test('what a client has still is confirmed without Martin', async () => {
    const { etag } = (await ask(pathOf('components'))).headers
    asked.length = 0
    expect((await ask(pathOf('components'), { 'if-none-match': String(etag) })).statusCode).toBe(304)
    expect(asked).toEqual([])
  })

  test('an empty tile is 204; a layer and a zoom that do not exist are 404 and never asked for', async () => {
    status = 204
    expect((await ask(pathOf('components'))).statusCode).toBe(204)
    asked.length = 0
    for (const path of ['/tiles/access_keys/12/1/1', '/tiles/components/19/1/1', '/tiles/components/12/4096/1'])
      expect((await ask(path)).statusCode).toBe(404)
    expect((await ask(`${pathOf('components')}?class=9999`)).statusCode).toBe(400)
    expect(asked).toEqual([])
  })

  test.each<[string, Grant]>([
    ['an area', { layers: null, area: { codes: ['510903001'] } }],
    ['some attributes', { layers: { component_points: { attributes: ['state'], canWrite: false } }, area: null }],
    ['one kind of them', { layers: { component_points: { attributes: null, canWrite: false } }, area: null }],
  ])('whoever is given %s gets what is cut here, and Martin is not asked', async (_, grant) => {
    const answer = await ask(pathOf('components'), await keyFor(grant))
    expect(answer.statusCode).toBe(200)
    expect(decodeTile(answer.rawPayload).component_cells!.length).toBeGreaterThan(0)
    expect(asked).toEqual([])
  })

  test('whoever is not given a layer does not get it', async () => {
    const key = await keyFor({ layers: { component_points: { attributes: null, canWrite: false } }, area: null })
    expect((await ask(pathOf('grids'), key)).statusCode).toBe(404)
    expect(asked).toEqual([])
  })

  test('where Martin fails the tile is made here', async () => {
    status = 500
    const answer = await ask(pathOf('components'))
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.equals(app.liveTiles.encode({ layer: 'components', tile: TILE }))).toBe(true)
  })
})
