import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../../spatial/components/testing/small-register.ts'
import { FEATURE_TYPES } from '../../../spatial/features/feature-catalogue.ts'
import { decodeTile } from '../../../tiles/testing/decode.ts'
import { testApp } from '../../testing.ts'

const fixture = testApp()
const ask = (url: string, headers: Record<string, string> = {}) =>
  fixture.app.inject({ url: `/ogc${url}`, headers: { host: 'city.example', ...headers } })
const json = async (url: string) => {
  const answer = await ask(url)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

interface Tileset {
  tileMatrixSetId: string
  tileMatrixSetLimits: { tileMatrix: string; minTileRow: number; maxTileRow: number; minTileCol: number }[]
  links: { rel: string; href: string; type: string; templated?: boolean }[]
  layers: { id: string; minTileMatrix: string; propertiesSchema: { properties: object } }[]
}

const TILED = FEATURE_TYPES.map(({ name }) => name).filter(name => name !== 'places')
const GRIDS = ['WebMercatorQuad', 'CGCS2000Quad']
const [LON, LAT] = [105.5712, 30.5003]

/** The path of the tile around a place of the small register. */
function tileAt(grid: string, z: number): string {
  const size = 360 / 2 ** z
  const mercator = 0.5 - Math.log(Math.tan(Math.PI / 4 + (LAT * Math.PI) / 360)) / (2 * Math.PI)
  const row = grid === 'CGCS2000Quad' ? Math.floor((90 - LAT) / size) : Math.floor(mercator * 2 ** z)
  return `${grid}/${z}/${row}/${Math.floor((LON + 180) / size)}`
}

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  await fixture.app.commits.look()
})

describe('tile matrix sets', () => {
  test('are listed with the addresses of their definitions', async () => {
    const { tileMatrixSets } = await json('/tileMatrixSets')
    expect(tileMatrixSets.map(({ id }: { id: string }) => id)).toEqual(GRIDS)
    for (const { id, links } of tileMatrixSets)
      expect((await json(new URL(links[0].href).pathname.replace('/ogc', ''))).id).toBe(id)
  })

  test('Web Mercator is the registered one', async () => {
    const { uri, tileMatrices, crs } = await json('/tileMatrixSets/WebMercatorQuad')
    expect(uri).toBe('http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad')
    expect(crs).toBe('http://www.opengis.net/def/crs/EPSG/0/3857')
    expect(tileMatrices[0].scaleDenominator).toBeCloseTo(559_082_264.028717, 5)
    expect(tileMatrices[0].pointOfOrigin[0]).toBeCloseTo(-20_037_508.342789, 5)
    expect(tileMatrices[18]).toMatchObject({ id: '18', matrixWidth: 262_144, matrixHeight: 262_144 })
  })

  test('CGCS2000 has latitude first, as its authority, and two tiles at its first zoom', async () => {
    const { orderedAxes, tileMatrices, crs, uri } = await json('/tileMatrixSets/CGCS2000Quad')
    expect([crs, uri]).toEqual(['http://www.opengis.net/def/crs/EPSG/0/4490', undefined])
    expect(orderedAxes).toEqual(['Lat', 'Lon'])
    expect(tileMatrices[0]).toMatchObject({
      id: '1',
      pointOfOrigin: [90, -180],
      cellSize: 0.703125,
      matrixWidth: 2,
      matrixHeight: 1,
    })
    expect(tileMatrices[0].scaleDenominator).toBeCloseTo(279_541_132.0143589, 5)
  })

  test('an unknown one is not found', async () => {
    expect((await ask('/tileMatrixSets/WorldCRS84Quad')).statusCode).toBe(404)
  })
})

describe('tile sets', () => {
  test.each(['/tiles', ...TILED.map(name => `/collections/${name}/tiles`)])('of %s lead to tiles', async path => {
    const { tilesets } = (await json(path)) as { tilesets: Tileset[] }
    expect(tilesets.map(({ tileMatrixSetId }) => tileMatrixSetId)).toEqual(GRIDS)
    for (const { tileMatrixSetLimits, links } of tilesets) {
      const template = links.find(({ rel }) => rel === 'item')!
      expect(template).toMatchObject({ type: 'application/vnd.mapbox-vector-tile', templated: true })
      const { tileMatrix, maxTileRow, minTileCol } = tileMatrixSetLimits[0]!
      const at = (row: number) =>
        template.href
          .replace('http://city.example/ogc', '')
          .replace('{tileMatrix}', tileMatrix)
          .replace('{tileRow}', String(row))
          .replace('{tileCol}', String(minTileCol))
      expect((await ask(at(maxTileRow))).statusCode).toBe(200)
      expect((await ask(at(maxTileRow + 1))).statusCode).toBe(404)
    }
  })

  test.each(TILED)('of %s describe each layer and property that its tiles have', async name => {
    for (const grid of GRIDS) {
      const { layers } = (await json(`/collections/${name}/tiles/${grid}`)) as Tileset
      const described = new Map(
        layers.map(({ id, propertiesSchema }) => [id, Object.keys(propertiesSchema.properties)]),
      )
      for (const z of [9, 12, 13, 15, 18]) {
        const answer = await ask(`/collections/${name}/tiles/${tileAt(grid, z)}`)
        if (answer.statusCode === 404) continue
        for (const [layer, features] of Object.entries(decodeTile(answer.rawPayload)))
          for (const { properties } of features)
            expect(described.get(layer)).toEqual(expect.arrayContaining(Object.keys(properties)))
      }
    }
  })

  test('of places there are none, and no link says so', async () => {
    expect((await ask('/collections/places/tiles')).statusCode).toBe(404)
    const rels = async (name: string) =>
      (await json(`/collections/${name}`)).links.map(({ rel }: { rel: string }) => rel.split('/').at(-1))
    expect(await rels('places')).not.toContain('tilesets-vector')
    expect(await rels('streets')).toContain('tilesets-vector')
  })

  test('in Web Mercator are TileJSON too, in degrees they are not', async () => {
    const { tiles, vector_layers: layers } = await json('/collections/unit_grids/tiles/WebMercatorQuad?f=tilejson')
    expect(tiles).toEqual(['http://city.example/ogc/collections/unit_grids/tiles/WebMercatorQuad/{z}/{y}/{x}'])
    expect(layers.map(({ id }: { id: string }) => id)).toEqual(['unit_grids', 'unit_grids_labels'])
    expect((await ask('/collections/unit_grids/tiles/CGCS2000Quad?f=tilejson')).statusCode).toBe(400)
  })

  test.each([
    '/tiles',
    '/tiles/CGCS2000Quad',
    '/tileMatrixSets',
    '/tileMatrixSets/CGCS2000Quad',
    '/collections/roads/tiles',
  ])('%s is a page for people, in both languages', async path => {
    const [zh, en] = [await ask(`${path}?f=html&lang=zh`), await ask(`${path}?f=html&lang=en`)]
    expect([zh.statusCode, en.statusCode]).toEqual([200, 200])
    expect([zh.body.includes('<html lang="zh-CN">'), en.body.includes('<html lang="en">')]).toEqual([true, true])
  })
})

describe('a tile', () => {
  const layersOf = async (path: string) => decodeTile((await ask(path)).rawPayload)

  test.each(GRIDS)('in %s holds the features of its collection, under their ids', async grid => {
    const { component_points } = await layersOf(`/collections/component_points/tiles/${tileAt(grid, 16)}`)
    const { features } = await json('/collections/component_points/items?limit=100')
    const ids = features.map(({ id }: { id: string }) => Number(id))
    expect(component_points!.length).toBeGreaterThan(0)
    for (const { id } of component_points!) expect(ids).toContain(id)
  })

  test('of the whole data set joins the collections, or those that are asked for', async () => {
    const all = await layersOf(`/tiles/${tileAt('CGCS2000Quad', 15)}`)
    expect(Object.keys(all)).toEqual(expect.arrayContaining(['component_points', 'unit_grids', 'streets', 'districts']))
    const some = await layersOf(`/tiles/${tileAt('CGCS2000Quad', 15)}?collections=streets,districts`)
    expect(Object.keys(some).sort()).toEqual(['districts', 'districts_labels', 'streets', 'streets_labels'])
    expect(some.streets!.every(({ properties }) => properties.kind === 'street')).toBe(true)
  })

  test('goes with the choice of collections into the template', async () => {
    const { tilesets } = (await json('/tiles?collections=streets')) as { tilesets: Tileset[] }
    expect(tilesets[0]!.links.at(-1)!.href).toMatch(/\{tileCol\}\?collections=streets$/)
    expect(tilesets[0]!.tileMatrixSetLimits[0]!.tileMatrix).toBe('9')
  })

  test('that shows nothing is empty, with 200', async () => {
    const { tilesets } = (await json('/collections/water/tiles')) as { tilesets: Tileset[] }
    const { tileMatrix, minTileRow, minTileCol } = tilesets[0]!.tileMatrixSetLimits[5]!
    const answer = await ask(`/collections/water/tiles/WebMercatorQuad/${tileMatrix}/${minTileRow}/${minTileCol}`)
    expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, 0])
  })

  test('is compressed where the client takes that, and unchanged under its tag', async () => {
    const path = `/tiles/${tileAt('CGCS2000Quad', 14)}`
    const [plain, gzipped] = [await ask(path), await ask(path, { 'accept-encoding': 'gzip' })]
    expect(gunzipSync(gzipped.rawPayload)).toEqual(plain.rawPayload)
    expect((await ask(path, { 'if-none-match': String(plain.headers.etag) })).statusCode).toBe(304)
  })

  test.each([
    ['a row of the largest number', '/tiles/WebMercatorQuad/12/2147483647/1', 404],
    ['a matrix below the collection', '/collections/unit_grids/tiles/WebMercatorQuad/11/836/1625', 404],
    ['a matrix above all', '/tiles/WebMercatorQuad/19/1/1', 404],
    ['matrix 0 in degrees', '/tiles/CGCS2000Quad/0/0/0', 404],
    ['words', '/tiles/WebMercatorQuad/a/b/c', 404],
    ['an unknown tile matrix set', '/tiles/Mars/1/1/1', 404],
    ['an unknown collection', '/collections/secrets/tiles', 404],
    ['an unknown collection in the choice', '/tiles?collections=streets,secrets', 400],
    ['an unknown format', '/tiles/WebMercatorQuad/0/0/0?f=png', 400],
    ['an unknown parameter', '/tiles/WebMercatorQuad/0/0/0?clas=01', 400],
  ])('%s is refused as a problem', async (_name, path, status) => {
    const answer = await ask(path)
    expect(answer.statusCode, answer.body).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })
})

test('a key in the address goes on into every link', async () => {
  const { authorization } = await fixture.as('components:write')
  const token = authorization.replace('Bearer ', '')
  for (const path of ['/tiles', '/tileMatrixSets', '/collections/roads/tiles', '/tiles/CGCS2000Quad']) {
    const text = (await ask(`${path}?token=${token}`)).body
    const hrefs = [...text.matchAll(/"href":"([^"]+)"/g)].map(([, href]) => href!)
    expect(hrefs.length).toBeGreaterThan(1)
    for (const href of hrefs) expect(href).toContain(`token=${token}`)
  }
})
