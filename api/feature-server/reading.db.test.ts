import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, SMALL_REGISTER_CODES } from '../../spatial/components/testing/small-register.ts'
import { FEATURE_TYPES } from '../../spatial/features/feature-catalogue.ts'
import { testApp } from '../testing.ts'

/** Lines that ArcGIS Pro, the Maps SDK, QGIS, esri-leaflet and GDAL send, with what they need to find in the answer. */
const fixture = testApp()
let service = ''

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  service = `/arcgis/rest/services/${fixture.app.city.nameEn.toLowerCase()}/FeatureServer`
})

const get = (path: string) => fixture.app.inject({ url: service + path })
const json = async (path: string) => {
  const answer = await get(path)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const query = (text: string, layer = 0) => json(`/${layer}/query?f=json&${text}`)
const codes = async (text: string, layer = 0): Promise<string[]> =>
  ((await query(`outFields=code&${text}`, layer)).features as { attributes: { code: string } }[]).map(
    ({ attributes }) => attributes.code,
  )
const POINTS = 6

describe('a layer', () => {
  test.each(FEATURE_TYPES.map(({ name }, id) => [name, id]))(
    '%s is described, and its fields are those of its features',
    async (name, id) => {
      const document = await json(`/${id}?f=json`)
      expect(document).toMatchObject({ id, type: 'Feature Layer', objectIdField: 'OBJECTID', maxRecordCount: 10_000 })
      expect(document.fields[0]).toMatchObject({ name: 'OBJECTID', type: 'esriFieldTypeOID', editable: false })
      const page = await query('where=1=1&outFields=*&resultRecordCount=2', id as number)
      expect(page.fields.map((field: { name: string }) => field.name)).toEqual(
        document.fields.map((field: { name: string }) => field.name),
      )
      expect(document.description).toContain(FEATURE_TYPES.find(type => type.name === name)!.descriptionZh)
    },
  )

  test('says what each of its classes looks like, and names words in Chinese', async () => {
    const { drawingInfo, fields } = await json('/0?f=json')
    expect(drawingInfo.renderer).toMatchObject({ type: 'uniqueValue', field1: 'majorCode' })
    const state = fields.find(({ name }: { name: string }) => name === 'state')
    expect(state.domain.codedValues).toContainEqual({ code: 'intact', name: '完好' })
  })

  test('offers editing to whoever may', async () => {
    const { authorization } = await fixture.as('components:write')
    const token = authorization.slice(7)
    expect((await json('/0?f=json')).capabilities).not.toContain('Create')
    expect((await json(`/0?f=json&token=${token}`)).capabilities).toContain('Create')
    expect((await json(`/3?f=json&token=${token}`)).capabilities).not.toContain('Create')
  })

  test('all are listed and described together', async () => {
    const { layers } = await json('?f=json')
    expect((await json('/layers?f=json')).layers.map(({ id }: { id: number }) => id)).toEqual(
      layers.map(({ id }: { id: number }) => id),
    )
    expect(layers).toHaveLength(FEATURE_TYPES.length)
  })
})

describe('a query', () => {
  test('object ids are whole numbers of 32 bits, one a feature, and find it again', async () => {
    const { objectIds, objectIdFieldName } = await query('where=1=1&returnIdsOnly=true')
    expect(objectIdFieldName).toBe('OBJECTID')
    expect(new Set(objectIds).size).toBe(POINTS)
    for (const id of objectIds) expect(await codes(`objectIds=${id}`)).toHaveLength(1)
    expect(await codes(`objectIds=${objectIds.join(',')},999999`)).toHaveLength(POINTS)
  })

  test('pages are full until the end, and say whether more follows', async () => {
    const found: string[] = []
    const cut: unknown[] = []
    for (let offset = 0; offset < POINTS; offset += 4) {
      const page = await query(`where=1=1&outFields=code&resultOffset=${offset}&resultRecordCount=4`)
      found.push(...page.features.map((one: { attributes: { code: string } }) => one.attributes.code))
      cut.push(page.exceededTransferLimit)
    }
    expect([...new Set(found)]).toEqual(SMALL_REGISTER_CODES.filter(code => found.includes(code)).sort())
    expect([found.length, cut]).toEqual([POINTS, [true, undefined]])
  })

  test.each<[string, string, number]>([
    ['everything', 'where=1=1', POINTS],
    ['nothing asked for at all', '', POINTS],
    ['a word', "where=state='damaged'", 1],
    ['fields in any case', "where=STATE = 'damaged' and MajorCode = '01'", 1],
    ['an envelope in JSON', 'geometry={"xmin":105.57,"ymin":30.5,"xmax":105.571,"ymax":30.501}', 2],
    ['an envelope with commas', 'geometry=105.57,30.5,105.571,30.501&geometryType=esriGeometryEnvelope&inSR=4326', 2],
    [
      'an envelope of the Maps SDK',
      'geometry={"xmin":11752000,"ymin":3568000,"xmax":11754000,"ymax":3580000,"spatialReference":{"wkid":102100,"latestWkid":3857}}&spatialRel=esriSpatialRelIntersects',
      6,
    ],
    [
      'a polygon that contains',
      'geometryType=esriGeometryPolygon&spatialRel=esriSpatialRelContains&geometry={"rings":[[[105.57,30.5],[105.57,30.501],[105.571,30.501],[105.571,30.5],[105.57,30.5]]]}',
      2,
    ],
    ['whatever stood since a time', `time=${Date.UTC(2001, 0)},null`, POINTS],
    ['a time before anything', `time=${Date.UTC(2001, 0)}`, 0],
    ['a moment before anything', `historicMoment=${Date.UTC(2001, 0)}`, 0],
    ['a moment that is now', `historicMoment=${Date.now() + 60_000}`, POINTS],
  ])('finds %s', async (_what, text, count) => {
    expect(await codes(text)).toHaveLength(count)
    expect(await query(`${text}&returnCountOnly=true`)).toEqual({ count })
    expect((await query(`${text}&returnIdsOnly=true`)).objectIds).toHaveLength(count)
  })

  test('a distance is in metres, or in what it says', async () => {
    const { geometry } = (await query('where=1=1&resultRecordCount=1')).features[0]
    const near = (rest: string) =>
      query(
        `geometry=${geometry.x},${geometry.y}&geometryType=esriGeometryPoint&inSR=4490&returnCountOnly=true&${rest}`,
      )
    expect(await near('distance=0.5')).toEqual({ count: 1 })
    expect(await near('distance=100&units=esriSRUnit_Kilometer')).toEqual({ count: POINTS })
  })

  test('a grid is found that holds a point, and one whose envelope is touched', async () => {
    const at = 'geometry=105.5705,30.5005&geometryType=esriGeometryPoint&returnCountOnly=true'
    expect(await query(`${at}&spatialRel=esriSpatialRelWithin`, 3)).toEqual({ count: 1 })
    expect(await query(`${at}&spatialRel=esriSpatialRelEnvelopeIntersects`, 3)).toEqual({ count: 1 })
  })

  test('sorts as it is told, spaces or not', async () => {
    const up = await codes('orderByFields= code ASC')
    expect(await codes('orderByFields=CODE desc')).toEqual([...up].reverse())
  })

  test('counts by groups, in the order of the counts', async () => {
    const statistics = JSON.stringify([
      { statisticType: 'count', onStatisticField: 'OBJECTID', outStatisticFieldName: 'n' },
      { statisticType: 'MAX', onStatisticField: 'code', outStatisticFieldName: 'last' },
    ])
    const { features, fields } = await query(
      `groupByFieldsForStatistics=state&orderByFields=n desc&outStatistics=${encodeURIComponent(statistics)}`,
    )
    const rows = features.map(({ attributes }: { attributes: object }) => attributes)
    expect(rows[0]).toMatchObject({ state: 'intact' })
    expect(rows.reduce((sum: number, row: { n: number }) => sum + row.n, 0)).toBe(POINTS)
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(['state', 'n', 'last'])
  })

  test('distinct values come once, and can be counted', async () => {
    const text = 'returnDistinctValues=true&outFields=state&returnGeometry=false'
    const { features } = await query(text)
    const states = features.map(({ attributes }: { attributes: { state: string } }) => attributes.state)
    expect(states).toEqual([...new Set(states)])
    expect(await query(`${text}&returnCountOnly=true`)).toEqual({ count: states.length })
  })

  test('an extent is given in the reference system that is asked for', async () => {
    const { extent, count } = await query('where=1=1&returnExtentOnly=true&outSR=102100')
    expect(count).toBe(POINTS)
    expect(extent.spatialReference).toEqual({ wkid: 102100, latestWkid: 3857 })
    expect(extent.xmin).toBeGreaterThan(11_700_000)
    expect((await query('where=1=0&returnExtentOnly=true')).extent.xmin).toBe('NaN')
  })

  test('outer rings run clockwise', async () => {
    const { features } = await query('where=1=1', 3)
    for (const { geometry } of features as { geometry: { rings: [number, number][][] } }[]) {
      const ring = geometry.rings[0]!
      const area = ring.slice(1).reduce((sum, [x, y], at) => sum + (x - ring[at]![0]) * (y + ring[at]![1]), 0)
      expect(area).toBeGreaterThan(0)
    }
  })

  test('coordinates come as columns and rows of the grid that the client lays', async () => {
    const parameters = {
      mode: 'view',
      originPosition: 'upperLeft',
      tolerance: 0.001,
      extent: { xmin: 105, ymin: 30, xmax: 106, ymax: 31 },
    }
    const text = `where=1=1&quantizationParameters=${encodeURIComponent(JSON.stringify(parameters))}`
    const [exact, { features, transform }] = [await query('where=1=1'), await query(text)]
    expect(transform).toEqual({ originPosition: 'upperLeft', scale: [0.001, 0.001], translate: [105, 31] })
    features.forEach(({ geometry }: { geometry: { x: number; y: number } }, at: number) => {
      expect(Math.abs(105 + geometry.x * 0.001 - exact.features[at].geometry.x)).toBeLessThanOrEqual(0.0005001)
      expect(Math.abs(31 - geometry.y * 0.001 - exact.features[at].geometry.y)).toBeLessThanOrEqual(0.0005001)
    })
  })

  test('rather nothing than not everything, where that is asked for', async () => {
    const page = await query('where=1=1&resultRecordCount=2&returnExceededLimitFeatures=false')
    expect([page.features, page.exceededTransferLimit]).toEqual([[], true])
  })

  test('is posted as a form and as JSON', async () => {
    const form = new URLSearchParams({ where: "state = 'damaged'", f: 'json', returnCountOnly: 'true' }).toString()
    const url = `${service}/0/query`
    const asForm = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await fixture.app.inject({ method: 'POST', url, payload: form, headers: asForm })).json()).toEqual({
      count: 1,
    })
    const payload = { where: "state = 'damaged'", f: 'json', returnCountOnly: true }
    expect((await fixture.app.inject({ method: 'POST', url, payload })).json()).toEqual({ count: 1 })
  })

  test('is answered with 304 until something is published', async () => {
    const url = `${service}/0/query?where=1=1&f=json`
    const { etag } = (await fixture.app.inject({ url })).headers
    const again = await fixture.app.inject({ url, headers: { 'if-none-match': etag as string } })
    expect(again.statusCode).toBe(304)
  })
})

describe('refusals come with 200 and an error, as clients of Esri look for it', () => {
  test.each([
    ['an unknown layer', '/99?f=json', 404],
    ['an unknown service path', '/0/addAttachment?f=json', 404],
    ['an unknown parameter', '/0/query?were=1=1', 400],
    ['a broken where', '/0/query?where=state%20%3D', 400],
    ['an unknown field in where', "/0/query?where=colour='red'", 400],
    ['an unknown field in outFields', '/0/query?outFields=colour', 400],
    ['SQL where a name is due', '/0/query?orderByFields=code;drop table components', 400],
    ['a geometry that is none', '/0/query?geometry={"x":"NaN"}', 422],
    ['an unknown reference system', '/0/query?outSR=32690', 400],
    ['an unknown relation', '/0/query?geometry=1,2&spatialRel=esriSpatialRelRelation', 400],
    ['an endless distance', '/0/query?geometry=105,30&distance=1e999', 400],
    ['a negative distance', '/0/query?geometry=105,30&distance=-1', 400],
    ['a time that is none', '/0/query?time=yesterday', 400],
    ['an average of texts', '/0/query?outStatistics=[{"statisticType":"avg","onStatisticField":"code"}]', 400],
    ['what is not supported', '/0/query?havingClause=count(*)>1', 400],
    ['an unknown format', '/0/query?f=shp', 400],
    ['object ids that are none', '/0/query?objectIds=1,x', 400],
  ])('%s', async (_what, path, code) => {
    const answer = await get(path)
    expect(answer.statusCode).toBe(200)
    const { error } = answer.json()
    expect(error.code, answer.body).toBe(code)
    expect(JSON.stringify(error)).not.toMatch(/select |syntax error|constraint/i)
  })

  test('an unknown key is an invalid token, in the address and in a form', async () => {
    expect((await json('/0?f=json&token=wg_nothing')).error.code).toBe(498)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fixture.app.inject({
      method: 'POST',
      url: `${service}/0/query`,
      payload: 'f=json&token=wg_nothing',
      headers,
    })
    expect(answer.json().error.code).toBe(498)
  })
})

describe('generateToken', () => {
  const token = async (form: Record<string, string>) =>
    (
      await fixture.app.inject({
        method: 'POST',
        url: '/arcgis/rest/generateToken',
        payload: new URLSearchParams({ f: 'json', client: 'referer', ...form }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).json()

  test('takes a key for a password, and gives it back as the token', async () => {
    const key = (await fixture.as('components:write')).authorization.slice(7)
    const answer = await token({ username: 'bureau', password: key, expiration: '60' })
    expect(answer).toMatchObject({ token: key, ssl: false })
    expect(answer.expires).toBeGreaterThan(Date.now())
    expect((await json(`/0?f=json&token=${answer.token}`)).capabilities).toContain('Create')
  })

  test('knows no other password', async () => {
    expect((await token({ username: 'bureau', password: 'secret' })).error.code).toBe(400)
    expect((await token({ username: 'bureau' })).error.code).toBe(400)
  })
})
