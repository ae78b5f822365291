import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Grant } from '../spatial/access/reader.ts'
import { EVERYTHING } from '../spatial/access/reader.ts'
import { changeComponent } from '../spatial/components/change-component.ts'
import { buildSmallRegister, smallRegister } from '../spatial/components/testing/small-register.ts'
import type { BboxLonLat } from '../spatial/geometry/bbox.ts'
import { middleOf } from '../spatial/grids/testing/small-city.ts'
import { TILE_LAYERS } from '../tiles/catalogue.ts'
import { decodeTile } from '../tiles/testing/decode.ts'
import { tilesOver } from '../tiles/testing/tile-range.ts'
import { testApp } from './testing.ts'

const fixture = testApp()
type Headers = Record<string, string>
const ask = (url: string, headers: Headers) => fixture.app.inject({ url, headers })

const STREET = '510903001'
const ONE_STREET: Grant = { layers: null, area: { codes: [STREET] } }
const DRAWN: Grant = {
  layers: null,
  area: {
    drawn: {
      type: 'Polygon',
      coordinates: [
        [
          [105.57, 30.5],
          [105.573, 30.5],
          [105.573, 30.501],
          [105.57, 30.501],
          [105.57, 30.5],
        ],
      ],
    },
  },
}
const codes = (isInside: boolean): string[] =>
  smallRegister.features
    .filter(({ properties }) => properties!.grid_code.startsWith(STREET) === isInside)
    .map(({ properties }) => properties!.code)
const [INSIDE, OUTSIDE] = [codes(true), codes(false)]
const CITY: BboxLonLat = [105.56, 30.49, 105.6, 30.52]

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  await fixture.app.commits.look()
})

describe.each([
  ['codes', ONE_STREET],
  ['a drawing', DRAWN],
])('a key for one street, given by %s,', (_, grant) => {
  let headers: Headers
  beforeAll(async () => {
    headers = await fixture.given(grant)
  })

  test('lists, counts and exports what lies in it alone', async () => {
    const list = (await ask('/api/components?limit=100', headers)).json()
    expect(list.features.map(({ id }: { id: string }) => id)).toEqual(INSIDE)
    for (const by of ['class', 'state', 'grid', 'street', 'unit'])
      expect((await ask(`/api/components/counts?by=${by}`, headers)).json().total).toBe(INSIDE.length)
    for (const format of ['geojson', 'csv']) {
      const { body } = await ask(`/api/components/export/${format}`, headers)
      for (const code of INSIDE) expect(body).toContain(code)
      for (const code of OUTSIDE) expect(body).not.toContain(code)
    }
    const classes = (await ask('/api/classes', headers)).json().majors as { count: number }[]
    expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(INSIDE.length)
    expect((await ask('/api/city', headers)).json().counts.components).toBe(INSIDE.length)
  })

  test.each(OUTSIDE)('does not meet %s by any question', async code => {
    const [lon, lat] = middleOf(
      smallRegister.features.find(({ properties }) => properties!.code === code)!.properties!.grid_code,
    )
    const answers = [
      `/api/components?grid=${smallRegister.features.find(({ properties }) => properties!.code === code)!.properties!.grid_code}`,
      `/api/components?q=${code}`,
      '/api/components?at=2100-01-01',
      '/api/components?changedSince=0',
      `/api/components?near=${lon},${lat}&radius=5000`,
      `/api/components/nearest?lon=${lon}&lat=${lat}&k=100`,
      `/api/search?q=${code}&limit=50`,
      `/api/search?q=${code.slice(10)}&limit=50`,
      `/api/locate?lon=${lon}&lat=${lat}`,
      '/api/changes?limit=1000',
    ]
    for (const url of answers) {
      const answer = await ask(url, headers)
      expect(answer.statusCode, url).toBe(200)
      expect(answer.body, url).not.toContain(code)
    }
    expect((await ask(`/api/components/${code}`, headers)).statusCode).toBe(404)
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [105, 30],
          [106, 30],
          [106, 31],
          [105, 31],
          [105, 30],
        ],
      ],
    }
    const search = await fixture.app.inject({
      method: 'POST',
      url: '/api/components/search',
      headers,
      payload: { polygon },
    })
    expect(search.body).not.toContain(code)
  })

  test('sees in tiles of every layer and zoom what the feature services list, and nothing else', async () => {
    for (const layer of TILE_LAYERS) {
      const found = new Set<string>()
      for (const z of [12, 16]) {
        let counted = 0
        for (const { x, y } of tilesOver(CITY, z)) {
          const answer = await ask(`/tiles/${layer.id}/${z}/${x}/${y}`, headers)
          if (answer.statusCode !== 200) continue
          const tile = decodeTile(isZipped(answer.rawPayload) ? gunzipSync(answer.rawPayload) : answer.rawPayload)
          for (const [name, features] of Object.entries(tile))
            for (const { id, properties } of features as { id?: number; properties: Record<string, unknown> }[]) {
              if (name === 'component_cells') counted += Number(properties.n)
              else found.add(String(properties.code ?? properties.id ?? id))
            }
        }
        if (layer.id === 'components' && z === 12) expect(counted).toBe(INSIDE.length)
      }
      for (const code of OUTSIDE) expect(found).not.toContain(code)
      if (layer.id === 'components') expect([...found].sort()).toEqual(INSIDE)
      if (layer.id === 'grids') expect([...found].every(code => code.startsWith(STREET))).toBe(true)
    }
  })

  test('gets no 304 for a tile that someone else has seen', async () => {
    const { x, y } = tilesOver(CITY, 12)[0]!
    const open = await ask(`/tiles/components/12/${x}/${y}`, {})
    const own = await ask(`/tiles/components/12/${x}/${y}`, headers)
    expect(own.headers.etag).not.toBe(open.headers.etag)
    const again = await ask(`/tiles/components/12/${x}/${y}`, {
      ...headers,
      'if-none-match': open.headers.etag as string,
    })
    expect(again.statusCode).not.toBe(304)
    expect(
      (await ask(`/tiles/components/12/${x}/${y}`, { ...headers, 'if-none-match': own.headers.etag as string }))
        .statusCode,
    ).toBe(304)
  })

  test.each(['/api/responsibility/report', '/api/events'])('is refused what is about the whole city: %s', async url => {
    expect((await ask(url, headers)).json()).toMatchObject({ status: 403, code: 'not-permitted' })
  })
})

test('a component that leaves the street is deleted for whoever follows it, and its way is not told', async () => {
  const { db } = fixture.database.current
  const headers = await fixture.given(ONE_STREET)
  const code = smallRegister.features.find(
    ({ properties, geometry }) => properties!.grid_code.startsWith(STREET) && geometry.type === 'Point',
  )!.properties!.code
  const { version } = (await ask(`/api/components/${code}`, {})).json().properties
  const coordinates = middleOf('510903002001001')
  const writing = { actor: 'inspector', reader: EVERYTHING, today: '2026-11-23', version }
  const moved = await changeComponent(db, code, { geometry: { type: 'Point', coordinates } }, writing)
  const { changes } = (await ask(`/api/changes?since=${moved.version - 1}`, headers)).json()
  expect(changes).toEqual([expect.objectContaining({ key: code, op: 'delete', extent: null })])
  await changeComponent(db, code, { note: 'x' }, { ...writing, version: moved.version })
  expect((await ask(`/api/changes?since=${moved.version}`, headers)).json().changes).toEqual([])
  await fixture.app.commits.look()
  expect((await ask(`/api/components/${code}`, headers)).statusCode).toBe(404)
})

describe('a key without some attributes', () => {
  let headers: Headers
  beforeAll(async () => {
    const cut = { attributes: ['classCode', 'gridCode'], canWrite: true }
    headers = await fixture.given({
      layers: { component_points: cut, component_lines: cut, component_areas: cut },
      area: null,
    })
  })
  const HIDDEN = ['state', 'maintainerCode', 'name', 'location', 'note', 'ownerCode']
  const CODE = OUTSIDE[0]!

  test.each([
    '/api/components',
    '/api/components/nearest?lon=105.57&lat=30.5',
    `/api/components/${CODE}`,
    '/api/components/export/csv',
    '/api/components/export/geojson',
  ])('reads none of them at %s', async url => {
    const { body, statusCode } = await ask(url, headers)
    expect(statusCode).toBe(200)
    expect(body).toContain('classCode')
    for (const name of HIDDEN) expect(body, name).not.toContain(`"${name}"`)
    for (const value of ['W1', 'W2', '路灯', 'intact']) expect(body).not.toContain(value)
  })

  test.each(['state=lost', 'unit=W1', 'q=x', 'changedSince=1'])('may not ask by one: %s', async query => {
    expect((await ask(`/api/components?${query}`, headers)).statusCode).toBe(400)
    expect((await ask(`/api/components/counts?by=class&${query}`, headers)).statusCode).toBe(400)
    expect((await ask(`/api/components/counts?by=unit`, headers)).statusCode).toBe(400)
  })

  test('finds none in tiles, and may not filter them by one', async () => {
    const { x, y } = tilesOver(CITY, 12)[0]!
    expect((await ask(`/tiles/components/12/${x}/${y}?state=lost`, headers)).statusCode).toBe(400)
    const described = (await ask('/tiles/components', headers)).json().vector_layers.at(-1).fields
    expect(Object.keys(described)).toEqual(['class_code'])
    for (const { x: column, y: row } of tilesOver(CITY, 16)) {
      const answer = await ask(`/tiles/components/16/${column}/${row}`, headers)
      if (answer.statusCode !== 200) continue
      for (const features of Object.values(decodeTile(answer.rawPayload)))
        for (const { properties } of features as { properties: object }[])
          expect(Object.keys(properties)).toEqual(['class_code'])
    }
  })

  test('finds other layers nowhere', async () => {
    expect((await ask('/tiles/roads', headers)).statusCode).toBe(404)
    expect((await ask('/tiles/grids/12/0/0', headers)).statusCode).toBe(404)
    expect((await ask('/tiles', headers)).json().tiles.map(({ id }: { id: string }) => id)).toEqual(['components'])
    expect((await ask(`/api/grids/${STREET}001001`, headers)).statusCode).toBe(404)
    expect((await ask('/api/areas', headers)).json().areas).toEqual([])
    expect((await ask(`/api/search?q=${STREET}`, headers)).json().results).toEqual([])
  })

  test('may not write one', async () => {
    const { version } = (await ask(`/api/components/${CODE}`, {})).json().properties
    const change = (payload: object) =>
      fixture.app.inject({
        method: 'PATCH',
        url: `/api/components/${CODE}`,
        headers: { ...headers, 'if-match': `"${version}"` },
        payload,
      })
    expect((await change({ note: 'x' })).json()).toMatchObject({ status: 403, code: 'not-permitted' })
  })
})

test('a key in an address goes on into the addresses of tiles', async () => {
  const { authorization } = await fixture.given(ONE_STREET)
  const token = authorization.slice('Bearer '.length)
  const catalogue = (await ask(`/tiles?token=${token}`, {})).json()
  expect(catalogue.tiles[0].tilejson).toContain(`token=${token}`)
  expect((await ask(`/tiles/components?class=01&token=${token}`, {})).json().tiles[0]).toContain(
    `?class=01&token=${token}`,
  )
})

const isZipped = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b
