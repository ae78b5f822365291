import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { TILE_LAYERS } from '../catalogue.ts'
import { ALL_COMPONENTS } from '../components/component-filter.ts'
import { LayerMirror } from '../mirror/layer-mirror.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { TileVersions } from '../mirror/tile-versions.ts'
import { ewkbPolygon } from '../testing/ewkb.ts'
import { randomComponents } from '../testing/random-components.ts'
import { tilesOver } from '../testing/tile-range.ts'
import { LiveTiles, type TileRequest } from './live-tiles.ts'
import { Martin, type MartinOptions } from './martin.ts'

const rows = randomComponents(500, 3)
const [tile] = tilesOver([105.58, 30.51, 105.58, 30.51], 14)
const request: TileRequest = { layer: 'components', tile: tile! }
let mirror: Mirror

beforeAll(() => {
  mirror = { seq: 1, layers: new Map() }
  for (const layer of TILE_LAYERS)
    mirror.layers.set(layer.id, { rows: new LayerMirror(layer), versions: new TileVersions(1, 1 / 32) })
  for (const row of rows) mirror.layers.get('components')!.rows.put(row)
})

/** What a commit does: a component is lost, its tiles get the number. */
function publish(seq: number): void {
  const { rows: target, versions } = mirror.layers.get('components')!
  const intact = rows.find(({ texts }) => texts[1] === 'intact')!
  target.put({ ...intact, texts: [intact.texts[0]!, 'lost', null] })
  versions.touch(target.boxOfKey(intact.key)!, seq)
  mirror.seq = seq
}

describe('live tiles', () => {
  test('callers who ask at the same time share one encoding, and later ones the kept tile', async () => {
    const live = new LiveTiles(mirror)
    const [a, b] = await Promise.all([live.compressed(request), live.compressed(request)])
    expect(a).toBe(b)
    expect(await live.compressed(request)).toBe(a)
    expect(gunzipSync(a.gzip)).toEqual(Buffer.from(live.encode(request)))
  })

  test('a tile asked for while an older one is compressed shows the newer state', async () => {
    const live = new LiveTiles(mirror)
    const wanted: TileRequest = {
      layer: 'components',
      tile: { z: 0, x: 0, y: 0 },
      filter: { ...ALL_COMPONENTS, states: ['lost'] },
    }
    const before = live.compressed(wanted)
    publish(2)
    const after = live.compressed(wanted)
    expect((await before).tag).not.toBe((await after).tag)
    expect((await live.compressed(wanted)).tag).toBe((await after).tag)
    expect(gunzipSync((await after).gzip)).not.toEqual(gunzipSync((await before).gzip))
  })

  test('filters are kept apart', async () => {
    const live = new LiveTiles(mirror)
    const whole = await live.compressed(request)
    const some = await live.compressed({ ...request, filter: { ...ALL_COMPONENTS, states: ['damaged'] } })
    expect(some.gzip).not.toEqual(whole.gzip)
  })

  test('the tag of a thinned tile changes when the density of the city does', () => {
    const live = new LiveTiles(mirror)
    const before = live.tagOf(request)
    const grid = {
      key: '510903001001001',
      texts: ['510903001001001'],
      numbers: [10_000],
      geometry: ewkbPolygon([0, 0, 1, 0, 1, 1]),
    }
    mirror.layers.get('grids')!.rows.put(grid)
    mirror.seq++
    expect(live.tagOf(request)).not.toBe(before)
    mirror.layers.get('grids')!.rows.remove(grid.key)
    mirror.seq++
    expect(live.tagOf(request)).toBe(before)
  })
})

describe('with a Martin', () => {
  let close = () => {}
  afterEach(() => close())

  async function martin(listener: RequestListener, options: Partial<MartinOptions> = {}): Promise<LiveTiles> {
    const server = createServer(listener)
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    close = () => void server.close()
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    return new LiveTiles(mirror, { martin: new Martin({ url, ...options }) })
  }

  const made = async (live: LiveTiles) => gunzipSync((await live.compressed(request)).gzip)
  const ours = () => Buffer.from(new LiveTiles(mirror).encode(request))

  test('tiles come from there, filtered, uncompressed, and are kept here', async () => {
    const asked: unknown[] = []
    const live = await martin(({ url, headers }, response) => {
      asked.push([url, headers['accept-encoding']])
      response.end('tile')
    })
    const filter = { classes: ['01', '0203'], states: ['lost'], units: [] }
    for (let i = 0; i < 2; i++)
      expect(gunzipSync((await live.compressed({ ...request, filter })).gzip).toString()).toBe('tile')
    expect(asked).toEqual([[`/components/14/${tile!.x}/${tile!.y}?class=01%2C0203&state=lost`, 'identity']])
  })

  test('what is empty there is empty here', async () => {
    const live = await martin((_, response) => response.writeHead(204).end())
    expect((await live.compressed(request)).gzip).toHaveLength(0)
  })

  test('what it fails at is made here; it is told of once, and left alone for a while', async () => {
    const failures: unknown[] = []
    let asked = 0
    const fail: RequestListener = (_, response) => {
      asked++
      response.writeHead(500).end()
    }
    const live = await martin(fail, { onFailure: error => failures.push(error) })
    expect(await made(live)).toEqual(ours())
    await live.compressed({ ...request, tile: { ...tile!, z: 15 } })
    expect([asked, failures.length]).toEqual([1, 1])
  })

  test('one that has recovered is asked again', async () => {
    let status = 500
    const live = await martin((_, response) => response.writeHead(status).end('tile'), { restMs: 0 })
    await live.compressed({ ...request, tile: { ...tile!, z: 15 } })
    status = 200
    expect((await made(live)).toString()).toBe('tile')
  })

  test('without it every tile is made here', async () => {
    const live = new LiveTiles(mirror, { martin: new Martin({ url: 'http://127.0.0.1:1' }) })
    expect(await made(live)).toEqual(ours())
  })
})
