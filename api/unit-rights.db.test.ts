import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '../spatial/access/people.ts'
import { ROLE_NAMES, ROLES, ROLES_OF_UNITS, type RoleName } from '../spatial/access/roles.ts'
import { mayEnter } from '../spatial/access/scopes.ts'
import { beginSession } from '../spatial/access/sessions.ts'
import { buildSmallRegister, smallRegister } from '../spatial/components/testing/small-register.ts'
import { commit } from '../spatial/database/commit.ts'
import { middleOf } from '../spatial/grids/testing/small-city.ts'
import { decodeTile } from '../tiles/testing/decode.ts'
import { tilesOver } from '../tiles/testing/tile-range.ts'
import { requestTokenOf } from './plugins/session-cookie.ts'
import { testApp } from './testing.ts'

const fixture = testApp()

/** W3 stands under W1: what W3 keeps is W1's business as well. */
const UNIT = 'W1'
const THEIRS = ['W1', 'W3']
const codesWhere = (isTheirs: boolean): string[] =>
  smallRegister.features
    .map(({ properties }) => properties as { code: string; maintainer_code: string })
    .filter(({ maintainer_code: unit }) => THEIRS.includes(unit) === isTheirs)
    .map(({ code }) => code)
const [INSIDE, OUTSIDE] = [codesWhere(true), codesWhere(false)]
const STRANGER = OUTSIDE[0]!
const [LON, LAT] = middleOf(
  smallRegister.features.find(({ properties }) => properties!.code === STRANGER)!.properties!.grid_code,
)
const CITY = [105.56, 30.49, 105.6, 30.52] as const
const [TILE] = tilesOver([...CITY], 16)

const headersOf = new Map<RoleName, Record<string, string>>()

const setParent = (code: string, parent_code: string | null) =>
  commit(fixture.database.current.db, { actor: 'test' }, trx =>
    trx.updateTable('organisations').set({ parent_code }).where('code', '=', code).execute(),
  )

beforeAll(async () => {
  const { db } = fixture.database.current
  await buildSmallRegister(db)
  await setParent('W3', UNIT)
  for (const role of ROLE_NAMES) {
    const post = { role, organisationCode: UNIT, areaCodes: null, layers: null }
    const { id } = await addPerson(db, { name: role, login: role, posts: [post], password: 'a password for the unit' })
    const token = await beginSession(db, { personId: id, userAgent: undefined })
    headersOf.set(role, { cookie: `wangge_session=${token}`, 'x-request-token': requestTokenOf(token) })
  }
  await fixture.app.commits.look()
}, 60_000)

const ask = (url: string, role: RoleName) => fixture.app.inject({ url, headers: headersOf.get(role)! })

const WFS = '/wfs?service=WFS&version=2.0.0'
const TYPES = ['component_points', 'component_lines', 'component_areas']
const tile = (path: string) => `${path}/${TILE!.z}/${TILE!.x}/${TILE!.y}`

/** Addresses that would tell of the stranger, for each route that says it cuts what it answers. `lists` are about all there is. */
const asked = (service: string): Record<string, { lists?: string[]; others?: string[] }> => ({
  '/api/city': { others: ['/api/city'] },
  '/api/classes': { others: ['/api/classes'] },
  '/api/grids/:code': { others: ['/api/grids/510903001001002'] },
  '/api/areas': { others: ['/api/areas'] },
  '/api/areas/:code': { others: ['/api/areas/510903001'] },
  '/api/components': {
    lists: ['/api/components', '/api/components?at=2100-01-01', '/api/components?changedSince=0'],
    others: [
      `/api/components?q=${STRANGER}`,
      '/api/components?unit=W2',
      `/api/components?near=${LON},${LAT}&radius=5000`,
    ],
  },
  '/api/components/nearest': { others: [`/api/components/nearest?lon=${LON}&lat=${LAT}&k=100`] },
  '/api/components/counts': { others: ['/api/components/counts?by=unit&unit=W2'] },
  '/api/components/:code': { others: [`/api/components/${STRANGER}`] },
  '/api/components/export/:format': {
    lists: ['/api/components/export/geojson', '/api/components/export/csv', '/api/components/export/csv?since=0'],
  },
  '/api/changes': { lists: ['/api/changes?layer=components&limit=1000'] },
  '/tiles': { others: ['/tiles'] },
  '/tiles/:layer': { others: ['/tiles/components'] },
  '/tiles/:layer/changed': { others: ['/tiles/components/changed?since=0'] },
  '/tiles/:layer.pmtiles': { others: ['/tiles/components.pmtiles'] },
  '/tiles/:layer/:z/:x/:y': { others: [tile('/tiles/components')] },
  '/api/locate': { others: [`/api/locate?lon=${LON}&lat=${LAT}`] },
  '/api/search': { others: [`/api/search?q=${STRANGER}`, `/api/search?q=${STRANGER.slice(10)}&limit=50`] },
  '/api/imagery/look-at': {
    others: [`/api/imagery/look-at?component=${STRANGER}`, `/api/imagery/look-at?lon=${LON}&lat=${LAT}`],
  },
  '/api/imagery/pictures': { others: [`/api/imagery/pictures?lon=${LON}&lat=${LAT}`] },
  ...Object.fromEntries(
    ['', '/components', '/crop', '/image', '/tiles', '/tiles/:level/:x/:y'].map(part => [
      `/api/imagery/pictures/:id${part}`,
      { others: [`/api/imagery/pictures/P1${part.replace(/:\w+/g, '0')}`] },
    ]),
  ),
  ...Object.fromEntries(
    ['', '/conformance', '/collections', '/collections/:sequence', '/collections/:sequence/items', '/search'].map(
      part => [`/stac${part}`, { others: [`/stac${part.replace(':sequence', 'Q1')}`] }],
    ),
  ),
  '/stac/collections/:sequence/items/:id': { others: ['/stac/collections/Q1/items/P1'] },
  '/ogc': { others: ['/ogc'] },
  '/ogc/conformance': { others: ['/ogc/conformance'] },
  '/ogc/api': { others: ['/ogc/api'] },
  '/ogc/collections': { others: ['/ogc/collections'] },
  '/ogc/collections/:collectionId': { others: TYPES.map(type => `/ogc/collections/${type}`) },
  '/ogc/collections/:collectionId/schema': { others: TYPES.map(type => `/ogc/collections/${type}/schema`) },
  '/ogc/collections/:collectionId/queryables': { others: TYPES.map(type => `/ogc/collections/${type}/queryables`) },
  '/ogc/collections/:collectionId/sortables': { others: TYPES.map(type => `/ogc/collections/${type}/sortables`) },
  '/ogc/collections/:collectionId/items': {
    others: TYPES.flatMap(type => [
      `/ogc/collections/${type}/items`,
      `/ogc/collections/${type}/items?f=html`,
      `/ogc/collections/${type}/items?ids=${STRANGER}`,
      `/ogc/collections/${type}/items?filter=maintainerCode='W2'`,
      `/ogc/collections/${type}/items?datetime=2100-01-01T00:00:00Z`,
    ]),
  },
  '/ogc/collections/:collectionId/download': {
    others: TYPES.flatMap(type => [
      `/ogc/collections/${type}/download?f=csv`,
      `/ogc/collections/${type}/download?f=geojson`,
    ]),
  },
  '/ogc/collections/:collectionId/items/:featureId': {
    others: [`/ogc/collections/component_points/items/${STRANGER}`],
  },
  '/ogc/tileMatrixSets': { others: ['/ogc/tileMatrixSets'] },
  '/ogc/tileMatrixSets/:tileMatrixSetId': { others: ['/ogc/tileMatrixSets/WebMercatorQuad'] },
  '/ogc/tiles': { others: ['/ogc/tiles'] },
  '/ogc/tiles/:tileMatrixSetId': { others: ['/ogc/tiles/WebMercatorQuad'] },
  '/ogc/tiles/:tileMatrixSetId/:tileMatrix/:tileRow/:tileCol': {
    others: [`/ogc/tiles/WebMercatorQuad/${TILE!.z}/${TILE!.y}/${TILE!.x}`],
  },
  '/ogc/collections/:collectionId/tiles': { others: ['/ogc/collections/component_points/tiles'] },
  '/ogc/collections/:collectionId/tiles/:tileMatrixSetId': {
    others: ['/ogc/collections/component_points/tiles/WebMercatorQuad'],
  },
  '/ogc/collections/:collectionId/tiles/:tileMatrixSetId/:tileMatrix/:tileRow/:tileCol': {
    others: [`/ogc/collections/component_points/tiles/WebMercatorQuad/${TILE!.z}/${TILE!.y}/${TILE!.x}`],
  },
  '/wfs': {
    lists: [`${WFS}&request=GetFeature&typeNames=${TYPES.join(',')}`].slice(1),
    others: [
      ...TYPES.map(type => `${WFS}&request=GetFeature&typeNames=${type}`),
      `${WFS}&request=GetFeature&storedQuery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=component_points.${STRANGER}`,
      `${WFS}&request=GetPropertyValue&typeNames=component_points&valueReference=code`,
    ],
  },
  '/arcgis/rest/info': { others: ['/arcgis/rest/info'] },
  '/arcgis/rest': { others: ['/arcgis/rest'] },
  '/arcgis/rest/services': { others: ['/arcgis/rest/services'] },
  '/arcgis/rest/services/:service/FeatureServer': { others: [service] },
  '/arcgis/rest/services/:service/FeatureServer/layers': { others: [`${service}/layers`] },
  '/arcgis/rest/services/:service/FeatureServer/:layer': { others: [`${service}/0`] },
  '/arcgis/rest/services/:service/FeatureServer/:layer/query': {
    others: [0, 1, 2].map(layer => `${service}/${layer}/query?where=1%3D1&outFields=*&f=json`),
  },
  '/arcgis/rest/services/:service/FeatureServer/extractChanges': {
    others: [
      `${service}/extractChanges?layers=[0,1,2]&layerServerGens=${encodeURIComponent(
        JSON.stringify([0, 1, 2].map(id => ({ id, serverGen: 0 }))),
      )}&returnInserts=true&returnUpdates=true&returnDeletes=true&f=json`,
    ],
  },
})

const routesThatCut = (): string[] => [
  ...new Set(
    fixture.app.statedRoutes
      .filter(({ method, config }) => [method].flat().includes('GET') && config?.sight === 'cut')
      .map(({ url }) => url.replace(/(.)\/$/, '$1')),
  ),
]

const serviceAddress = () => `/arcgis/rest/services/${fixture.app.city.nameEn.toLowerCase()}/FeatureServer`

/** What an answer says, tiles decoded. */
function wordsOf({ rawPayload, headers }: Awaited<ReturnType<typeof ask>>): string {
  const bytes = rawPayload[0] === 0x1f && rawPayload[1] === 0x8b ? gunzipSync(rawPayload) : rawPayload
  return String(headers['content-type']).includes('vector-tile') ? JSON.stringify(decodeTile(bytes)) : bytes.toString()
}

test('every route that cuts its answer is asked here', () => {
  expect(routesThatCut().sort()).toEqual(Object.keys(asked(serviceAddress())).sort())
})

describe.each(ROLES_OF_UNITS)('a %s of a unit', role => {
  test('meets no component of other units on any route', async () => {
    for (const { lists = [], others = [] } of Object.values(asked(serviceAddress())))
      for (const url of [...lists, ...others]) {
        const answer = await ask(url, role)
        expect(answer.statusCode, url).toBeLessThan(500)
        const words = wordsOf(answer)
        // whoever asks by a code gets their own question back
        const told = OUTSIDE.filter(
          code => words.replaceAll(encodeURIComponent(url), '').includes(code) && !url.includes(code),
        )
        expect({ url, told }).toEqual({ url, told: [] })
        if (url.includes(STRANGER)) expect(words, url).not.toContain('W2')
      }
  })

  test('finds all that is theirs, in every protocol', async () => {
    const listed = async (urls: string[]): Promise<string[]> => {
      const bodies = await Promise.all(urls.map(async url => wordsOf(await ask(url, role))))
      return INSIDE.filter(code => bodies.some(body => body.includes(code)))
    }
    const routes = asked(serviceAddress())
    for (const { lists = [] } of Object.values(routes))
      for (const url of lists) expect({ url, found: await listed([url]) }).toEqual({ url, found: INSIDE })
    for (const route of ['/ogc/collections/:collectionId/items', '/ogc/collections/:collectionId/download', '/wfs'])
      expect(await listed(routes[route]!.others!)).toEqual(INSIDE)
    expect(await listed(routes['/arcgis/rest/services/:service/FeatureServer/:layer/query']!.others!)).toEqual(INSIDE)
    expect((await ask('/api/components/counts?by=unit', role)).json().total).toBe(INSIDE.length)
    const marks = await Promise.all(
      tilesOver([...CITY], 16).map(async ({ z, x, y }) => ask(`/tiles/components/${z}/${x}/${y}`, role)),
    )
    const seen = marks
      .filter(({ statusCode }) => statusCode === 200)
      .flatMap(answer => Object.values(JSON.parse(wordsOf(answer))).flat())
    expect(new Set(seen.map(mark => String((mark as { id: number }).id)))).toEqual(new Set(INSIDE))
  })

  test('sees grids and the base map like anyone', async () => {
    expect((await ask('/ogc/collections/unit_grids/items', role)).json().numberMatched).toBe(6)
  })

  test('is let into exactly the routes that cut what they show', async () => {
    for (const { method, url, config } of fixture.app.statedRoutes) {
      if (![method].flat().includes('GET') || url.includes('*')) continue
      const { statusCode, body } = await ask(url.replace(/:\w+/g, '0'), role)
      const isKept = url.startsWith('/arcgis/')
      const isRefused = !isKept && statusCode === 403
      const mayCall = mayEnter({ kind: 'person' }, ROLES[role].scopes, config?.permission ?? 'admin')
      expect({ url, isRefused, body: isRefused && mayCall ? body : '' }).toMatchObject({
        url,
        isRefused: !mayCall || config?.sight === undefined,
      })
    }
  })
})

test.each(ROLE_NAMES.filter(role => !ROLES_OF_UNITS.includes(role)))('a %s works for all units', async role => {
  expect((await ask('/api/components/counts?by=unit', role)).json().total).toBe(smallRegister.features.length)
})

test('a unit that comes under another brings its components along, and takes them away again', async () => {
  const total = async () => {
    await fixture.app.commits.look()
    const counts = (await ask('/api/components/counts?by=unit', 'handler')).json().total
    const lists = await Promise.all(
      TYPES.map(async type => (await ask(`/ogc/collections/${type}/items`, 'handler')).json().numberMatched),
    )
    expect(lists.reduce((sum, count) => sum + count, 0)).toBe(counts)
    return counts
  }
  await setParent('W2', UNIT)
  expect(await total()).toBe(smallRegister.features.length)
  await setParent('W2', null)
  expect(await total()).toBe(INSIDE.length)
})

test('an editor of a unit writes what is theirs and gives nothing away', async () => {
  const change = async (code: string, payload: object) => {
    const version = (await ask(`/api/components/${INSIDE[0]}`, 'gis_editor')).json().properties.version
    return fixture.app.inject({
      method: 'PATCH',
      url: `/api/components/${code}`,
      headers: { ...headersOf.get('gis_editor')!, 'if-match': `"${version}"`, 'sec-fetch-site': 'same-origin' },
      payload,
    })
  }
  expect((await change(INSIDE[0]!, { note: '已核对' })).statusCode).toBe(200)
  expect((await change(STRANGER, { note: 'x' })).statusCode).toBe(404)
  const given = { maintainerCode: 'W2', ownerCode: 'W2' }
  expect((await change(INSIDE[0]!, given)).json()).toMatchObject({ status: 403, code: 'not-permitted' })
})
