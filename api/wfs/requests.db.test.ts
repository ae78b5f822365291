import { describe, expect, test } from 'vitest'
import { readXml } from '../../spatial/xml/read-xml.ts'
import { childNamed } from '../../spatial/xml/xml-element.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const get = (query: string) => fixture.app.inject({ url: `/wfs?${query}`, headers: { host: 'city.example' } })
const post = (payload: string, query = '', type = 'text/xml') =>
  fixture.app.inject({ method: 'POST', url: `/wfs${query}`, payload, headers: { 'content-type': type } })

describe('a request is understood', () => {
  test.each([
    ['SERVICE=WFS&REQUEST=GetCapabilities', '2.0.0'],
    ['service=wfs&request=getcapabilities&Version=1.1.0', '1.1.0'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&ACCEPTVERSIONS=10.0.0,2.0.0,1.1.0', '2.0.0'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&ACCEPTVERSIONS=2.0.2', '2.0.2'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&VERSION=1.0.0', '1.0.0'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&VERSION=1.0.5', '1.0.0'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&VERSION=9.9.9', '2.0.2'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&VERSION=', '2.0.0'],
  ])('%s is answered in %s', async (query, version) => {
    const answer = await get(query)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
    const root = readXml(answer.body)
    expect([root.name, root.attributes.version]).toEqual(['WFS_Capabilities', version])
  })

  test('as XML, whatever the address and the media type say', async () => {
    const body =
      '<GetCapabilities xmlns="http://www.opengis.net/wfs/2.0" service="WFS"><ows:AcceptVersions xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Version>1.1.0</ows:Version></ows:AcceptVersions></GetCapabilities>'
    for (const [query, type] of [
      ['', 'text/xml'],
      ['?SERVICE=WFS', 'application/xml; charset=UTF-8'],
      ['?request=DescribeFeatureType', 'text/plain'],
    ] as const)
      expect(readXml((await post(body, query, type)).body).attributes.version).toBe('1.1.0')
  })

  test('as a form', async () => {
    const answer = await post('service=WFS&request=GetCapabilities', '', 'application/x-www-form-urlencoded')
    expect(answer.statusCode).toBe(200)
  })
})

describe('a refusal has status, code and locator', () => {
  test.each([
    ['', 400, 'MissingParameterValue', 'service'],
    ['REQUEST=GetCapabilities', 400, 'MissingParameterValue', 'service'],
    ['SERVICE=WMS&REQUEST=GetCapabilities', 400, 'InvalidParameterValue', 'service'],
    ['SERVICE=WFS', 400, 'MissingParameterValue', 'request'],
    ['SERVICE=WFS&REQUEST=GetMap', 400, 'OperationNotSupported', 'request'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&ACCEPTVERSIONS=3.0.0', 400, 'VersionNegotiationFailed', 'acceptversions'],
    ['SERVICE=WFS&REQUEST=GetCapabilities&request=GetFeature', 400, 'InvalidParameterValue', 'request'],
  ])('%s', async (query, status, code, locator) => {
    const answer = await get(query)
    const report = readXml(answer.body)
    expect([answer.statusCode, report.name, report.attributes.version]).toEqual([status, 'ExceptionReport', '2.0.0'])
    const { attributes, children } = childNamed(report, 'Exception')!
    expect([attributes.exceptionCode, attributes.locator]).toEqual([code, locator])
    expect(children[0]!.text.length).toBeGreaterThan(10)
  })

  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><GetFeature>&b;</GetFeature>'],
    ['no document', 'GetFeature'],
    ['half a document', '<GetFeature'],
  ])('%s instead of a request', async (_what, body) => {
    const answer = await post(body)
    expect([answer.statusCode, childNamed(readXml(answer.body), 'Exception')?.attributes.exceptionCode]).toEqual([
      400,
      'OperationParsingFailed',
    ])
  })

  test('in the form of the version', async () => {
    const asked = 'SERVICE=WFS&REQUEST=GetMap&VERSION='
    const newer = readXml((await get(`${asked}1.1.0`)).body)
    expect([newer.name, newer.namespace, newer.attributes.version]).toEqual([
      'ExceptionReport',
      'http://www.opengis.net/ows',
      '1.0.0',
    ])
    const older = readXml((await get(`${asked}1.0.0`)).body)
    expect([older.name, older.attributes.version, childNamed(older, 'ServiceException')?.attributes.code]).toEqual([
      'ServiceExceptionReport',
      '1.2.0',
      'OperationNotSupported',
    ])
  })
})
