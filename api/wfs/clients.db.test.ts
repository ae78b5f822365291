import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { FEATURE_TYPES } from '../../spatial/features/feature-catalogue.ts'
import { readXml } from '../../spatial/xml/read-xml.ts'
import { childNamed, childrenNamed, type XmlElement } from '../../spatial/xml/xml-element.ts'
import { testApp } from '../testing.ts'

/** Lines that real clients were seen to send, with what they need to find in the answer. */
const fixture = testApp()
const ask = (query: string) => fixture.app.inject({ url: `/wfs?${query}`, headers: { host: 'city.example' } })
const post = (payload: string, query = '') =>
  fixture.app.inject({
    method: 'POST',
    url: `/wfs${query}`,
    payload,
    headers: { 'content-type': 'text/xml', host: 'city.example' },
  })

beforeAll(() => buildSmallRegister(fixture.database.current.db))

const V2 = 'SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature'
const POINTS = 'TYPENAMES=city:component_points'
const URN = 'urn:ogc:def:crs:EPSG::4490'

/** Keys of the features in a collection of any version, in order. */
function keysIn(body: string): string[] {
  const found: string[] = []
  const walk = (element: XmlElement): void => {
    const id = element.attributes.id ?? element.attributes.fid
    if (element.namespace === 'urn:x-wangge:city' && id !== undefined) found.push(id)
    else element.children.forEach(walk)
  }
  walk(readXml(body))
  return found
}

const points = (...serials: string[]): string[] => serials.map(serial => `component_points.${serial}`)
const [COVER, DAMAGED, LAMP, BIN, MAST, FAR] = points(
  '5109030101000001',
  '5109030101000002',
  '5109030118000001',
  '5109030305000001',
  '5109032101000001',
  '5109040101000001',
)
const ALL = [COVER, DAMAGED, LAMP, BIN, MAST, FAR]

async function collection(query: string): Promise<XmlElement> {
  const answer = await ask(query)
  expect(answer.statusCode, answer.body).toBe(200)
  return readXml(answer.body)
}

const FES = '<Filter xmlns="http://www.opengis.net/fes/2.0" xmlns:gml="http://www.opengis.net/gml/3.2">'
const filter = (content: string): string => `FILTER=${encodeURIComponent(`${FES}${content}</Filter>`)}`
const BOX = '<gml:lowerCorner>30.5 105.57</gml:lowerCorner><gml:upperCorner>30.501 105.571</gml:upperCorner>'

describe('GDAL, QGIS and OWSLib read with', () => {
  test.each([
    ['a page', `${V2}&${POINTS}&STARTINDEX=0&COUNT=100`, ALL],
    ['the type without prefix', `${V2}&TYPENAMES=component_points`, ALL],
    ['both names of the type', `${V2}&${POINTS}&TYPENAME=city:component_points`, ALL],
    [
      'both spellings of the namespace',
      `${V2}&${POINTS}&COUNT=1&NAMESPACES=xmlns(city,urn:x-wangge:city)&NAMESPACE=xmlns(city,urn:x-wangge:city)`,
      [COVER],
    ],
    [
      'a box without reference system, latitude first',
      `${V2}&${POINTS}&BBOX=30.5,105.57,30.501,105.571`,
      [COVER, DAMAGED],
    ],
    [
      'a box under a urn, latitude first',
      `${V2}&${POINTS}&SRSNAME=${URN}&BBOX=30.5,105.57,30.501,105.571,${URN}`,
      [COVER, DAMAGED],
    ],
    [
      'a box under a short name, longitude first',
      `${V2}&${POINTS}&BBOX=105.57,30.5,105.571,30.501,EPSG:4490`,
      [COVER, DAMAGED],
    ],
    [
      'a filter with a box and no reference system',
      `${V2}&${POINTS}&${filter(`<BBOX><ValueReference>geometry</ValueReference><gml:Envelope>${BOX}</gml:Envelope></BBOX>`)}`,
      [COVER, DAMAGED],
    ],
    [
      'a filter with line breaks',
      `${V2}&${POINTS}&${filter(`\n<BBOX>\n<gml:Envelope>${BOX}</gml:Envelope>\n</BBOX>\n`)}`,
      [COVER, DAMAGED],
    ],
    ['a filter by id', `${V2}&${POINTS}&${filter(`<ResourceId rid="${LAMP}"/>`)}`, [LAMP]],
    [
      'a pattern',
      `${V2}&${POINTS}&${filter("<PropertyIsLike wildCard='*' singleChar='_' escapeChar='!' matchCase='true'><ValueReference>city:name</ValueReference><Literal>上水*</Literal></PropertyIsLike>")}`,
      [COVER, DAMAGED, FAR],
    ],
    ['an order', `${V2}&${POINTS}&SORTBY=state DESC,code&COUNT=2`, [BIN, COVER]],
    ['an order with a plus', `${V2}&${POINTS}&SORTBY=code+D&COUNT=1`, [FAR]],
    ['the id of 1.x', `${V2}&featureid=${LAMP}`, [LAMP]],
    ['ids', `${V2}&RESOURCEID=${LAMP},${COVER}`, [COVER, LAMP]],
    ['an id that nothing has', `${V2}&${POINTS}&RESOURCEID=component_points.none`, []],
    ['maxFeatures in 2.0', `${V2}&${POINTS}&maxFeatures=1`, [COVER]],
    ['CQL', `${V2}&${POINTS}&CQL_FILTER=state='lost'`, [BIN]],
    [
      'CQL and a box',
      `${V2}&${POINTS}&CQL_FILTER=state='damaged'&BBOX=105.57,30.5,105.571,30.501,EPSG:4490`,
      [DAMAGED],
    ],
    [
      'two types',
      `${V2}&TYPENAMES=(city:component_lines)(city:component_points)&COUNT=2`,
      ['component_lines.5109030211000001', COVER],
    ],
    [
      '1.1.0',
      'SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=city:component_points&MAXFEATURES=2',
      [COVER, DAMAGED],
    ],
    ['1.0.0', 'SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=city:component_points&SRSNAME=EPSG:4490', ALL],
    [
      'a box in 1.0.0, longitude first',
      'SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=component_points&BBOX=105.57,30.5,105.571,30.501',
      [COVER, DAMAGED],
    ],
  ])('%s', async (_what, query, keys) => {
    const answer = await ask(query)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(keysIn(answer.body)).toEqual(keys)
  })

  test.each([
    [`${V2}&${POINTS}&RESULTTYPE=hits`, { numberMatched: '6', numberReturned: '0' }],
    [`${V2}&${POINTS}&COUNT=2`, { numberMatched: '6', numberReturned: '2' }],
    [
      'SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=component_points&RESULTTYPE=hits',
      { numberOfFeatures: '6' },
    ],
  ])('counts: %s', async (query, counts) => expect((await collection(query)).attributes).toMatchObject(counts))

  test('the stored query, whose answer is the feature itself', async () => {
    for (const name of [
      'urn:ogc:def:query:OGC-WFS::GetFeatureById',
      'http://www.opengis.net/def/query/OGC-WFS/0/GetFeatureById',
    ]) {
      const root = await collection(`${V2}&STOREDQUERY_ID=${name}&ID=${LAMP}`)
      expect([root.name, root.attributes.id, childNamed(root, 'name')?.text]).toEqual([
        'component_points',
        LAMP,
        '路灯',
      ])
    }
  })
})

describe('a request in XML is read like an address', () => {
  test('of 2.0, with a filter, an order and properties', async () => {
    const answer = await post(
      `<wfs:GetFeature xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:c="urn:x-wangge:city" service="WFS" version="2.0.0" count="2">
        <wfs:Query typeNames="c:component_points"><wfs:PropertyName>c:state</wfs:PropertyName>
        <fes:Filter><fes:PropertyIsEqualTo><fes:ValueReference>c:name</fes:ValueReference><fes:Literal>上水井盖</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>
        <fes:SortBy><fes:SortProperty><fes:ValueReference>c:code</fes:ValueReference><fes:SortOrder>DESC</fes:SortOrder></fes:SortProperty></fes:SortBy></wfs:Query></wfs:GetFeature>`,
      '?request=GetCapabilities',
    )
    expect(keysIn(answer.body)).toEqual([FAR, DAMAGED])
    const [member] = childrenNamed(readXml(answer.body), 'member')
    expect(member!.children[0]!.children.map(({ name }) => name)).toEqual(['state'])
  })

  test('of 1.1.0 and 1.0.0 with their namespaces', async () => {
    for (const version of ['1.1.0', '1.0.0']) {
      const answer = await post(
        `<GetFeature xmlns="http://www.opengis.net/wfs" xmlns:ogc="http://www.opengis.net/ogc" service="WFS" version="${version}" maxFeatures="5"><Query typeName="city:component_points"><ogc:Filter><ogc:FeatureId fid="${LAMP}"/></ogc:Filter></Query></GetFeature>`,
      )
      expect(keysIn(answer.body), answer.body).toEqual([LAMP])
    }
  })

  test('a stored query', async () => {
    const answer = await post(
      `<wfs:GetFeature xmlns:wfs="http://www.opengis.net/wfs/2.0" version="2.0.0"><wfs:StoredQuery id="urn:ogc:def:query:OGC-WFS::GetFeatureById"><wfs:Parameter name="id">${LAMP}</wfs:Parameter></wfs:StoredQuery></wfs:GetFeature>`,
    )
    expect(readXml(answer.body).attributes.id).toBe(LAMP)
  })
})

describe('positions are in the order that the answer names', () => {
  const place = async (query: string): Promise<[string | undefined, string]> => {
    const [found] = /<gml:(pos|coordinates)[^>]*>[^<]*/.exec((await ask(`${query}&RESOURCEID=${COVER}`)).body) ?? ['']
    const srs = /srsName="([^"]*)"/.exec((await ask(`${query}&RESOURCEID=${COVER}`)).body)?.[1]
    return [srs, found.replace(/<[^>]*>/, '')]
  }
  test.each([
    [`${V2}&${POINTS}`, URN, '30.5002 105.5702'],
    [`${V2}&${POINTS}&SRSNAME=EPSG:4490`, 'EPSG:4490', '105.5702 30.5002'],
    [
      `${V2}&${POINTS}&SRSNAME=http://www.opengis.net/def/crs/EPSG/0/4326`,
      'http://www.opengis.net/def/crs/EPSG/0/4326',
      '30.5002 105.5702',
    ],
    [`${V2}&${POINTS}&SRSNAME=urn:ogc:def:crs:OGC:1.3:CRS84`, 'urn:ogc:def:crs:OGC:1.3:CRS84', '105.5702 30.5002'],
    ['SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=component_points', URN, '30.5002 105.5702'],
    ['SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=component_points', 'EPSG:4490', '105.5702,30.5002'],
    [`SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=component_points&SRSNAME=${URN}`, URN, '105.5702,30.5002'],
  ])('%s', async (query, srs, position) => expect(await place(query)).toEqual([srs, position]))

  test('northing first under the projected system of the city, easting first under its short name', async () => {
    const [, urn] = await place(`${V2}&${POINTS}&SRSNAME=urn:ogc:def:crs:EPSG::4544`)
    const [, short] = await place(`${V2}&${POINTS}&SRSNAME=EPSG:4544`)
    expect(urn).toMatch(/^33\d{5}\.\d{1,3} 55\d{4}\.\d{1,3}$/)
    expect(short.split(' ').reverse().join(' ')).toBe(urn)
  })
})

describe('pages', () => {
  test('are walked by their links, each feature once, with key, filter and order carried on', async () => {
    const token = (await fixture.as('components:write')).authorization.slice(7)
    const keys: string[] = []
    let url: string | undefined =
      `/wfs?${V2}&${POINTS}&COUNT=2&SORTBY=code D&CQL_FILTER=state IN ('intact','damaged','lost')&token=${token}`
    const pages: string[] = []
    while (url) {
      const root: XmlElement = readXml((await fixture.app.inject({ url })).body)
      keys.push(...childrenNamed(root, 'member').map(member => member.children[0]!.attributes.id!))
      pages.push(root.attributes.previous ?? '')
      const next: string | undefined = root.attributes.next
      if (next) expect(next).toContain(`token=${token}`)
      url = next?.replace(/^https?:\/\/[^/]+/, '')
    }
    expect(keys).toEqual([FAR, BIN, LAMP, DAMAGED, COVER])
    expect(pages.map(page => /STARTINDEX=(\d+)&COUNT=(\d+)/.exec(page)?.slice(1) ?? [])).toEqual([
      [],
      ['0', '2'],
      ['2', '2'],
    ])
  })

  test('hits lead to the first page', async () => {
    const { next, previous } = (await collection(`${V2}&${POINTS}&COUNT=1&RESULTTYPE=hits`)).attributes
    expect(previous).toBeUndefined()
    expect(keysIn((await fixture.app.inject({ url: next!.replace(/^https?:\/\/[^/]+/, '') })).body)).toEqual([COVER])
  })

  test('of a filter in XML have links too', async () => {
    const answer = await post(
      `<wfs:GetFeature xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" version="2.0.0" count="1" startIndex="1"><wfs:Query typeNames="component_points"><fes:Filter><fes:PropertyIsLike wildCard="*" singleChar="." escapeChar="!"><fes:ValueReference>name</fes:ValueReference><fes:Literal>上*</fes:Literal></fes:PropertyIsLike></fes:Filter></wfs:Query></wfs:GetFeature>`,
    )
    const { next, previous } = readXml(answer.body).attributes
    const follow = async (address: string | undefined) =>
      keysIn((await fixture.app.inject({ url: address!.replace(/^https?:\/\/[^/]+/, '') })).body)
    expect([await follow(previous), keysIn(answer.body), await follow(next)]).toEqual([[COVER], [DAMAGED], [FAR]])
  })
})

describe('every feature type', () => {
  test.each(FEATURE_TYPES.map(({ name }) => name))('%s is described and read in every format', async name => {
    for (const version of ['2.0.0', '1.1.0', '1.0.0']) {
      const schema = readXml(
        (await ask(`SERVICE=WFS&VERSION=${version}&REQUEST=DescribeFeatureType&TYPENAME=city:${name}`)).body,
      )
      expect(childrenNamed(schema, 'element').map(({ attributes }) => attributes.name)).toEqual([name])
      const features = await ask(`SERVICE=WFS&VERSION=${version}&REQUEST=GetFeature&TYPENAME=city:${name}`)
      expect(features.statusCode).toBe(200)
      const known = new Set(elementNames(schema))
      for (const used of featureChildren(readXml(features.body))) expect(known).toContain(used)
    }
    for (const format of ['application/json', 'csv', 'GML2', 'gml3', 'application/gml+xml; version=3.2'])
      expect((await ask(`${V2}&TYPENAMES=${name}&OUTPUTFORMAT=${encodeURIComponent(format)}`)).statusCode).toBe(200)
  })
})

const elementNames = (element: XmlElement): string[] => [
  ...(element.name === 'element' ? [element.attributes.name!] : []),
  ...element.children.flatMap(elementNames),
]

const featureChildren = (element: XmlElement): string[] =>
  element.namespace === 'urn:x-wangge:city'
    ? element.children.map(({ name }) => name)
    : element.children.flatMap(featureChildren)
