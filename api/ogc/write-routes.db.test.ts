import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let headers: Record<string, string>
const POINTS = '/ogc/collections/component_points/items'
const WGS84 = 'http://www.opengis.net/def/crs/EPSG/0/4326'
const PLACE = [105.5705, 30.5005]

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  headers = { ...(await fixture.as('components:write')), 'content-type': 'application/geo+json' }
})

const feature = (properties: object, coordinates: number[] = PLACE) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
})
const LAMP = { classCode: '0118', state: 'intact' }

const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object, more: object = {}) =>
  fixture.app.inject({ method, url, headers: { ...headers, ...more }, ...(payload && { payload }) })
const read = (url: string) => fixture.app.inject({ url })

async function created(properties: object = LAMP): Promise<{ url: string; etag: string }> {
  const answer = await send('POST', POINTS, feature(properties))
  expect(answer.statusCode, answer.body).toBe(201)
  return { url: new URL(answer.headers.location as string).pathname, etag: answer.headers.etag as string }
}

describe('creating', () => {
  test('answers where the feature is, and it is there', async () => {
    const { url, etag } = await created({ ...LAMP, code: null, name: '路灯一号' })
    const answer = await read(url)
    expect(answer.headers.etag).toBe(etag)
    expect(answer.json()).toMatchObject({
      geometry: { type: 'Point', coordinates: PLACE },
      properties: { name: '路灯一号', state: 'intact', classCode: '0118' },
    })
  })

  test.each([`<${WGS84}>`, WGS84])('understands Content-Crs: %s', async crs => {
    const answer = await send('POST', POINTS, feature(LAMP, [30.5005, 105.5705]), { 'content-crs': crs })
    expect(answer.statusCode, answer.body).toBe(201)
    const { geometry } = (await read(new URL(answer.headers.location as string).pathname)).json()
    expect(geometry.coordinates).toEqual(PLACE)
  })

  test('names the swap of a swapped pair', async () => {
    const answer = await send('POST', POINTS, feature(LAMP, [30.5005, 105.5705]))
    expect(answer.statusCode).toBe(422)
    expect(answer.json().detail).toMatch(/^Latitude and longitude are swapped: longitude 30.5005, .*经纬度颠倒：/)
  })

  test('keeps a line of one part as a line', async () => {
    const geometry = { type: 'MultiLineString', coordinates: [[PLACE, [105.5708, 30.5005]]] }
    const answer = await send('POST', '/ogc/collections/component_lines/items', {
      type: 'Feature',
      geometry,
      properties: { classCode: '0211', state: 'intact' },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    expect((await read(new URL(answer.headers.location as string).pathname)).json().geometry).toEqual(geometry)
  })

  test.each<[string, object, number]>([
    ['no state', feature({ classCode: '0118' }), 422],
    ['no class', feature({ state: 'intact' }), 422],
    ['an unknown attribute', feature({ ...LAMP, colour: 'red' }), 400],
    ['an unknown state', feature({ ...LAMP, state: 'fine' }), 400],
    ['no geometry', { type: 'Feature', geometry: null, properties: LAMP }, 422],
    [
      'a line among points',
      { ...feature(LAMP), geometry: { type: 'LineString', coordinates: [PLACE, [105.571, 30.5]] } },
      422,
    ],
    ['a place outside the city', feature(LAMP, [104, 30]), 422],
    ['a coordinate that is no number', feature(LAMP, ['105', 30.5] as unknown as number[]), 422],
    ['no feature', { type: 'Point', coordinates: PLACE }, 400],
  ])('refuses %s', async (_what, payload, status) => {
    expect((await send('POST', POINTS, payload)).statusCode).toBe(status)
  })
})

describe('a feature', () => {
  let url: string
  let etag: string
  beforeEach(async () => {
    const made = await created({ ...LAMP, location: '明月路西侧', attributes: { 高度: 8, 材质: '钢' } })
    url = made.url
    etag = made.etag
  })
  const patch = (payload: object, more = {}) =>
    send('PATCH', url, payload, { 'content-type': 'application/merge-patch+json', ...more })

  test('is changed where the patch says so', async () => {
    const answer = await patch({ properties: { state: 'damaged', attributes: { 高度: null } } })
    expect(answer.statusCode, answer.body).toBe(204)
    const { properties } = (await read(url)).json()
    expect(properties).toMatchObject({ state: 'damaged', location: '明月路西侧', attributes: { 材质: '钢' } })
    expect(answer.headers.etag).toBe(`"${properties.version}"`)
  })

  test('moves', async () => {
    const moved = await patch({ geometry: { type: 'Point', coordinates: [105.5745, 30.5005] } })
    expect(moved.statusCode, moved.body).toBe(204)
    expect((await read(url)).json().properties.gridCode).toBe('510903002001002')
  })

  test('is replaced by a feature as it was read, with what was changed in it', async () => {
    const { links: _links, ...present } = (await read(url)).json()
    const { location: _location, ...properties } = { ...present.properties, state: 'lost', attributes: { 灯头: 2 } }
    const answer = await send('PUT', url, { ...present, properties })
    expect(answer.statusCode, answer.body).toBe(204)
    expect((await read(url)).json().properties).toMatchObject({
      state: 'lost',
      location: null,
      attributes: { 灯头: 2 },
    })
  })

  test('keeps what cannot be written', async () => {
    const answer = await patch({ properties: { gridCode: '510903001001002' } })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'attribute-not-writable'])
  })

  test('seen in an older version is not overwritten', async () => {
    expect((await patch({ properties: { state: 'damaged' } }, { 'if-match': etag })).statusCode).toBe(204)
    const late = await patch({ properties: { state: 'lost' } }, { 'if-match': etag })
    expect([late.statusCode, late.json().code]).toEqual([412, 'changed-meanwhile'])
    expect((await patch({ properties: { state: 'lost' } }, { 'if-match': '*' })).statusCode).toBe(204)
  })

  test('retired is gone, and its code with it', async () => {
    expect((await send('DELETE', url, undefined, { 'content-type': undefined })).statusCode).toBe(204)
    expect((await read(url)).statusCode).toBe(404)
    expect((await patch({ properties: { state: 'lost' } })).statusCode).toBe(404)
  })
})

describe('OPTIONS', () => {
  const allowed = async (url: string, more: object = {}) =>
    (await fixture.app.inject({ method: 'OPTIONS', url, headers: { ...more } })).headers.allow
  const writer = () => ({ authorization: headers.authorization })

  test('say what whoever asks may do', async () => {
    const one = `${POINTS}/5109030102000001`
    expect(await allowed(POINTS)).toBe('GET, HEAD, OPTIONS')
    expect(await allowed(POINTS, writer())).toBe('GET, HEAD, OPTIONS, POST')
    expect(await allowed(one, writer())).toBe('GET, HEAD, OPTIONS, PUT, PATCH, DELETE')
    expect(await allowed('/ogc/collections/roads/items', writer())).toBe('GET, HEAD, OPTIONS')
  })
})

test('what is not edited here refuses to be', async () => {
  const answer = await send('POST', '/ogc/collections/roads/items', feature({}))
  expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  const keyless = await fixture.app.inject({ method: 'POST', url: POINTS, payload: feature(LAMP) })
  expect(keyless.statusCode).toBe(401)
})
