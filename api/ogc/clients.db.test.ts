import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { FEATURE_TYPES } from '../../spatial/features/feature-catalogue.ts'
import { testApp } from '../testing.ts'

/** Lines that real clients were seen to send, with what they need to find in the answer. */
const fixture = testApp()
const ask = (url: string, headers: Record<string, string> = {}) =>
  fixture.app.inject({ url: `/ogc${url}`, headers: { host: 'city.example', ...headers } })
const POINTS = '/collections/component_points'
const items = async (query: string, headers = {}) => {
  const answer = await ask(`${POINTS}/items?${query}`, headers)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as {
    features: { id: string; geometry: { coordinates: number[] }; properties: Record<string, unknown> }[]
    numberMatched: number
    numberReturned: number
    links: { rel: string; href: string; type: string }[]
  }
}

beforeAll(() => buildSmallRegister(fixture.database.current.db))

describe('QGIS', () => {
  test.each([
    ['/', 'application/json', 'application/json'],
    [
      '/api',
      'application/vnd.oai.openapi+json;version=3.0, application/openapi+json;version=3.0, application/json',
      'application/vnd.oai.openapi+json;version=3.0',
    ],
    ['/conformance', 'application/json', 'application/json'],
    [POINTS, 'application/json', 'application/json'],
    [`${POINTS}/`, 'application/json', 'application/json'],
    [`${POINTS}/schema?f=json`, 'application/schema+json', 'application/schema+json'],
    [`${POINTS}/queryables`, 'application/schema+json', 'application/schema+json'],
    [`${POINTS}/items?limit=10`, 'application/geo+json, application/json', 'application/geo+json'],
  ])('reads %s', async (url, accept, type) => {
    const answer = await ask(url, { accept })
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['content-type']).toContain(type)
  })

  test('finds the count in the collection and need not ask for it', async () => {
    expect((await ask(POINTS)).json().itemCount).toBe(6)
  })

  test('every link has a type, and the api link the one it looks for', async () => {
    const documents = await Promise.all(['/', '/collections', POINTS, `${POINTS}/items`].map(url => ask(url)))
    for (const links of documents.map(document => document.json().links))
      for (const link of links)
        expect(link).toMatchObject({ href: expect.any(String), rel: expect.any(String), type: expect.any(String) })
    const { links } = documents[0]!.json() as { links: { rel: string; type: string }[] }
    expect(links.find(({ rel }) => rel === 'service-desc')?.type).toBe('application/vnd.oai.openapi+json;version=3.0')
  })

  test.each([
    ['a box', 'limit=1000&bbox=105.57,30.5,105.571,30.501', 2],
    ['the storage reference system', 'limit=1000&crs=http://www.opengis.net/def/crs/EPSG/0/4490', 6],
    ['a time until for ever', 'limit=1000&datetime=2019-05-15T00:00:00Z/9999-12-31T00:00:00Z', 6],
    ['a time since ever', 'limit=1000&datetime=0000-01-01T00:00:00Z/2019-01-01T00:34:00Z', 0],
    ['queryables as parameters', 'limit=1000&state=damaged&majorCode=01', 1],
    ['CQL2', "limit=1000&filter=((state = 'damaged') AND (majorCode = '01'))&filter-lang=cql2-text", 1],
    ['CASEI', "limit=1000&filter=(CASEI(state) LIKE CASEI('DAM%25'))&filter-lang=cql2-text", 1],
    ['TIMESTAMP', "limit=1000&filter=(validFrom > TIMESTAMP('2023-04-19T12:34:56.000Z'))&filter-lang=cql2-text", 6],
    ['NOT BETWEEN', 'limit=1000&filter=version NOT BETWEEN 100 AND 200&filter-lang=cql2-text', 6],
    ['NOT IN', "limit=1000&filter=state NOT IN ('damaged','lost')&filter-lang=cql2-text", 4],
    ['NOT LIKE', "limit=1000&filter=(state NOT LIKE 'damaged')&filter-lang=cql2-text", 5],
    [
      'S_INTERSECTS with a box',
      'limit=1000&filter=S_INTERSECTS(geometry,BBOX(-180,-90,180,90))&filter-lang=cql2-text',
      6,
    ],
    [
      'S_INTERSECTS in the order of the authority',
      'limit=1000&filter=S_INTERSECTS(geometry,POLYGON((30.5 105.57,30.5 105.571,30.501 105.571,30.501 105.57,30.5 105.57)))&filter-lang=cql2-text&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326',
      2,
    ],
    ['CQL2 JSON', 'filter-lang=cql2-json&filter={"op":"=","args":[{"property":"state"},"damaged"]}', 1],
  ])('asks for %s', async (_what, query, count) => {
    const { features, numberMatched } = await items(query)
    expect([features.length, numberMatched]).toEqual([count, count])
  })

  test('reads types and roles from the schema', async () => {
    const { properties } = (await ask(`${POINTS}/schema?f=json`)).json()
    expect(properties.code).toMatchObject({ type: 'string', 'x-ogc-role': 'id', 'x-ogc-propertySeq': 1 })
    expect(properties.geometry).toMatchObject({ format: 'geometry-point', 'x-ogc-role': 'primary-geometry' })
    expect(properties.version).toMatchObject({ type: 'integer', readOnly: true })
    expect(properties.state).not.toHaveProperty('readOnly')
  })
})

describe('GDAL', () => {
  test('finds the next page in the header as in the body', async () => {
    const answer = await ask(`${POINTS}/items?limit=2`)
    const next = answer.json().links.find(({ rel }: { rel: string }) => rel === 'next').href
    expect(answer.headers.link).toContain(`<${next}>; rel="next"`)
  })

  test('counts with resultType=hits', async () => {
    expect(await items('resultType=hits')).toMatchObject({ numberMatched: 6, numberReturned: 0, features: [] })
  })

  test('asks and is answered in the order of the authority', async () => {
    const crs = 'http://www.opengis.net/def/crs/EPSG/0/4326'
    const { features } = await items(`limit=1000&bbox=30.5,105.57,30.501,105.571&bbox-crs=${crs}&crs=${crs}`)
    expect(features).toHaveLength(2)
    for (const { geometry } of features) expect(geometry.coordinates[0]).toBeCloseTo(30.5, 1)
  })

  test('writes a date with a dangling T', async () => {
    expect((await items('limit=1000&datetime=2019-10-01T%2F2019-10-02T')).numberMatched).toBe(0)
  })
})

test('ogc-client asks for ten thousand', async () => {
  expect((await items('limit=10000')).numberReturned).toBe(6)
})

test('ArcGIS counts its own offset', async () => {
  const all = (await items('limit=6')).features.map(({ id }) => id)
  const { features } = await items('limit=2&offset=4')
  expect(features.map(({ id }) => id)).toEqual(all.slice(4))
})

describe('pages', () => {
  test('are full until the end, carry key and parameters on, and end without a next link', async () => {
    const token = (await fixture.as('components:write')).authorization.slice(7)
    const sizes: number[] = []
    const ids: string[] = []
    let url: string | undefined = `/ogc${POINTS}/items?limit=2&sortby=-code&state=intact&token=${token}`
    while (url) {
      const page: Awaited<ReturnType<typeof items>> = (await fixture.app.inject({ url })).json()
      sizes.push(page.numberReturned)
      ids.push(...page.features.map(({ id }) => id))
      const next: string | undefined = page.links.find(({ rel }) => rel === 'next')?.href
      url = next && new URL(next).pathname + new URL(next).search
      if (url)
        for (const part of ['sortby=-code', 'state=intact', `token=${token}`, 'limit=2']) expect(url).toContain(part)
    }
    expect(sizes).toEqual([2, 1])
    expect(ids).toEqual([...ids].sort().reverse())
  })

  test('beyond the end are empty and lead nowhere', async () => {
    const { features, links } = await items('offset=600')
    expect(features).toEqual([])
    expect(links.map(({ rel }) => rel)).not.toContain('next')
  })
})

describe('the service refuses in words', () => {
  test.each([
    ['an unknown parameter', `${POINTS}/items?limt=1`, 400],
    ['a limit in words', `${POINTS}/items?limit=unlimited`, 400],
    ['a limit of none', `${POINTS}/items?limit=0`, 400],
    ['a negative offset', `${POINTS}/items?offset=-1`, 400],
    ['a cursor of the future', `${POINTS}/items?cursor=99999.0`, 400],
    ['three numbers as a box', `${POINTS}/items?bbox=1,2,3`, 400],
    ['a box that is not numbers', `${POINTS}/items?bbox=1,2,NaN,4`, 400],
    ['a time that is none', `${POINTS}/items?datetime=yesterday`, 400],
    ['an unknown reference system', `${POINTS}/items?crs=http://www.opengis.net/def/crs/EPSG/0/32690`, 400],
    ['an unknown reference system of the box', `${POINTS}/items?bbox=1,2,3,4&bbox-crs=urn:x`, 400],
    ['a broken filter', `${POINTS}/items?filter=state = `, 400],
    ['a filter on an attribute that is not there', `${POINTS}/items?filter=colour = 'red'`, 400],
    ['SQL where a value is due', `${POINTS}/items?sortby=code;drop table components`, 400],
    ['a power beyond all numbers', `${POINTS}/items?filter=version ^ 1e300 > 1`, 400],
    ['an unknown format', `${POINTS}/items?f=docx`, 400],
    ['an unknown collection', '/collections/lamps', 404],
    ['an unknown collection with items', '/collections/lamps/items', 404],
    ['an unknown feature', `${POINTS}/items/nothing`, 404],
    ['a feature of another collection', '/collections/component_lines/items/5109030102000001', 404],
    ['a projected CSV', `${POINTS}/items?f=csv&crs=http://www.opengis.net/def/crs/EPSG/0/4544`, 400],
  ])('%s', async (_what, url, status) => {
    const answer = await ask(url)
    expect(answer.statusCode, answer.body).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json().detail).not.toMatch(/select|syntax error|constraint/i)
  })

  test('a media type that it does not write', async () => {
    expect((await ask(`${POINTS}/items`, { accept: 'application/xml' })).statusCode).toBe(406)
  })
})

describe('every collection', () => {
  test.each(FEATURE_TYPES.map(({ name }) => name))(
    '%s is described alike in the list and alone, and can be read in every format',
    async name => {
      const listed = (await ask('/collections')).json().collections.find(({ id }: { id: string }) => id === name)
      expect((await ask(`/collections/${name}`)).json()).toEqual(listed)
      for (const f of ['json', 'html', 'fgb', 'csv'])
        expect((await ask(`/collections/${name}/items?f=${f}&limit=3`)).statusCode).toBe(200)
      for (const f of ['json', 'fgb', 'csv', 'gpkg', 'shp', 'kml', 'xlsx'])
        expect((await ask(`/collections/${name}/download?f=${f}`)).statusCode).toBe(200)
      for (const part of ['schema', 'queryables', 'sortables'])
        expect((await ask(`/collections/${name}/${part}`)).statusCode).toBe(200)
    },
  )
})
