import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { PMTiles } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKey } from '../../spatial/access/access-keys.ts'
import { cityOf } from '../../spatial/catalogue/city.ts'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { commit } from '../../spatial/database/commit.ts'
import { point } from '../../spatial/database/postgis.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { type BuiltArchive, buildArchives } from '../../tiles/archive/build-archives.ts'
import { tileLayer } from '../../tiles/catalogue.ts'
import { TILE_LAYER_IDS } from '../../tiles/layers/tile-layer.ts'
import { decodeTile } from '../../tiles/testing/decode.ts'
import { fileSource } from '../../tiles/testing/file-source.ts'
import { tilesOver } from '../../tiles/testing/tile-range.ts'
import { buildApp } from '../app.ts'

const database = testDatabase()
const AROUND = [105.55, 30.48, 105.6, 30.53]
let app: FastifyInstance
let directory: string
let built: BuiltArchive[]

const build = async (to: string, threads: number) =>
  buildArchives(database.current, {
    layers: TILE_LAYER_IDS,
    directory: to,
    city: await cityOf(database.current.db),
    threads,
  })
const folder = () => mkdtemp(join(tmpdir(), 'archives-'))
const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

beforeAll(async () => {
  await buildSmallRegister(database.current.db)
  directory = await folder()
  built = await build(directory, 2)
  app = await buildApp({ database: database.current, archiveDirectory: directory })
  await app.ready()
})
afterAll(() => app.close())

describe('archives', () => {
  test('hold the tiles of the engine at every zoom, feature by feature', async () => {
    let compared = 0
    for (const layer of TILE_LAYER_IDS) {
      const archive = new PMTiles(fileSource(join(directory, `${layer}.pmtiles`)))
      const { minzoom, maxzoom } = tileLayer(layer)
      for (let z = minzoom; z <= maxzoom; z++)
        for (const tile of tilesOver(AROUND, z).slice(0, 400)) {
          const kept = await archive.getZxy(z, tile.x, tile.y)
          const live = app.liveTiles.encode({ layer, tile })
          expect(kept === undefined).toBe(live.length === 0)
          if (!kept) continue
          const features = decodeTile(new Uint8Array(kept.data))
          const sorted = (list: object[]) => list.map(one => JSON.stringify(one)).sort()
          for (const [name, list] of Object.entries(decodeTile(live))) {
            expect(sorted(features[name]!)).toEqual(sorted(list))
            compared += list.length
          }
        }
    }
    expect(compared).toBeGreaterThan(50)
  })

  test('are the same to the byte with one thread and with two', async () => {
    const again = await folder()
    await build(again, 1)
    for (const layer of TILE_LAYER_IDS)
      expect(await readFile(join(again, `${layer}.pmtiles`))).toEqual(
        await readFile(join(directory, `${layer}.pmtiles`)),
      )
  })

  test('describe their layers as TileJSON does, and say which commit they show', async () => {
    const archive = new PMTiles(fileSource(join(directory, 'components.pmtiles')))
    const { vector_layers } = (await ask('/tiles/components')).json()
    expect(await archive.getMetadata()).toMatchObject({ vector_layers, commit: app.mirror.seq, layer: 'components' })
  })

  test('are named in the catalogue with size and commit', async () => {
    const { tiles } = (await ask('/tiles', { host: 'h' })).json()
    for (const [index, { layer, bytes, commit: seq }] of built.entries())
      expect(tiles[index].archive).toMatchObject({
        url: `http://h/tiles/${layer}.pmtiles`,
        bytes,
        commit: seq,
        isStale: false,
      })
  })

  test('are named in the TileJSON of the whole layer, with the key that the question brought', async () => {
    const key = await createKey(database.current.db, { name: 'office', scopes: [] })
    const { archive } = (await ask(`/tiles/grids?token=${key}`, { host: 'h' })).json()
    const { bytes, commit: seq } = built[1]!
    expect(archive).toEqual({
      url: `http://h/tiles/grids.pmtiles?token=${key}`,
      commit: seq,
      bytes,
      isStale: false,
      changed: `http://h/tiles/grids/changed?since=${seq}&token=${key}`,
    })
    expect((await ask('/tiles/components?class=01')).json()).not.toHaveProperty('archive')
  })

  test('are not named to whoever is given a part of the city', async () => {
    const grants = [{ layers: null, area: { codes: ['510903001'] } }]
    const key = await createKey(database.current.db, { name: 'street', scopes: [], grants })
    expect((await ask('/tiles/grids', { 'x-api-key': key })).json()).not.toHaveProperty('archive')
  })
})

describe('served', () => {
  const URL = '/tiles/components.pmtiles'

  test('whole, by range, and by the end of it', async () => {
    const bytes = await readFile(join(directory, 'components.pmtiles'))
    expect((await ask(URL)).rawPayload).toEqual(bytes)
    const part = await ask(URL, { range: 'bytes=10-19' })
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 10-19/${bytes.length}`])
    expect(part.rawPayload).toEqual(bytes.subarray(10, 20))
    expect((await ask(URL, { range: 'bytes=-5' })).rawPayload).toEqual(bytes.subarray(-5))
  })

  test('HEAD says how long it is, 304 that it is unchanged, 416 that there is no such range', async () => {
    const { etag } = (await ask(URL, { range: 'bytes=0-0' })).headers
    const head = await app.inject({ method: 'HEAD', url: URL })
    expect([head.statusCode, head.headers['content-length'], head.headers.etag, head.rawPayload.length]).toEqual([
      200,
      String(built[0]!.bytes),
      etag,
      0,
    ])
    expect((await ask(URL, { 'if-none-match': String(etag) })).statusCode).toBe(304)
    const beyond = await ask(URL, { range: 'bytes=99999999-' })
    expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${built[0]!.bytes}`])
  })

  test('a range of another archive is answered with the whole of this one', async () => {
    const { etag } = (await ask(URL, { range: 'bytes=0-0' })).headers
    const range = { range: 'bytes=0-9' }
    expect((await ask(URL, { ...range, 'if-range': String(etag) })).statusCode).toBe(206)
    expect((await ask(URL, { ...range, 'if-range': '"1-other"' })).statusCode).toBe(200)
  })

  test('what is not there is not found', async () => {
    expect((await ask('/tiles/access_keys.pmtiles')).statusCode).toBe(404)
    const without = await buildApp({ database: database.current })
    expect((await without.inject(URL)).statusCode).toBe(404)
    await without.close()
  })
})

test('after a commit the tiles that have changed are named, and they alone', async () => {
  const { seq } = await commit(database.current.db, { actor: 'test' }, trx =>
    trx
      .updateTable('components')
      .set({ geom: point([105.5731, 30.5009]) })
      .where('code', '=', SMALL_REGISTER_CODES[0]!)
      .execute(),
  )
  await app.commits.look()
  const { tiles } = (await ask('/tiles')).json()
  const changed = (await ask(tiles[0].archive.changed.replace(/^https?:\/\/[^/]+/, ''))).json()
  expect(changed).toMatchObject({ since: built[0]!.commit, commit: seq, everywhere: false })
  const archive = new PMTiles(fileSource(join(directory, 'components.pmtiles')))
  const named = new Set<string>(changed.tiles)
  for (let z = 0; z <= 16; z++)
    for (const tile of tilesOver(AROUND, z)) {
      const kept = await archive.getZxy(z, tile.x, tile.y)
      const before = kept ? Buffer.from(kept.data) : Buffer.alloc(0)
      const isSame = before.equals(app.liveTiles.encode({ layer: 'components', tile }))
      if (!isSame) expect(named).toContain(`${z}/${tile.x}/${tile.y}`)
    }
  expect(named.size).toBeLessThan(17 * 12)
  const isStale = async (layer: string) => (await ask(`/tiles/${layer}`)).json().archive.isStale
  expect([await isStale('components'), await isStale('grids')]).toEqual([true, false])
  expect((await ask(`/tiles/components/changed?since=${seq}`)).json().tiles).toEqual([])
})
