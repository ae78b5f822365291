import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Grant } from '../../spatial/access/reader.ts'
import { buildSmallRegister, smallRegister } from '../../spatial/components/testing/small-register.ts'
import { FEATURE_TYPES } from '../../spatial/features/feature-catalogue.ts'
import { middleOf, SMALL_CITY_GRIDS } from '../../spatial/grids/testing/small-city.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
type Headers = Record<string, string>
const ask = (url: string, headers: Headers) => fixture.app.inject({ url: `/ogc${url}`, headers })

const STREET = '510903001'
const ONE_STREET: Grant = { layers: null, area: { codes: [STREET] } }
const inStreet = (name: string) =>
  smallRegister.features.filter(
    ({ properties, geometry }) => properties!.grid_code.startsWith(STREET) && geometry.type === name,
  ).length

beforeAll(() => buildSmallRegister(fixture.database.current.db))

describe('a key for one street', () => {
  let headers: Headers
  beforeAll(async () => {
    headers = await fixture.given(ONE_STREET)
  })

  test.each(FEATURE_TYPES.map(({ name }) => name))('finds nothing of %s outside, on any way to it', async name => {
    const everyone = (await ask(`/collections/${name}/items?limit=1000`, {})).json().features as {
      id: string
      properties: Record<string, string>
    }[]
    const seen = (await ask(`/collections/${name}/items?limit=1000`, headers)).json()
    const ids = seen.features.map(({ id }: { id: string }) => id)
    expect(seen.numberMatched).toBe(ids.length)
    const outside = everyone.filter(({ id }) => !ids.includes(id))
    for (const { id } of outside) {
      expect((await ask(`/collections/${name}/items/${id}`, headers)).statusCode).toBe(404)
      expect((await ask(`/collections/${name}/items?ids=${id}`, headers)).json().numberMatched).toBe(0)
      const filter = encodeURIComponent(`${FEATURE_TYPES.find(type => type.name === name)!.key}='${id}'`)
      expect(
        (await ask(`/collections/${name}/items?filter=${filter}&resultType=hits`, headers)).json().numberMatched,
      ).toBe(0)
      expect(
        (await ask(`/collections/${name}/items?filter=${filter}&datetime=2020-01-01/..`, headers)).json().numberMatched,
      ).toBe(0)
    }
    expect((await ask(`/collections/${name}`, headers)).json().itemCount).toBe(ids.length)
    const text = (await ask(`/collections/${name}/download?f=json`, headers)).body
    for (const { id } of outside) expect(text).not.toContain(`"id":"${id}"`)
  })

  test('finds what is inside', async () => {
    expect((await ask('/collections/component_points', headers)).json().itemCount).toBe(inStreet('Point'))
    expect(inStreet('Point')).toBeGreaterThan(0)
    const grids = (await ask('/collections/unit_grids/items', headers)).json().features
    expect(grids.map(({ id }: { id: string }) => id)).toEqual(SMALL_CITY_GRIDS.filter(code => code.startsWith(STREET)))
    expect(
      (await ask('/collections/streets/items', headers)).json().features.map(({ id }: { id: string }) => id),
    ).toEqual([STREET])
    expect((await ask('/collections/districts', headers)).json().itemCount).toBe(0)
  })

  test('is told an extent of its own, and no 304 for what another key has seen', async () => {
    const everyone = await ask('/collections/component_points', {})
    const own = await ask('/collections/component_points', headers)
    expect(own.json().extent.spatial.bbox).not.toEqual(everyone.json().extent.spatial.bbox)
    const answer = await ask('/collections/component_points', {
      ...headers,
      'if-none-match': everyone.headers.etag as string,
    })
    expect(answer.statusCode).toBe(200)
    expect(
      (await ask('/collections/component_points', { ...headers, 'if-none-match': own.headers.etag as string }))
        .statusCode,
    ).toBe(304)
    expect(own.headers['cache-control']).toContain('private')
  })

  test('writes inside, and neither outside nor across the border', async () => {
    const [inside, outside] = [middleOf('510903001001001'), middleOf('510903002001001')]
    const feature = (coordinates: number[]) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: { classCode: '0102', state: 'intact' },
    })
    const create = (coordinates: number[]) =>
      fixture.app.inject({
        method: 'POST',
        url: '/ogc/collections/component_points/items',
        headers,
        payload: feature(coordinates),
      })
    expect((await create(outside)).json()).toMatchObject({ status: 403, code: 'not-permitted' })
    const created = await create(inside)
    expect(created.statusCode).toBe(201)
    const url = new URL(created.headers.location as string).pathname
    const move = (payload: object) =>
      fixture.app.inject({
        method: 'PATCH',
        url,
        headers: { ...headers, 'content-type': 'application/merge-patch+json' },
        payload: JSON.stringify(payload),
      })
    expect((await move({ geometry: { type: 'Point', coordinates: outside } })).statusCode).toBe(403)
    expect((await move({ properties: { note: 'seen' } })).statusCode).toBe(204)
    const foreign = smallRegister.features.find(
      ({ properties, geometry }) => geometry.type === 'Point' && !properties!.grid_code.startsWith(STREET),
    )!
    const other = `/ogc/collections/component_points/items/${foreign.properties!.code}`
    expect((await fixture.app.inject({ method: 'DELETE', url: other, headers })).statusCode).toBe(404)
  })
})

describe('a key for two layers, one of them cut', () => {
  let headers: Headers
  beforeEach(async () => {
    headers = await fixture.given({
      layers: {
        component_points: { attributes: ['classCode', 'state'], canWrite: false },
        roads: { attributes: null, canWrite: false },
      },
      area: null,
    })
  })
  const POINTS = '/collections/component_points'

  test('finds these two alone', async () => {
    const { collections } = (await ask('/collections', headers)).json()
    expect(collections.map(({ id }: { id: string }) => id)).toEqual(['component_points', 'roads'])
    expect((await ask('/collections/places', headers)).statusCode).toBe(404)
    expect((await ask('/collections/places/items', headers)).statusCode).toBe(404)
    const api = (await ask('/api', headers)).json()
    expect(Object.keys(api.paths).some(path => path.includes('places'))).toBe(false)
    expect(api.paths['/collections/component_points/items'].post).toBeUndefined()
  })

  test.each(['schema', 'queryables', 'sortables'])('finds no hidden attribute in the %s', async part => {
    const names = Object.keys((await ask(`${POINTS}/${part}`, headers)).json().properties)
    expect(names.filter(name => name !== 'geometry').sort()).toEqual(['classCode', 'code', 'state'])
  })

  test.each([
    ["filter=note='x'", 'filter'],
    ['note=x', 'parameter'],
    ['sortby=note', 'sort'],
    ['properties=note', 'choice'],
    ["filter=maintainerCode='W1' or state='intact'", 'part of a filter'],
  ])('is told that there is no such attribute: %s', async query => {
    expect((await ask(`${POINTS}/items?${encodeURI(query)}`, headers)).statusCode).toBe(400)
    expect((await ask(`${POINTS}/items?${encodeURI(query)}`, {})).statusCode).toBe(200)
  })

  test.each(['json', 'csv'])('reads no hidden attribute as %s, now or from the past', async format => {
    for (const moment of ['', '&datetime=2020-01-01/..']) {
      const { body } = await ask(`${POINTS}/items?f=${format}${moment}`, headers)
      expect(body).toContain('classCode')
      for (const name of ['note', 'maintainerCode', 'W1', 'location']) expect(body).not.toContain(name)
    }
  })

  test('may not write what it may read', async () => {
    const answer = await fixture.app.inject({ method: 'POST', url: `/ogc${POINTS}/items`, headers, payload: {} })
    expect(answer.statusCode).toBe(405)
  })
})

test('a walk that began before shows hidden things no more than the present', async () => {
  const headers = await fixture.given(ONE_STREET)
  const first = (await ask('/collections/component_points/items?limit=1', headers)).json()
  const next = first.links.find(({ rel }: { rel: string }) => rel === 'next').href
  const stolen = `${new URL(next).pathname.replace('/ogc', '')}${new URL(next).search}`
  expect((await ask(stolen, headers)).json().numberMatched).toBe(first.numberMatched)
  const seq = /cursor=(\d+)\./.exec(next)![1]
  const all = await ask(`/collections/component_points/items?limit=1000&cursor=${seq}.0`, headers)
  expect(all.json().features.length).toBe(first.numberMatched)
})

test('what is not public is found with a key alone', async () => {
  const { db } = fixture.database.current
  await db.insertInto('layer_rights').values({ layer: 'places', is_public: false, public_attributes: null }).execute()
  await db
    .insertInto('layer_rights')
    .values({ layer: 'component_points', is_public: true, public_attributes: ['state'] })
    .execute()
  fixture.app.access.forget()
  expect((await ask('/collections/places', {})).statusCode).toBe(404)
  expect((await ask('/collections/places', await fixture.as('components:write'))).statusCode).toBe(200)
  expect((await ask('/collections/component_points/items', {})).body).not.toContain('maintainerCode')
  await db.deleteFrom('layer_rights').execute()
  fixture.app.access.forget()
  expect((await ask('/collections/places', {})).statusCode).toBe(200)
})
