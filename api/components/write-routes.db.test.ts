import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let key: { authorization: string }
beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  key = await fixture.as('components:write')
})

const LAMP = { classCode: '0118', state: 'intact', geometry: { type: 'Point', coordinates: [105.5705, 30.5005] } }

const send = (
  method: 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
) =>
  fixture.app.inject({
    method,
    url: `/api/components${url}`,
    ...(payload && { payload }),
    headers: { ...key, ...headers },
  })

const fileOf = async (code: string) => (await fixture.app.inject({ url: `/api/components/${code}` })).json()

test('a component is created, changed and retired, each answer naming the version to go on from', async () => {
  const created = await send('POST', '', { ...LAMP, commitNote: 'New lamp' })
  expect(created.statusCode).toBe(201)
  const { code, version } = created.json()
  expect(created.headers).toMatchObject({ location: `/api/components/${code}`, etag: `"${version}"` })

  const changed = await send('PATCH', `/${code}`, { location: null, state: 'damaged' }, { 'if-match': `"${version}"` })
  expect(changed.json()).toEqual({ code, version: version + 1 })
  const merged = await send(
    'PATCH',
    `/${code}`,
    { attributes: { 灯头: 2 } },
    { 'if-match': changed.headers.etag as string, 'content-type': 'application/merge-patch+json' },
  )
  expect(merged.json()).toEqual({ code, version: version + 2 })

  const retired = await send('DELETE', `/${code}?note=gone`, undefined, { 'if-match': `"${version + 2}"` })
  expect(retired.json()).toEqual({ code, version: version + 3 })
  const file = await fileOf(code)
  expect(file.properties).toMatchObject({
    state: 'damaged',
    location: null,
    attributes: { 灯头: 2 },
    retiredAt: expect.any(String),
  })
  expect(file.versions.map((one: { commit: { note: string | null } }) => one.commit.note)).toEqual([
    'New lamp',
    null,
    null,
    'gone',
  ])
})

test('null empties a field and does not become an empty text', async () => {
  const { code, version } = (await send('POST', '', { ...LAMP, note: 'x' })).json()
  await send('PATCH', `/${code}`, { note: null }, { 'if-match': `"${version}"` })
  expect((await fileOf(code)).properties.note).toBeNull()
})

describe('refusals of a new component', () => {
  test.each<[string, object, number, string]>([
    ['no state', { ...LAMP, state: undefined }, 400, 'invalid-parameter'],
    ['a state in Chinese', { ...LAMP, state: '完好' }, 400, 'invalid-parameter'],
    ['a field nobody knows', { ...LAMP, colour: 'red' }, 400, 'invalid-parameter'],
    ['a number for a text', { ...LAMP, name: 5 }, 400, 'invalid-parameter'],
    ['a day that does not exist', { ...LAMP, surveyedOn: '2026-02-30' }, 400, 'invalid-parameter'],
    ['neither class nor code', { ...LAMP, classCode: undefined }, 422, 'attribute-missing'],
    ['no geometry', { ...LAMP, geometry: undefined }, 400, 'invalid-parameter'],
    [
      'latitude first',
      { ...LAMP, geometry: { type: 'Point', coordinates: [30.5, 105.57] } },
      422,
      'geometry-not-valid',
    ],
    ['a code with a letter', { ...LAMP, classCode: undefined, code: '51090301O2000001' }, 422, 'code-not-valid'],
    ['a code that is taken', { ...LAMP, code: '5109030118000001' }, 409, 'code-taken'],
    ['a class that the book lacks', { ...LAMP, classCode: '0199' }, 422, 'class-not-in-book'],
    [
      'a place outside the city',
      { ...LAMP, geometry: { type: 'Point', coordinates: [105.9, 30.5] } },
      422,
      'outside-city',
    ],
  ])('%s', async (_name, body, status, code) => {
    const answer = await send('POST', '', body)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, code })
  })
})

describe('refusals of a change', () => {
  const url = '/5109030118000001'

  test.each<[string, 'PATCH' | 'DELETE', Record<string, string>, number, string]>([
    ['without the version', 'PATCH', {}, 428, 'version-required'],
    ['without the version', 'DELETE', {}, 428, 'version-required'],
    ['with any version', 'PATCH', { 'if-match': '*' }, 428, 'version-required'],
    ['with an old version', 'PATCH', { 'if-match': '"1"' }, 412, 'changed-meanwhile'],
    ['with an old version', 'DELETE', { 'if-match': '"1"' }, 412, 'changed-meanwhile'],
  ])('%s: %s', async (_name, method, headers, status, code) => {
    const answer = await send(method, url, method === 'PATCH' ? { state: 'lost' } : undefined, headers)
    expect(answer.json()).toMatchObject({ status, code })
  })

  test.each([{ code: '5109030118000009' }, { classCode: '0102' }, { gridCode: '510903001001001' }, { version: 3 }])(
    '%j cannot be set: it follows from something else',
    async body => {
      const answer = await send('PATCH', url, body, { 'if-match': '"1"' })
      expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-parameter' })
    },
  )
})
