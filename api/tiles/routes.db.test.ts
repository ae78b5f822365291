import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { commit } from '../../spatial/database/commit.ts'
import { point } from '../../spatial/database/postgis.ts'
import { TILE_LAYERS } from '../../tiles/catalogue.ts'
import { decodeTile } from '../../tiles/testing/decode.ts'
import { tilesOver } from '../../tiles/testing/tile-range.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const CODE = SMALL_REGISTER_CODES[0]!
const CITY = [105.56, 30.49, 105.6, 30.52]
const ask = (url: string, headers: Record<string, string> = {}) => fixture.app.inject({ url, headers })

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  await fixture.app.commits.look()
})

/** The address of the tile of a zoom that holds the component, as it is published now. */
function tileOf(code: string, z: number): string {
  const [west, north] = fixture.app.mirror.layers.get('components')!.rows.boxOfKey(code)!
  return `/tiles/components/${z}/${Math.floor(west * 2 ** z)}/${Math.floor(north * 2 ** z)}`
}

const move = (code: string, to: [number, number]) =>
  commit(fixture.database.current.db, { actor: 'test' }, trx =>
    trx
      .updateTable('components')
      .set({ geom: point(to) })
      .where('code', '=', code)
      .execute(),
  )

describe('a tile', () => {
  test('is a vector tile that says how long it holds', async () => {
    const answer = await ask(tileOf(CODE, 16))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': 'public, no-cache',
      vary: 'Accept-Encoding, Authorization, X-API-Key, Cookie',
      'access-control-allow-origin': '*',
      etag: expect.stringMatching(/^"[\w-]+"$/),
    })
    expect(decodeTile(answer.rawPayload).components!.map(({ id }) => String(id))).toContain(CODE)
  })

  test('is the same compressed, under another strong tag', async () => {
    const [plain, gzipped] = [await ask(tileOf(CODE, 16)), await ask(tileOf(CODE, 16), { 'accept-encoding': 'gzip' })]
    expect(gzipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzipped.rawPayload)).toEqual(plain.rawPayload)
    expect(gzipped.headers.etag).not.toBe(plain.headers.etag)
  })

  test.each(['.mvt', '.pbf'])('is found with the ending %s too', async ending => {
    const [bare, ended] = [await ask(tileOf(CODE, 16)), await ask(`${tileOf(CODE, 16)}${ending}`)]
    expect(ended.rawPayload).toEqual(bare.rawPayload)
  })

  test('HEAD answers the same without the body', async () => {
    const [get, head] = [
      await ask(tileOf(CODE, 16)),
      await fixture.app.inject({ method: 'HEAD', url: tileOf(CODE, 16) }),
    ]
    expect(head.statusCode).toBe(200)
    expect(head.headers.etag).toBe(get.headers.etag)
    expect(head.headers['content-length']).toBe(String(get.rawPayload.length))
    expect(head.rawPayload).toHaveLength(0)
  })

  test('that shows nothing is 204, with a tag of its own', async () => {
    const answer = await ask('/tiles/components/16/0/0')
    expect([answer.statusCode, answer.rawPayload.length]).toEqual([204, 0])
    const again = await ask('/tiles/components/16/0/0', { 'if-none-match': String(answer.headers.etag) })
    expect(again.statusCode).toBe(304)
  })

  test('is there for every layer at every zoom', async () => {
    for (const { id, minzoom, maxzoom } of TILE_LAYERS)
      for (let z = minzoom; z <= maxzoom; z++) {
        const [tile] = tilesOver(CITY, z)
        const answer = await ask(`/tiles/${id}/${z}/${tile!.x}/${tile!.y}`)
        expect([200, 204]).toContain(answer.statusCode)
      }
  })

  test.each([
    ['an unknown layer', '/tiles/access_keys/14/1/1'],
    ['a zoom below the layer', '/tiles/grids/11/1/1'],
    ['a zoom above the layer', '/tiles/components/19/1/1'],
    ['a column outside the world', '/tiles/components/14/16384/1'],
    ['a row outside the world', '/tiles/components/14/1/16384'],
    ['the largest number a client may try', '/tiles/components/14/2147483647/1'],
    ['a number beyond any', '/tiles/components/14/99999999999999999999/1'],
    ['a negative column', '/tiles/components/14/-1/1'],
    ['a fraction', '/tiles/components/14/1.5/1'],
    ['an ending that no tile has', '/tiles/components/14/1/1.png'],
    ['words', '/tiles/components/z/x/y'],
  ])('%s is not found, as a problem', async (_name, url) => {
    const answer = await ask(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('the four corners of every zoom are in the world', async () => {
    for (let z = 0; z <= 18; z++)
      for (const [x, y] of [
        [0, 0],
        [0, 2 ** z - 1],
        [2 ** z - 1, 0],
        [2 ** z - 1, 2 ** z - 1],
      ])
        expect((await ask(`/tiles/components/${z}/${x}/${y}`)).statusCode).toBeLessThan(300)
  })
})

describe('filters', () => {
  const shown = async (query: string) => {
    const codes = new Set<string>()
    for (const { x, y } of tilesOver(CITY, 15)) {
      const answer = await ask(`/tiles/components/15/${x}/${y}?${query}`)
      const features = answer.statusCode === 204 ? [] : Object.values(decodeTile(answer.rawPayload)).flat()
      for (const { id } of features) codes.add(String(id))
    }
    return [...codes].sort()
  }
  const published = async (where: string) => {
    const { rows } = await fixture.database.current.pool.query(
      `select code from components where ${where} order by code`,
    )
    return rows.map(({ code }) => code)
  }

  test.each([
    ['state=intact', `state = 'intact'`],
    ['state=damaged,lost', `state in ('damaged', 'lost')`],
    ['class=01', `major_code = '01'`],
    ['unit=W1', `maintainer_code = 'W1'`],
    [
      'class=01,02&state=intact&unit=W1,W2',
      `major_code in ('01', '02') and state = 'intact' and maintainer_code in ('W1', 'W2')`,
    ],
    ['unit=NOBODY', 'false'],
  ])('%s leaves what the database would', async (query, where) => {
    expect(await shown(query)).toEqual(await published(where))
  })

  test('each class alone leaves what the database would', async () => {
    const classCodes = new Set(SMALL_REGISTER_CODES.map(code => code.slice(6, 10)))
    for (const code of classCodes)
      expect(await shown(`class=${code}`)).toEqual(await published(`class_code = '${code}'`))
  })

  test('a filtered tile is kept apart from the whole one', async () => {
    const url = tileOf(CODE, 12)
    const total = async (query: string) => {
      const answer = await ask(`${url}${query}`)
      return decodeTile(answer.rawPayload).component_cells?.reduce(
        (sum, { properties }) => sum + Number(properties.n),
        0,
      )
    }
    const whole = await total('')
    const major = CODE.slice(6, 8)
    expect(await total(`?class=${major}`)).toBeLessThan(whole!)
    expect(await total('')).toBe(whole)
  })

  test.each([
    ['a class that no book has', 'class=9999'],
    ['a class of three digits', 'class=010'],
    ['an empty entry', 'class=0102,'],
    ['an unknown state', 'state=gone'],
    ['a unit that cannot be one', `unit=${encodeURIComponent("x' or 1=1")}`],
    ['more entries than anyone needs', `unit=${Array.from({ length: 201 }, (_, i) => `U${i}`).join(',')}`],
    ['an unknown parameter', 'colour=red'],
    ['a parameter given twice', 'class=01&class=02'],
  ])('%s is refused', async (_name, query) => {
    const answer = await ask(`/tiles/components/14/1/1?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-parameter' })
  })

  test('other layers have none', async () => {
    expect((await ask('/tiles/roads/14/1/1?class=01')).statusCode).toBe(400)
  })
})

describe('what a client has', () => {
  test('is confirmed without encoding anything', async () => {
    const url = tileOf(CODE, 17)
    const { etag } = (await ask(url)).headers
    const compressed = vi.spyOn(fixture.app.liveTiles, 'compressed')
    const again = await ask(url, { 'if-none-match': String(etag) })
    expect([again.statusCode, again.headers.etag, again.rawPayload.length]).toEqual([304, etag, 0])
    expect(compressed).not.toHaveBeenCalled()
    compressed.mockRestore()
  })

  test('holds after an edit elsewhere and does not after an edit in the tile, nor where the component came from', async () => {
    const [near, far] = SMALL_REGISTER_CODES as [string, string]
    await move(near, [105.5712, 30.5003])
    await move(far, [105.65, 30.55])
    await fixture.app.commits.look()
    const [here, there] = [tileOf(near, 16), tileOf(far, 16)]
    const [hereTag, thereTag] = [(await ask(here)).headers.etag, (await ask(there)).headers.etag]
    await move(far, [105.66, 30.56])
    await fixture.app.commits.look()
    expect((await ask(here, { 'if-none-match': String(hereTag) })).statusCode).toBe(304)
    expect((await ask(there, { 'if-none-match': String(thereTag) })).statusCode).toBe(204)
    expect((await ask(tileOf(far, 16))).statusCode).toBe(200)
  })
})

describe('TileJSON', () => {
  test.each(TILE_LAYERS.map(({ id }) => id))('of %s says what version 3.0.0 asks for', async id => {
    const answer = await ask(`/tiles/${id}`, { host: 'gis.example.org:8443' })
    const json = answer.json()
    expect(json).toMatchObject({
      tilejson: '3.0.0',
      scheme: 'xyz',
      tiles: [`http://gis.example.org:8443/tiles/${id}/{z}/{x}/{y}`],
    })
    expect(json.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(json.minzoom).toBeLessThanOrEqual(json.center[2])
    expect(json.center[2]).toBeLessThanOrEqual(json.maxzoom)
    const [west, south, east, north] = json.bounds
    expect(west < json.center[0] && json.center[0] < east && south < json.center[1] && json.center[1] < north).toBe(
      true,
    )
    for (const layer of json.vector_layers) {
      expect(Object.keys(layer.fields).length).toBeGreaterThan(0)
      expect(Object.values(layer.fields).every(field => typeof field === 'string')).toBe(true)
    }
  })

  test('describes every property that tiles have', async () => {
    for (const { id, minzoom, maxzoom } of TILE_LAYERS) {
      const described = new Map<string, object>(
        (await ask(`/tiles/${id}`))
          .json()
          .vector_layers.map((layer: { id: string; fields: object }) => [layer.id, layer.fields]),
      )
      for (let z = minzoom; z <= maxzoom; z++)
        for (const { x, y } of tilesOver(CITY, Math.min(z, 14)).slice(0, 9)) {
          const answer = await ask(`/tiles/${id}/${Math.min(z, 14)}/${x}/${y}`)
          if (answer.statusCode !== 200) continue
          for (const [name, features] of Object.entries(decodeTile(answer.rawPayload)))
            for (const { properties } of features)
              expect(Object.keys(described.get(name)!)).toEqual(expect.arrayContaining(Object.keys(properties)))
        }
    }
  })

  test('passes a filter on to the tiles', async () => {
    const { tiles } = (await ask('/tiles/components?class=0102,03&state=lost', { host: 'h' })).json()
    expect(tiles).toEqual(['http://h/tiles/components/{z}/{x}/{y}?class=0102%2C03&state=lost'])
    expect((await ask('/tiles/components?class=77')).statusCode).toBe(400)
  })

  test('is reached from the catalogue, which lists every layer', async () => {
    const { tiles } = (await ask('/tiles', { host: 'h' })).json()
    expect(tiles.map(({ id }: { id: string }) => id)).toEqual(TILE_LAYERS.map(({ id }) => id))
    for (const { tilejson } of tiles) expect((await ask(new URL(tilejson).pathname)).statusCode).toBe(200)
  })
})
