import { Compile } from 'typebox/compile'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { addRules } from '../../spatial/organisations/testing/add-units-and-rules.ts'
import { testApp } from '../testing.ts'
import { ComponentCollection } from './schemas.ts'

const fixture = testApp()
beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  await addRules(fixture.database.current.db, { R1: { handler: 'W1' } })
})

const get = (url: string, headers: Record<string, string> = {}) => fixture.app.inject({ url, headers })
const search = (payload: object) => fixture.app.inject({ method: 'POST', url: '/api/components/search', payload })
const idsOf = (body: { features: { id: string }[] }) => body.features.map(({ id }) => id)

describe('the list', () => {
  test('is a GeoJSON collection with everything about each component', async () => {
    const answer = await get('/api/components?limit=1')
    expect(answer.json()).toEqual({
      type: 'FeatureCollection',
      numberReturned: 1,
      next: '5109030101000001',
      features: [
        {
          type: 'Feature',
          id: '5109030101000001',
          geometry: { type: 'Point', coordinates: [105.5702, 30.5002] },
          properties: {
            code: '5109030101000001',
            classCode: '0101',
            name: '上水井盖',
            state: 'intact',
            authorityCode: null,
            ownerCode: 'W1',
            maintainerCode: 'W1',
            gridCode: '510903001001001',
            location: '嘉禾东路1号门前',
            surveyedOn: null,
            changedOn: null,
            dataSource: null,
            accuracyClass: null,
            note: null,
            attributes: {},
            version: expect.any(Number),
            validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
          },
        },
      ],
    })
  })

  test('is what its description says, with and without more pages', async () => {
    const description = Compile(ComponentCollection)
    for (const query of ['', '?limit=2', '?class=0699']) {
      const answer = await get(`/api/components${query}`)
      expect(answer.headers['content-type']).toContain('application/geo+json')
      expect(description.Errors(answer.json())).toEqual([])
    }
  })

  test.each([
    ['class=0101,04&state=intact', ['5109030101000001', '5109030405000001', '5109040101000001']],
    ['bbox=105.57,30.5,105.571,30.501', ['5109030101000001', '5109030101000002']],
    ['near=105.5715,30.5005&radius=60', ['5109030118000001', '5109030211000001']],
    ['area=510903002,G01&unit=W3', ['5109030305000001', '5109030405000001']],
    ['grid=510903001001001&q=3%E5%8F%B7', ['5109030101000002']],
    ['changedSince=0&after=5109030405000001', ['5109032101000001', '5109040101000001']],
    ['at=2000-01-01', []],
    ['at=2999-12-31&class=21', ['5109032101000001']],
  ])('%s', async (query, expected) => {
    expect(idsOf((await get(`/api/components?${query}`)).json())).toEqual(expected)
  })

  test.each([
    ['bbox=1,2,3', 'bbox'],
    ['bbox=106,30,105,31', 'in this order'],
    ['bbox=30,105,31,106', 'longitude, then latitude'],
    ['bbox=NaN,1,2,3', 'bbox'],
    ['near=105.5,30.5', 'belong together'],
    ['radius=5', 'belong together'],
    ['near=105.5,30.5&radius=Infinity', 'radius'],
    ['near=105.5,30.5&radius=-1', 'radius'],
    ['class=0101,', 'class'],
    ['class=101', 'class'],
    ['state=broken', 'state'],
    ['grid=1', 'grid'],
    ['limit=10001', 'limit'],
    ['limit=0', 'limit'],
    ['limit=unlimited', 'limit'],
    ['after=1', 'after'],
    ['at=yesterday', 'at'],
    ['at=2026-02-30', 'at'],
    ['changedSince=-1', 'changedSince'],
    ['colour=red', 'additional'],
  ])('%s is refused with the reason', async (query, reason) => {
    const answer = await get(`/api/components?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid-parameter', detail: expect.stringContaining(reason) })
  })

  test('is 304 for whoever has it, until something is published', async () => {
    const { etag } = (await get('/api/components?class=0101')).headers
    expect((await get('/api/components?class=0101', { 'if-none-match': etag! })).statusCode).toBe(304)
    await addRules(fixture.database.current.db, { R9: { class: '2101', handler: 'W1' } })
    expect((await get('/api/components?class=0101', { 'if-none-match': etag! })).statusCode).toBe(200)
  })
})

describe('a drawn polygon', () => {
  const ring = [
    [105.57, 30.5],
    [105.5715, 30.5],
    [105.5715, 30.501],
    [105.57, 30.501],
    [105.57, 30.5],
  ]
  const polygon = { type: 'Polygon', coordinates: [ring] }

  test('finds what touches it, with the other filters and paging', async () => {
    expect(idsOf((await search({ polygon, class: '01', limit: 2 })).json())).toEqual(SMALL_REGISTER_CODES.slice(0, 2))
    const rest = await search({ polygon, class: '01', limit: 2, after: SMALL_REGISTER_CODES[1] })
    expect(rest.json()).toMatchObject({ numberReturned: 1, features: [{ id: '5109030118000001' }] })
    expect(rest.json()).not.toHaveProperty('next')
  })

  test.each([
    [{}, 'polygon'],
    [{ polygon: { type: 'Point', coordinates: [105, 30] } }, 'found a Point'],
    [{ polygon: { type: 'Polygon', coordinates: [ring.slice(0, 4)] } }, 'ends where it begins'],
    [{ polygon, limit: '5' }, 'limit'],
    [{ polygon, colour: 'red' }, 'unknown member: colour'],
  ])('%j is refused with the reason', async (body, reason) => {
    const answer = await search(body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'invalid-parameter', detail: expect.stringContaining(reason) })
  })
})

describe('the nearest', () => {
  test('come with their distances', async () => {
    const { features } = (await get('/api/components/nearest?lon=105.5715&lat=30.5005&class=0101&k=2')).json()
    expect(features.map((one: { properties: object }) => one.properties)).toMatchObject([
      { code: '5109030101000002', distanceMeters: expect.closeTo(74.98, 2) },
      { code: '5109030101000001', distanceMeters: expect.closeTo(129.18, 1) },
    ])
  })

  test.each([
    'lon=105',
    'lat=30.5&lon=x',
    'lon=30.5&lat=105.5',
    'lon=105&lat=30&k=1001',
    'lon=105&lat=30&at=2020-01-01',
  ])('%s is refused', async query => {
    expect((await get(`/api/components/nearest?${query}`)).statusCode).toBe(400)
  })
})

describe('counts', () => {
  test('add up, by a dimension, under the same filters', async () => {
    expect((await get('/api/components/counts?by=state&class=01')).json()).toEqual({
      by: 'state',
      total: 4,
      counts: [
        { key: 'damaged', count: 1 },
        { key: 'intact', count: 3 },
      ],
    })
    expect((await get('/api/components/counts?by=colour')).statusCode).toBe(400)
    expect((await get('/api/components/counts')).statusCode).toBe(400)
  })
})

describe('one component', () => {
  test('comes with its place, its units, who is responsible and its versions', async () => {
    const answer = await get('/api/components/5109030305000001')
    const life = answer.json()
    expect(life).toMatchObject({
      id: '5109030305000001',
      properties: { state: 'lost', retiredAt: null },
      class: { nameZh: '垃圾箱', majorNameZh: '市容环境' },
      grid: '510903002001002',
      street: { code: '510903002' },
      managementArea: { code: 'G01' },
      maintainer: { nameZh: '单位W3' },
      responsibility: { unit: { code: 'W1' }, rule: 'R1' },
      versions: [{ isRetired: false, differences: [], commit: { note: 'First survey' } }],
    })
    expect(answer.headers.etag).toBe(`"${life.properties.version}"`)
  })

  test('shows who wrote a version only to callers with a key', async () => {
    const url = '/api/components/5109030305000001'
    expect((await get(url)).json().versions[0].commit).not.toHaveProperty('actor')
    expect((await get(url, await fixture.as('components:write'))).json().versions[0].commit.actor).toBe('test')
  })

  test('that does not exist is not found; what is no code is refused', async () => {
    expect((await get('/api/components/5109030305999999')).json()).toMatchObject({
      status: 404,
      code: 'component-not-found',
    })
    expect((await get('/api/components/x')).statusCode).toBe(400)
  })
})
