import Feature from 'ol/Feature.js'
import { MultiLineString, MultiPolygon, Point } from 'ol/geom.js'
import { describe, expect, test } from 'vitest'
import { readXml } from '../../../spatial/xml/read-xml.ts'
import { OL_VERSIONS, openLayersTransaction, readByOpenLayers } from './testing/open-layers.ts'
import { all, insertedIds, PLACE, total, writingService } from './testing/writing-service.ts'

const service = writingService()
const { send, feature, inserted, refused } = service

describe('as QGIS sends it', () => {
  const HEAD =
    'xmlns="http://www.opengis.net/wfs" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:gml="http://www.opengis.net/gml" xmlns:city="urn:x-wangge:city"'
  const old = (actions: string) =>
    `<Transaction version="1.0.0" service="WFS" ${HEAD} xsi:schemaLocation="urn:x-wangge:city http://127.0.0.1/wfs?REQUEST=DescribeFeatureType">${actions}</Transaction>`
  const coordinates =
    '<gml:Point srsName="urn:ogc:def:crs:EPSG::4490"><gml:coordinates cs="," ts=" ">105.5705,30.5005</gml:coordinates></gml:Point>'

  test('3.22: version 1.0.0 with GML 2, longitude first whatever its srsName says', async () => {
    const added = await send(
      old(
        `<Insert><component_points xmlns="urn:x-wangge:city"><classCode xmlns="urn:x-wangge:city">0118</classCode><state xmlns="urn:x-wangge:city">intact</state><geometry xmlns="urn:x-wangge:city">${coordinates}</geometry></component_points></Insert>`,
      ),
    )
    expect(added.statusCode, added.body).toBe(200)
    const root = readXml(added.body)
    expect(root.name).toBe('WFS_TransactionResponse')
    expect(all(all(root, 'Status')[0]!, 'SUCCESS')).toHaveLength(1)
    const [fid] = insertedIds(added.body)
    expect((await feature(fid!)).geometry.coordinates).toEqual(PLACE)
    const change = (property: string) =>
      old(
        `<Update typeName="city:component_points"><Property>${property}</Property><Filter xmlns="http://www.opengis.net/ogc"><FeatureId fid="${fid}"/></Filter></Update>`,
      )
    const moved = await send(
      change(`<Name>geometry</Name><Value>${coordinates.replace('105.5705,30.5005', '105.5706,30.5006')}</Value>`),
    )
    expect(moved.statusCode, moved.body).toBe(200)
    expect((await send(change('<Name>city:note</Name><Value>灯罩破损</Value>'))).statusCode).toBe(200)
    expect(await feature(fid!)).toMatchObject({
      geometry: { coordinates: [105.5706, 30.5006] },
      properties: { note: '灯罩破损' },
    })
    const removed = await send(
      old(
        `<Delete typeName="city:component_points"><Filter xmlns="http://www.opengis.net/ogc"><FeatureId fid="${fid}"/></Filter></Delete>`,
      ),
    )
    expect(removed.body).toContain('SUCCESS')
  })

  test('is shown why it was refused, which it only reads under the status of a success', async () => {
    const swapped = coordinates.replace('105.5705,30.5005', '30.5005,105.5705')
    const sent = old(
      `<Insert><component_points xmlns="urn:x-wangge:city"><classCode>0118</classCode><state>intact</state><geometry>${swapped}</geometry></component_points></Insert>`,
    )
    const answer = await refused(sent)
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('swapped') })
    expect((await refused(sent, {})).status).toBe(401)
  })

  test('newer: version 1.1.0 with GML 3 in the order of the authority', async () => {
    const answer = await send(
      `<Transaction version="1.1.0" service="WFS" ${HEAD}><Insert><component_points xmlns="urn:x-wangge:city"><geometry xmlns="urn:x-wangge:city"><gml:Point srsName="urn:ogc:def:crs:EPSG::4490"><gml:pos srsDimension="2">30.5005 105.5705</gml:pos></gml:Point></geometry><classCode xmlns="urn:x-wangge:city">0118</classCode><state xmlns="urn:x-wangge:city">intact</state></component_points></Insert></Transaction>`,
    )
    expect(total(answer.body, 'totalInserted'), answer.body).toBe(1)
    const [fid] = all(all(readXml(answer.body), 'InsertResults')[0]!, 'FeatureId').map(
      ({ attributes }) => attributes.fid!,
    )
    expect((await feature(fid!)).geometry.coordinates).toEqual(PLACE)
  })
})

test('as GDAL sends it: the version of WFS 2.0 in the namespace of 1.1, GML 3.1', async () => {
  const id = await inserted()
  const HEAD =
    'xmlns:wfs="http://www.opengis.net/wfs" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" service="WFS" version="2.0.0" xmlns:gml="http://www.opengis.net/gml" xmlns:ogc="http://www.opengis.net/ogc" xmlns:city="urn:x-wangge:city"'
  const answer = await send(
    `<?xml version="1.0"?><wfs:Transaction ${HEAD}>
      <wfs:Insert><feature:component_points xmlns:feature="urn:x-wangge:city"><feature:classCode>0118</feature:classCode><feature:state>intact</feature:state><feature:geometry><gml:Point srsName="urn:ogc:def:crs:EPSG::4490"><gml:pos>30.5005 105.5705</gml:pos></gml:Point></feature:geometry></feature:component_points></wfs:Insert>
      <wfs:Update typeName="city:component_points"><wfs:Property><wfs:Name>note</wfs:Name><wfs:Value>x</wfs:Value></wfs:Property><wfs:Property><wfs:Name>location</wfs:Name></wfs:Property><ogc:Filter><ogc:ResourceId rid="${id}"/></ogc:Filter></wfs:Update>
    </wfs:Transaction>`,
  )
  expect(answer.statusCode, answer.body).toBe(200)
  expect([total(answer.body, 'totalInserted'), total(answer.body, 'totalUpdated')]).toEqual([1, 1])
  expect((await feature(id)).properties.note).toBe('x')
})

describe('as OpenLayers sends and reads it', () => {
  const line = () => new MultiLineString([[PLACE, [105.5708, 30.5005]]])
  const square = () => new MultiPolygon([[[PLACE, [105.5707, 30.5005], [105.5707, 30.5007], [105.5705, 30.5005]]]])
  const NAMES = ['EPSG:4490', 'CRS:84', 'urn:ogc:def:crs:EPSG::4326', 'http://www.opengis.net/def/crs/EPSG/0/4326']
  const ways = OL_VERSIONS.flatMap(version => NAMES.map(srsName => ({ version, srsName })))

  // its GML 2 puts latitude first under the names of 4326, which GML 2 does not
  test.each(ways.filter(({ version, srsName }) => version !== '1.0.0' || !srsName.includes('4326')))(
    'in version $version under $srsName',
    async options => {
      for (const [featureType, classCode, geometry] of [
        ['component_points', '0118', new Point(PLACE)],
        ['component_lines', '0211', line()],
        ['component_areas', '0405', square()],
      ] as const) {
        const added = new Feature({ geometry, classCode, state: 'intact', note: '新' })
        const answer = await send(openLayersTransaction({ ...options, featureType, inserts: [added] }))
        const read = readByOpenLayers(options.version, answer.body)
        const [fid] = options.version === '1.1.0' ? read!.insertIds : insertedIds(answer.body)
        expect(fid, answer.body).toMatch(new RegExp(`^${featureType}\\.\\d{16}$`))
        expect((await feature(fid!)).geometry.coordinates).toEqual(geometry.getCoordinates())
        const changed = new Feature({ geometry, note: null, location: '桥头' })
        changed.setId(fid)
        const again = await send(openLayersTransaction({ ...options, featureType, updates: [changed] }))
        expect(again.statusCode, again.body).toBe(200)
        expect((await feature(fid!)).properties).toMatchObject({ note: null, location: '桥头' })
        if (options.version === '1.1.0')
          expect(readByOpenLayers('1.1.0', again.body)!.transactionSummary).toMatchObject({ totalUpdated: 1 })
        const gone = await send(openLayersTransaction({ ...options, featureType, deletes: [changed] }))
        expect(gone.statusCode, gone.body).toBe(200)
      }
    },
  )

  test('its own EPSG:4326 puts latitude first under the short name: the refusal says what to do', async () => {
    const body = openLayersTransaction({
      version: '1.1.0',
      srsName: 'EPSG:4326',
      featureType: 'component_points',
      inserts: [new Feature({ geometry: new Point(PLACE), classCode: '0118', state: 'intact' })],
    })
    expect((await refused(body)).text).toMatch(/swapped.*urn or http name/)
  })
})
