import { beforeAll, expect, test } from 'vitest'
import { EVERYTHING } from '../../spatial/access/reader.ts'
import { changeComponent } from '../../spatial/components/change-component.ts'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { commit, lastCommit } from '../../spatial/database/commit.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const LAMP = '5109030118000001'
const COVER = '5109030101000001'
const BIN = '5109030305000001'
let survey: number

const download = (query: string, headers = {}) =>
  fixture.app.inject({ url: `/ogc/collections/component_points/download?${query}`, headers })
const idsOf = (answer: Awaited<ReturnType<typeof download>>): string[] =>
  answer.json().features.map(({ id }: { id: string }) => id)

beforeAll(async () => {
  const { db } = fixture.database.current
  survey = await buildSmallRegister(db)
  const { version } = (await fixture.app.inject({ url: `/api/components/${COVER}` })).json().properties
  const writing = { actor: 'inspector', reader: EVERYTHING, today: '2026-11-23', version }
  await changeComponent(db, COVER, { state: 'damaged' }, writing)
  await commit(db, { actor: 'test' }, trx =>
    trx.updateTable('components').set({ retired_at: new Date() }).where('code', '=', LAMP).execute(),
  )
})

test('a copy that takes the differences is the same as one that is taken whole', async () => {
  const copy = new Set(SMALL_REGISTER_CODES)
  const answer = (await download(`since=${survey}`)).json()
  for (const { id } of answer.features) copy.add(id)
  for (const id of answer.deleted) copy.delete(id)
  for (const id of idsOf(await download(''))) expect(copy).toContain(id)
  expect(answer).toMatchObject({
    since: survey,
    commit: await lastCommit(fixture.database.current.db),
    deleted: [LAMP],
  })
  expect(answer.features).toEqual([expect.objectContaining({ id: COVER })])
  const none = (await download(`since=${answer.commit}`)).json()
  expect([none.features, none.deleted]).toEqual([[], []])
})

test('what fits the filter no longer is gone from the copy of what fits', async () => {
  const answer = (await download(`since=${survey}&state=intact`)).json()
  expect([answer.features, answer.deleted.sort()]).toEqual([[], [COVER, LAMP]])
})

test('a table says in its first column what was done, and keeps the key', async () => {
  const answer = await download(`since=${survey}&f=csv&properties=state`)
  const [head, ...lines] = answer.body.trimEnd().split('\r\n')
  expect(head).toBe('op,code,state,lon,lat,wkt')
  expect(lines.map(line => line.split(',').slice(0, 3))).toEqual([
    ['changed', COVER, 'damaged'],
    ['deleted', LAMP, ''],
  ])
  expect(answer.headers['content-disposition']).toMatch(/component_points-\d+-\d+\.csv/)
})

test('whoever sees a part is told of that part alone', async () => {
  const headers = await fixture.given({ layers: null, area: { codes: ['510903002'] } })
  const answer = await download('since=0', headers)
  expect(idsOf(answer)).toContain(BIN)
  expect(answer.body).not.toMatch(new RegExp(`${LAMP}|${COVER}`))
})

test.each([
  'since=1&f=gpkg',
  'since=x',
  'since=1&sortby=code',
  'since=1&datetime=2026-01-01T00:00:00Z',
  'since=1&f=csv&skipGeometry=true',
  'since=99999',
])('%s is refused in words', async query => {
  expect((await download(query)).json()).toMatchObject({ status: 400, code: 'invalid-parameter' })
})

test('the description names the parameter', async () => {
  const document = (await fixture.app.inject({ url: '/ogc/api' })).json()
  const { parameters } = document.paths['/collections/component_points/download'].get
  expect(parameters.map(({ name }: { name: string }) => name)).toContain('since')
})
