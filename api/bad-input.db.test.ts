import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../spatial/components/testing/small-register.ts'
import { HOSTILE_VALUES, INSIDE, randomFrom } from './testing/hostile-values.ts'
import { testApp } from './testing.ts'

const fixture = testApp()
let administrator: object

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  administrator = await fixture.as('admin', 'imports:read')
})

/** Stays open until the reader leaves. */
const ENDLESS = ['/api/events']

/** What a parameter means where it is right; the rest is left out. */
const RIGHT: Record<string, string> = {
  lon: '105.5735',
  lat: '30.5005',
  k: '3',
  by: 'class',
  near: '105.5735,30.5005',
  radius: '100',
  since: '0',
  q: '灯',
  bbox: '105.5,30.4,105.6,30.6',
  class: '0101',
  grid: '510903002001002',
  component: '5109030118000001',
}

/** Values for the parts of a path, right ones: what is wrong in them is sent as a value too. */
const PARTS: Record<string, string> = {
  code: '5109030118000001',
  format: 'geojson',
  layer: 'components',
  z: '15',
  x: '26000',
  y: '13000',
  sequence: 'none',
  id: '1',
  number: '1',
  level: '1',
}

interface Question {
  path: string
  parameters: string[]
  required: string[]
}

interface Described {
  get?: { parameters?: { in: string; name: string; required?: boolean }[] }
}

/** Every address that is asked with GET, as the description of the API lists it. */
const describedQuestions = (): Question[] =>
  Object.entries(fixture.app.swagger().paths as Record<string, Described>).flatMap(([path, { get }]) => {
    if (!get || ENDLESS.includes(path)) return []
    const queried = (get.parameters ?? []).filter(parameter => parameter.in === 'query')
    return [
      {
        path,
        parameters: queried.map(({ name }) => name),
        required: queried.filter(({ required }) => required).map(({ name }) => name),
      },
    ]
  })

/** Protocols whose parameters are read by the protocol, not by a schema. */
const PROTOCOLS: Record<string, string[]> = {
  '/ogc/collections/component_points/items': [
    'bbox',
    'bbox-crs',
    'crs',
    'datetime',
    'filter',
    'filter-crs',
    'filter-lang',
    'f',
    'limit',
    'name',
    'offset',
    'properties',
    'sortby',
  ],
  '/ogc/collections/component_points/items/5109030118000001': ['crs', 'f'],
  '/ogc/collections/component_areas/tiles/WebMercatorQuad/15/13000/26000': ['f', 'datetime'],
  '/arcgis/rest/services/city/FeatureServer/0/query': [
    'f',
    'geometry',
    'geometryType',
    'groupByFieldsForStatistics',
    'having',
    'inSR',
    'objectIds',
    'orderByFields',
    'outFields',
    'outSR',
    'outStatistics',
    'quantizationParameters',
    'resultOffset',
    'resultRecordCount',
    'returnDistinctValues',
    'spatialRel',
    'time',
    'token',
    'where',
  ],
}

const fill = (path: string): string => path.replace(/\{(\w+)\}/g, (_, name: string) => PARTS[name] ?? '1')

async function expectAnswer(url: string, headers: object): Promise<void> {
  const answer = await fixture.app.inject({ url, headers: { ...headers } })
  const asked = decodeURIComponent(url.slice(0, 300))
  expect({ asked, isOurFault: answer.statusCode >= 500 }).toEqual({ asked, isOurFault: false })
  const isRefusal = answer.statusCode >= 400 || answer.body.startsWith(`{"error"`)
  if (!isRefusal) return
  expect({ asked, code: /"code":\s*5\d\d\b/.exec(answer.body)?.[0] }).toEqual({ asked, code: undefined })
  const said = HOSTILE_VALUES.reduce((text, value) => text.replaceAll(value, ''), answer.body)
  expect({ asked, inside: INSIDE.exec(said)?.[0] }).toEqual({ asked, inside: undefined })
}

const withQuery = (path: string, query: Record<string, string>): string =>
  `${path}?${new URLSearchParams(query).toString()}`

describe('whatever is sent to any address, the answer is an answer or a refusal in its own words', () => {
  test('each parameter, with each value', async () => {
    for (const { path, parameters, required } of describedQuestions()) {
      const base = Object.fromEntries(required.map(name => [name, RIGHT[name] ?? '1']))
      for (const name of parameters)
        for (const value of HOSTILE_VALUES)
          await expectAnswer(withQuery(fill(path), { ...base, [name]: value }), administrator)
    }
  }, 240_000)

  test('each part of a path, with each value', async () => {
    for (const { path, required } of describedQuestions()) {
      const base = Object.fromEntries(required.map(name => [name, RIGHT[name] ?? '1']))
      for (const part of path.match(/\{\w+\}/g) ?? [])
        for (const value of HOSTILE_VALUES)
          await expectAnswer(withQuery(fill(path.replace(part, encodePart(value))), base), administrator)
    }
  }, 240_000)

  test.each(Object.entries(PROTOCOLS))(
    '%s',
    async (path, parameters) => {
      for (const name of parameters)
        for (const value of HOSTILE_VALUES) await expectAnswer(withQuery(path, { [name]: value }), {})
    },
    240_000,
  )

  test.each([1, 2, 3])(
    'filters put together at random (seed %i)',
    async seed => {
      const random = randomFrom(seed)
      for (let round = 0; round < 150; round++) {
        const filter = randomFilter(random)
        await expectAnswer(withQuery('/ogc/collections/component_points/items', { filter }), {})
        await expectAnswer(
          withQuery('/arcgis/rest/services/city/FeatureServer/0/query', { where: filter, f: 'json' }),
          {},
        )
      }
    },
    240_000,
  )

  test('a filter of ten thousand terms, and one of ten megabytes', async () => {
    const terms = Array.from({ length: 10_000 }, (_, i) => `name='${i}'`).join(' or ')
    for (const filter of [terms, `name='${'x'.repeat(10_000_000)}'`]) {
      const answer = await fixture.app.inject({
        method: 'POST',
        url: '/arcgis/rest/services/city/FeatureServer/0/query',
        payload: new URLSearchParams({ where: filter, f: 'json' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(answer.statusCode).toBeLessThan(500)
      await expectAnswer(withQuery('/ogc/collections/component_points/items', { filter: filter.slice(0, 200_000) }), {})
    }
  }, 120_000)
})

/** A path may not hold half a character pair. */
const encodePart = (value: string): string => encodeURIComponent(value.toWellFormed())

const WORDS = [
  'name',
  'classCode',
  'version',
  'geometry',
  'nothing',
  '=',
  '<>',
  'like',
  'in',
  'between',
  'and',
  'or',
  'not',
  'is null',
  '(',
  ')',
  ',',
  "'a'",
  "'%'",
  "''",
  '1',
  '-1e308',
  '1/0',
  'S_INTERSECTS(geometry,POINT(1 2))',
  'T_AFTER(surveyedOn,DATE(',
  "DATE '2020-13-45'",
  'CASEI(name)',
  'A_CONTAINS',
]

const randomFilter = (random: () => number): string =>
  Array.from({ length: 1 + Math.floor(random() * 9) }, () =>
    random() < 0.1
      ? HOSTILE_VALUES[Math.floor(random() * HOSTILE_VALUES.length)]
      : WORDS[Math.floor(random() * WORDS.length)],
  ).join(' ')
