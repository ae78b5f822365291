import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { readXml } from '../../spatial/xml/read-xml.ts'
import { HOSTILE_VALUES, INSIDE, randomFrom } from '../testing/hostile-values.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
beforeAll(() => buildSmallRegister(fixture.database.current.db))

const LIKELY: Record<string, string[]> = {
  REQUEST: [
    'GetFeature',
    'GetFeature',
    'GetPropertyValue',
    'DescribeFeatureType',
    'GetCapabilities',
    'DescribeStoredQueries',
  ],
  VERSION: ['2.0.0', '2.0.2', '1.1.0', '1.0.0'],
  TYPENAMES: ['city:component_points', 'roads', '(roads)(places)', '(roads,places)'],
  COUNT: ['1', '0', '1000000'],
  STARTINDEX: ['0', '5', '99999'],
  RESULTTYPE: ['hits', 'results'],
  SRSNAME: ['EPSG:4490', 'urn:ogc:def:crs:EPSG::3857', 'EPSG:4544'],
  BBOX: ['1,2,3,4', '30,105,31,106,urn:ogc:def:crs:EPSG::4490', '3,4,1,2', '-1e308,-1e308,1e308,1e308,EPSG:3857'],
  FILTER: [
    '<Filter><PropertyIsEqualTo><ValueReference>name</ValueReference><Literal>a</Literal></PropertyIsEqualTo></Filter>',
    '<Filter><Beyond><gml:Point><gml:pos>1 2</gml:pos></gml:Point><Distance uom="m">1e308</Distance></Beyond></Filter>',
    '<Filter><BBOX><gml:Envelope><gml:lowerCorner>1 1e999</gml:lowerCorner><gml:upperCorner>2 3</gml:upperCorner></gml:Envelope></BBOX></Filter>',
    '<Filter><PropertyIsLike wildCard="%%" singleChar="" escapeChar=""><ValueReference>name</ValueReference><Literal>%\\</Literal></PropertyIsLike></Filter>',
    '<Filter><PropertyIsLessThan><ValueReference>version</ValueReference><Literal>1e308</Literal></PropertyIsLessThan></Filter>',
    '<Filter><After><ValueReference>surveyedOn</ValueReference><Literal>0000-01-01</Literal></After></Filter>',
  ],
  CQL_FILTER: ["name LIKE '%", 'version ^ 1e300 > 1', '{"op":"in","args":[{"property":"name"},[]]}', 'version / 0 = 1'],
  SORTBY: ['name DESC', 'geometry', 'code A,code D'],
  PROPERTYNAME: ['name,geometry', '*', '(name)(nothing)', '../name', 'geometry/gml:Point'],
  RESOURCEID: ['component_points.5109030101000001', '.', 'roads.', '.....'],
  OUTPUTFORMAT: ['application/json', 'csv', 'GML2', 'application/gml+xml; version=3.2'],
  VALUEREFERENCE: ['name', '@gml:id', 'geometry', '//name', 'aliases'],
  STOREDQUERY_ID: ['urn:ogc:def:query:OGC-WFS::GetFeatureById'],
  ID: ['component_points.5109030101000001', 'roads.x'],
}

function expectAnswer(
  asked: string,
  answer: { statusCode: number; body: string; headers: Record<string, unknown> },
): void {
  expect({ asked, status: answer.statusCode < 500 }).toEqual({ asked, status: true })
  if (!String(answer.headers['content-type']).includes('xml')) return
  const root = readXml(answer.body)
  if (root.name.endsWith('ExceptionReport')) expect(answer.body.replaceAll(asked, '')).not.toMatch(INSIDE)
}

describe('whatever is sent, the answer is whole, in the words of the service, and never a crash', () => {
  test.each([1, 2, 3, 4])('addresses put together at random (seed %i)', async seed => {
    const random = randomFrom(seed)
    const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
    for (let round = 0; round < 120; round++) {
      const query = new URLSearchParams({ SERVICE: 'WFS' })
      for (const [name, values] of Object.entries(LIKELY)) {
        const always = name === 'REQUEST' || name === 'TYPENAMES' || name === 'VERSION'
        if (always || random() < 0.2) query.set(name, random() < 0.12 ? one(HOSTILE_VALUES) : one(values))
      }
      const asked = query.toString()
      expectAnswer(asked, await fixture.app.inject({ url: `/wfs?${asked}` }))
    }
  })

  const envelope = (inside: string): string =>
    `<wfs:GetFeature xmlns:wfs="http://www.opengis.net/wfs/2.0" version="2.0.0"><wfs:Query typeNames="component_points">${inside}</wfs:Query></wfs:GetFeature>`
  test.each([
    ['a nest of ten thousand', envelope(`<Filter>${'<Not>'.repeat(10_000)}${'</Not>'.repeat(10_000)}</Filter>`)],
    [
      'a filter of ten thousand terms',
      envelope(
        `<Filter><Or>${'<PropertyIsNull><ValueReference>name</ValueReference></PropertyIsNull>'.repeat(10_000)}</Or></Filter>`,
      ),
    ],
    [
      'a literal of ten megabytes',
      envelope(
        `<Filter><PropertyIsEqualTo><ValueReference>name</ValueReference><Literal>${'x'.repeat(10_000_000)}</Literal></PropertyIsEqualTo></Filter>`,
      ),
    ],
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${envelope('&b;')}`],
    ['an external entity', `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${envelope('&a;')}`],
    [
      'seventy thousand identifiers',
      envelope(`<Filter>${'<ResourceId rid="component_points.1"/>'.repeat(70_000)}</Filter>`),
    ],
    [
      'a polygon of a hundred thousand positions',
      envelope(
        `<Filter><Within><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>${'1 2 '.repeat(100_000)}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></Within></Filter>`,
      ),
    ],
    [
      'a polygon across itself',
      envelope(
        '<Filter><Within><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 1 1 1 0 0 1 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></Within></Filter>',
      ),
    ],
    [
      'a distance that is no number',
      envelope(
        '<Filter><DWithin><gml:Point><gml:pos>1 2</gml:pos></gml:Point><Distance uom="m">NaN</Distance></DWithin></Filter>',
      ),
    ],
    ['bytes', '\u0001\u0002\u0003'],
  ])('%s', async (_what, payload) => {
    const answer = await fixture.app.inject({
      method: 'POST',
      url: '/wfs',
      payload,
      headers: { 'content-type': 'text/xml' },
    })
    expectAnswer('', answer)
  })

  test('twenty megabytes are refused before they are read', async () => {
    const answer = await fixture.app.inject({
      method: 'POST',
      url: '/wfs',
      payload: 'x'.repeat(20_000_000),
      headers: { 'content-type': 'text/xml' },
    })
    expect(answer.statusCode).toBe(413)
    expect(readXml(answer.body).name).toBe('ExceptionReport')
  })
})
