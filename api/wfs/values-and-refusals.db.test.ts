import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { readXml } from '../../spatial/xml/read-xml.ts'
import { childNamed, childrenNamed } from '../../spatial/xml/xml-element.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const ask = (query: string) => fixture.app.inject({ url: `/wfs?${query}`, headers: { host: 'city.example' } })

beforeAll(() => buildSmallRegister(fixture.database.current.db))

const V2 = 'SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature'
const POINTS = 'TYPENAMES=city:component_points'
const VALUES = `SERVICE=WFS&VERSION=2.0.0&REQUEST=GetPropertyValue&${POINTS}`
const filter = (content: string): string => `FILTER=${encodeURIComponent(`<fes:Filter>${content}</fes:Filter>`)}`

describe('values of a property', () => {
  const values = async (query: string) => {
    const root = readXml((await ask(`${VALUES}&${query}`)).body)
    const members = childrenNamed(root, 'member').map(({ text, children }) => children[0]?.name ?? text)
    return [root.attributes.numberMatched, root.attributes.numberReturned, members]
  }

  test('are listed with their count; features without one are passed over', async () => {
    expect(await values('VALUEREFERENCE=city:note')).toEqual(['1', '1', ['Type LX-9']])
    expect(await values('VALUEREFERENCE=state&COUNT=2')).toEqual(['6', '2', ['intact', 'damaged']])
    expect(await values('VALUEREFERENCE=state&RESULTTYPE=hits')).toEqual(['6', '0', []])
  })

  test('may be identifiers and geometries', async () => {
    expect((await values('VALUEREFERENCE=@gml:id&COUNT=1'))[2]).toEqual(['component_points.5109030101000001'])
    expect((await values('VALUEREFERENCE=geometry&COUNT=1'))[2]).toEqual(['Point'])
  })
})

test('the stored query is listed and described', async () => {
  const service = 'SERVICE=WFS&VERSION=2.0.0&REQUEST='
  const listed = childNamed(readXml((await ask(`${service}ListStoredQueries`)).body), 'StoredQuery')!
  expect(listed.attributes.id).toBe('urn:ogc:def:query:OGC-WFS::GetFeatureById')
  expect(childrenNamed(listed, 'ReturnFeatureType').length).toBeGreaterThan(10)
  const described = await ask(`${service}DescribeStoredQueries&STOREDQUERY_ID=${listed.attributes.id}`)
  const [description] = childrenNamed(readXml(described.body), 'StoredQueryDescription')
  expect(childNamed(description!, 'Parameter')!.attributes).toMatchObject({ name: 'id', type: 'xsd:string' })
})

describe('a refusal has status, code and locator', () => {
  test.each([
    [`${V2}`, 400, 'MissingParameterValue', 'typenames'],
    [`${V2.replace('2.0.0', '9.9.9')}&${POINTS}`, 400, 'InvalidParameterValue', 'version'],
    [`${V2}&TYPENAMES=city:lamps`, 400, 'InvalidParameterValue', 'typenames'],
    [`${V2}&TYPENAMES=(city:roads,city:places)`, 400, 'OptionNotSupported', 'typenames'],
    [`${V2}&${POINTS}&SRSNAME=EPSG:32690`, 400, 'InvalidParameterValue', 'srsName'],
    [`${V2}&${POINTS}&BBOX=1,2,3`, 400, 'InvalidParameterValue', 'bbox'],
    [`${V2}&${POINTS}&BBOX=1,2,NaN,4`, 400, 'InvalidParameterValue', 'bbox'],
    [`${V2}&${POINTS}&BBOX=105.5,30.4,105.6,30.5`, 400, 'InvalidParameterValue', 'bbox'],
    [`${V2}&${POINTS}&BBOX=1,2,3,4,EPSG:99999`, 400, 'InvalidParameterValue', 'bbox'],
    [`${V2}&${POINTS}&COUNT=-1`, 400, 'InvalidParameterValue', 'count'],
    [`${V2}&${POINTS}&COUNT=many`, 400, 'InvalidParameterValue', 'count'],
    [`${V2}&${POINTS}&COUNT=1e999`, 400, 'InvalidParameterValue', 'count'],
    [`${V2}&${POINTS}&STARTINDEX=-5`, 400, 'InvalidParameterValue', 'startindex'],
    [`${V2}&${POINTS}&RESULTTYPE=some`, 400, 'InvalidParameterValue', 'resultType'],
    [`${V2}&${POINTS}&OUTPUTFORMAT=docx`, 400, 'InvalidParameterValue', 'outputFormat'],
    [`${V2}&${POINTS}&PROPERTYNAME=colour`, 400, 'InvalidParameterValue', 'propertyname'],
    [`${V2}&${POINTS}&SORTBY=geometry`, 400, 'InvalidParameterValue', 'sortby'],
    [`${V2}&${POINTS}&SORTBY=code;drop table components`, 400, 'InvalidParameterValue', 'sortby'],
    [`${V2}&${POINTS}&FILTER=<Filter><And>`, 400, 'OperationParsingFailed', 'filter'],
    [`${V2}&${POINTS}&FILTER=<!DOCTYPE a [<!ENTITY b "c">]><Filter/>`, 400, 'OperationParsingFailed', 'filter'],
    [
      `${V2}&${POINTS}&${filter('<fes:PropertyIsNull><fes:ValueReference>colour</fes:ValueReference></fes:PropertyIsNull>')}`,
      400,
      'InvalidParameterValue',
      'filter',
    ],
    [
      `${V2}&${POINTS}&${filter('<fes:PropertyIsEqualTo><fes:ValueReference>gml:location</fes:ValueReference><fes:Literal>a</fes:Literal></fes:PropertyIsEqualTo>')}`,
      400,
      'InvalidParameterValue',
      'filter',
    ],
    [
      `${V2}&${POINTS}&${filter('<fes:PropertyIsEqualTo><fes:ValueReference>gml:boundedBy</fes:ValueReference><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>')}`,
      403,
      'OperationProcessingFailed',
      'filter',
    ],
    [
      `${V2}&${POINTS}&${filter('<fes:BBOX><fes:ValueReference>gml:description</fes:ValueReference><gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3 4</gml:upperCorner></gml:Envelope></fes:BBOX>')}`,
      400,
      'InvalidParameterValue',
      'filter',
    ],
    [`${V2}&${POINTS}&CQL_FILTER=state = `, 400, 'InvalidParameterValue', 'filter'],
    [`${V2}&${POINTS}&RESOURCEID=component_lines.5109030211000001`, 400, 'InvalidParameterValue', 'RESOURCEID'],
    [
      `${V2}&${POINTS}&${filter('<fes:ResourceId rid="component_lines.5109030211000001"/>')}`,
      400,
      'InvalidParameterValue',
      'RESOURCEID',
    ],
    [
      `${V2}&STOREDQUERY_ID=urn:ogc:def:query:OGC-WFS::GetFeatureById&ID=component_points.none`,
      404,
      'OperationProcessingFailed',
      'id',
    ],
    [`${V2}&STOREDQUERY_ID=urn:ogc:def:query:OGC-WFS::GetFeatureById&ID=none`, 404, 'OperationProcessingFailed', 'id'],
    [`${V2}&STOREDQUERY_ID=urn:mine`, 400, 'InvalidParameterValue', 'storedquery_id'],
    [`${V2}&${POINTS}&OUTPUTFORMAT=csv&SRSNAME=EPSG:4544`, 400, 'InvalidParameterValue', 'srsName'],
    ['SERVICE=WFS&VERSION=2.0.0&REQUEST=DescribeFeatureType&TYPENAME=lamps', 400, 'InvalidParameterValue', 'typename'],
    [`${VALUES}`, 400, 'MissingParameterValue', 'valuereference'],
    [`${VALUES}&VALUEREFERENCE=`, 400, 'InvalidParameterValue', 'valueReference'],
    [`${VALUES}&VALUEREFERENCE=colour`, 400, 'InvalidParameterValue', 'valueReference'],
    ['SERVICE=WFS&VERSION=1.0.0&REQUEST=GetPropertyValue', 400, 'InvalidParameterValue', 'version'],
  ])('%s', async (query, status, code, locator) => {
    const answer = await ask(query)
    const report = readXml(answer.body)
    const { attributes, children } = childNamed(report, 'Exception') ?? {
      attributes: childNamed(report, 'ServiceException')!.attributes,
      children: [],
    }
    const asked = [answer.statusCode, attributes.exceptionCode ?? attributes.code, attributes.locator]
    expect(asked, answer.body).toEqual([status, code, locator])
    for (const { text } of children) expect(text).not.toMatch(/select |syntax error|constraint|\bat \w+ \(/i)
  })
})
