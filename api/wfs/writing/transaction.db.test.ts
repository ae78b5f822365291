import Feature from 'ol/Feature.js'
import { MultiLineString, MultiPolygon, Point } from 'ol/geom.js'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../../spatial/components/testing/small-register.ts'
import { lastCommit } from '../../../spatial/database/commit.ts'
import { lockFeatures } from '../../../spatial/locks/feature-locks.ts'
import { readXml } from '../../../spatial/xml/read-xml.ts'
import { childNamed, plainText, type XmlElement } from '../../../spatial/xml/xml-element.ts'
import { testApp } from '../../testing.ts'
import { OL_VERSIONS, openLayersTransaction, readByOpenLayers } from './testing/open-layers.ts'

const fixture = testApp()
let headers: Record<string, string>
const PLACE = [105.5705, 30.5005]
const db = () => fixture.database.current.db

beforeAll(async () => {
  await buildSmallRegister(db())
  headers = await fixture.as('components:write')
})

const send = (payload: string, more: Record<string, string> = headers) =>
  fixture.app.inject({
    method: 'POST',
    url: '/wfs?SERVICE=WFS',
    payload,
    headers: { 'content-type': 'text/xml', ...more },
  })

interface Component {
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}

async function feature(id: string): Promise<Component> {
  const [type, key] = id.split('.')
  const answer = await fixture.app.inject({ url: `/ogc/collections/${type}/items/${key}` })
  expect(answer.statusCode, `${id}: ${answer.body}`).toBe(200)
  return answer.json()
}

/** Every element of a name, wherever it stands. */
const all = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap(child => all(child, name)),
]
const insertedIds = (body: string): string[] =>
  [...all(readXml(body), 'FeatureId'), ...all(readXml(body), 'ResourceId')].map(
    ({ attributes }) => (attributes.fid ?? attributes.rid)!,
  )
const total = (body: string, name: string) => Number(plainText(all(readXml(body), name)[0]!))

const GML32 = 'xmlns:gml="http://www.opengis.net/gml/3.2"'
const point = (pos = '30.5005 105.5705', srs = 'urn:ogc:def:crs:EPSG::4490') =>
  `<gml:Point srsName="${srs}"><gml:pos>${pos}</gml:pos></gml:Point>`
const lamp = (properties = '', geometry = point()) =>
  `<city:component_points ${GML32}><city:geometry>${geometry}</city:geometry><city:classCode>0118</city:classCode><city:state>intact</city:state>${properties}</city:component_points>`
const wfs20 = (actions: string, attributes = '') =>
  `<wfs:Transaction service="WFS" version="2.0.0" ${attributes} xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:city="urn:x-wangge:city" ${GML32}>${actions}</wfs:Transaction>`
const byId = (...ids: string[]) => `<fes:Filter>${ids.map(id => `<fes:ResourceId rid="${id}"/>`).join('')}</fes:Filter>`
const update = (id: string, properties: Record<string, string | undefined>, handle = '') =>
  `<wfs:Update typeName="city:component_points" ${handle}>${Object.entries(properties)
    .map(
      ([name, value]) =>
        `<wfs:Property><wfs:ValueReference>${name}</wfs:ValueReference>${value === undefined ? '' : `<wfs:Value>${value}</wfs:Value>`}</wfs:Property>`,
    )
    .join('')}${byId(id)}</wfs:Update>`
const remove = (...ids: string[]) => `<wfs:Delete typeName="city:component_points">${byId(...ids)}</wfs:Delete>`

async function inserted(properties = ''): Promise<string> {
  const answer = await send(wfs20(`<wfs:Insert>${lamp(properties)}</wfs:Insert>`))
  expect(answer.statusCode, answer.body).toBe(200)
  return insertedIds(answer.body)[0]!
}

async function refused(body: string, more = headers) {
  const before = await lastCommit(db())
  const answer = await send(body, more)
  const [exception] = [...all(readXml(answer.body), 'Exception'), ...all(readXml(answer.body), 'ServiceException')]
  expect(exception, answer.body).toBeDefined()
  expect(await lastCommit(db()), 'nothing is published').toBe(before)
  const { exceptionCode, code, locator } = exception!.attributes
  const text = exception!.name === 'Exception' ? childNamed(exception!, 'ExceptionText')! : exception!
  return { status: answer.statusCode, code: exceptionCode ?? code, locator, text: plainText(text) }
}

describe('a transaction of WFS 2.0', () => {
  test('does all that it says in its order under one commit, and counts it', async () => {
    const [kept, gone, replaced] = [await inserted(), await inserted(), await inserted('<city:note>old</city:note>')]
    const before = await lastCommit(db())
    const answer = await send(
      wfs20(`<wfs:Insert handle="new ones">${lamp()}${lamp('<city:name>第二盏</city:name>')}</wfs:Insert>
        ${update(kept, { 'city:note': '灯罩破损 &lt;1&gt;', geometry: point('30.5006 105.5706') })}
        <wfs:Replace>${lamp('<city:name>新灯</city:name>')}${byId(replaced)}</wfs:Replace>
        ${remove(gone)}`),
    )
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
    const root = readXml(answer.body)
    expect([root.name, root.namespace, root.attributes.version]).toEqual([
      'TransactionResponse',
      'http://www.opengis.net/wfs/2.0',
      '2.0.0',
    ])
    expect(
      ['totalInserted', 'totalUpdated', 'totalReplaced', 'totalDeleted'].map(name => total(answer.body, name)),
    ).toEqual([2, 1, 1, 1])
    expect(all(root, 'InsertResults')[0]!.children.map(({ attributes }) => attributes.handle)).toEqual([
      'new ones',
      'new ones',
    ])
    expect(insertedIds(answer.body).slice(2)).toEqual([kept, replaced])
    expect(await lastCommit(db())).toBe(before + 1)
    const [, second] = insertedIds(answer.body)
    expect((await feature(second!)).properties).toMatchObject({ name: '第二盏', state: 'intact', version: before + 1 })
    expect(await feature(kept)).toMatchObject({
      geometry: { type: 'Point', coordinates: [105.5706, 30.5006] },
      properties: { note: '灯罩破损 <1>', version: before + 1 },
    })
    expect((await feature(replaced)).properties).toMatchObject({ name: '新灯', note: null })
    expect(
      (await fixture.app.inject({ url: `/ogc/collections/component_points/items/${gone.split('.')[1]}` })).statusCode,
    ).toBe(404)
  })

  test('sees what it has written itself', async () => {
    const id = await inserted()
    const code = id.split('.')[1]!
    const answer = await send(
      wfs20(update(id, { note: 'first' }) + update(id, { note: 'second', location: '路口' }) + remove(id)),
    )
    expect(answer.statusCode, answer.body).toBe(200)
    const { versions } = (await fixture.app.inject({ url: `/api/components/${code}` })).json()
    expect(versions).toHaveLength(2)
  })

  test('does nothing of it when one thing is refused, and names the thing', async () => {
    const id = await inserted()
    const answer = await refused(
      wfs20(
        update(id, { note: 'never' }) +
          `<wfs:Insert handle="broken lamp">${lamp('<city:ownerCode>nobody</city:ownerCode>')}</wfs:Insert>`,
      ),
    )
    expect(answer).toEqual({
      status: 400,
      code: 'InvalidValue',
      locator: 'broken lamp',
      text: 'There is no unit nobody.',
    })
    expect((await feature(id)).properties.note).toBeNull()
  })

  test('may ask for nothing', async () => {
    const before = await lastCommit(db())
    const answer = await send(wfs20('<wfs:Native vendorId="x" safeToIgnore="true"/>'))
    expect([answer.statusCode, total(answer.body, 'totalInserted')]).toEqual([200, 0])
    expect(await lastCommit(db())).toBe(before)
  })

  test('takes collections apart and a code of its own', async () => {
    const code = '5109030118000777'
    const answer = await send(
      wfs20(
        `<wfs:Insert><wfs:FeatureCollection><wfs:member>${lamp(`<city:code>${code}</city:code>`)}</wfs:member><wfs:member>${lamp()}</wfs:member></wfs:FeatureCollection></wfs:Insert>`,
      ),
    )
    expect(insertedIds(answer.body), answer.body).toEqual([
      `component_points.${code}`,
      'component_points.5109030118000778',
    ])
  })

  test('keeps what GML gives every feature beside the further attributes', async () => {
    const id = await inserted('<city:attributes>{"材质":"钢"}</city:attributes>')
    const answer = await send(
      wfs20(update(id, { 'gml:name': 'Lamp 7', 'gml:description': 'By the bridge', 'city:note': undefined })),
    )
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await feature(id)).properties).toMatchObject({
      name: expect.not.stringContaining('Lamp'),
      attributes: { 材质: '钢', 'gml:name': 'Lamp 7', 'gml:description': 'By the bridge' },
    })
    const replacement = lamp(
      '<gml:description>一号</gml:description><city:name>灯</city:name><gml:identifier codeSpace="urn:x">id &lt;1&gt;</gml:identifier>',
    )
    const again = await send(wfs20(`<wfs:Replace>${replacement}${byId(id)}</wfs:Replace>`))
    expect(again.statusCode, again.body).toBe(200)
    const read = async (version: string) =>
      (await fixture.app.inject({ url: `/wfs?SERVICE=WFS&VERSION=${version}&REQUEST=GetFeature&FEATUREID=${id}` })).body
    expect(await read('2.0.0')).toContain(
      `gml:id="${id}"><gml:description>一号</gml:description><gml:identifier codeSpace="urn:x">id &lt;1&gt;</gml:identifier><city:code>`,
    )
    expect(await read('1.1.0')).toContain('<gml:description>一号</gml:description><city:code>')
    const emptied = await send(wfs20(update(id, { 'gml:description': undefined })))
    expect(emptied.statusCode).toBe(200)
    expect((await feature(id)).properties.attributes).toEqual({
      'gml:identifier': { value: 'id <1>', codeSpace: 'urn:x' },
    })
  })

  test('finds the features by any filter, and writes all that it finds', async () => {
    const location = '滨江北路一百号'
    for (const note of ['一', '二', '三'])
      await inserted(`<city:location>${location}</city:location><city:note>${note}</city:note>`)
    const filter = `<fes:Filter><fes:And><fes:PropertyIsEqualTo><fes:ValueReference>city:location</fes:ValueReference><fes:Literal>${location}</fes:Literal></fes:PropertyIsEqualTo><fes:BBOX><fes:ValueReference>geometry</fes:ValueReference><gml:Envelope srsName="urn:ogc:def:crs:EPSG::4490"><gml:lowerCorner>30.5 105.57</gml:lowerCorner><gml:upperCorner>30.501 105.571</gml:upperCorner></gml:Envelope></fes:BBOX></fes:And></fes:Filter>`
    const value =
      '<wfs:Property><wfs:ValueReference>state</wfs:ValueReference><wfs:Value>damaged</wfs:Value></wfs:Property>'
    const answer = await send(wfs20(`<wfs:Update typeName="city:component_points">${value}${filter}</wfs:Update>`))
    expect(total(answer.body, 'totalUpdated'), answer.body).toBe(3)
    expect((await feature(insertedIds(answer.body)[2]!)).properties).toMatchObject({ state: 'damaged', note: '三' })
    const deletion = await send(wfs20(`<wfs:Delete typeName="city:component_points">${filter}</wfs:Delete>`))
    expect(total(deletion.body, 'totalDeleted')).toBe(3)
    expect(
      total(
        (await send(wfs20(`<wfs:Delete typeName="city:component_points">${filter}</wfs:Delete>`))).body,
        'totalDeleted',
      ),
    ).toBe(0)
  })

  test.each([
    ['InvalidParameterValue', 'colour', 400],
    ['InvalidParameterValue', 'attributes', 400],
  ])('refuses a filter on what there is not with %s', async (code, name, status) => {
    const filter = `<fes:Filter><fes:PropertyIsEqualTo><fes:ValueReference>${name}</fes:ValueReference><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>`
    expect(await refused(wfs20(`<wfs:Delete typeName="city:component_points">${filter}</wfs:Delete>`))).toMatchObject({
      status,
      code,
      locator: 'filter',
    })
  })
})

describe('values', () => {
  test.each([
    ['an empty element', '<city:note/>'],
    ['a nil one', '<city:note xsi:nil="true"/>'],
    ['white space', '<city:note>  </city:note>'],
  ])('%s is no value', async (_, note) => {
    expect((await feature(await inserted(note))).properties.note).toBeNull()
  })

  test('a property without a value is emptied by an update, and by a nil one', async () => {
    const id = await inserted(
      '<city:note>x</city:note><city:location>y</city:location><city:surveyedOn>2026-01-05</city:surveyedOn>',
    )
    await send(wfs20(update(id, { note: undefined, 'city:component_points/city:location': '' })))
    expect((await feature(id)).properties).toMatchObject({ note: null, location: null, surveyedOn: '2026-01-05' })
  })

  test('days are taken as clients write them', async () => {
    const id = await inserted('<city:surveyedOn>2026-01-05T00:00:00Z</city:surveyedOn>')
    expect((await feature(id)).properties.surveyedOn).toBe('2026-01-05')
  })

  test('SQL in any text is a text', async () => {
    const sql = "'); drop table components; --"
    const id = await inserted(`<city:note>${sql}</city:note><city:attributes>{"a":"${sql}"}</city:attributes>`)
    expect((await feature(id)).properties).toMatchObject({ note: sql, attributes: { a: sql } })
  })

  test.each<[string, string, string, RegExp]>([
    ['no state', lamp().replace(/<city:state>.*<\/city:state>/, ''), 'InvalidValue', /needs a state/],
    ['an empty state', lamp().replace('>intact<', '><'), 'InvalidValue', /needs a state/],
    ['no class', lamp().replace(/<city:classCode>.*<\/city:classCode>/, ''), 'InvalidValue', /needs a classCode/],
    ['an unknown property', lamp('<city:colour>red</city:colour>'), 'InvalidValue', /no property "colour"/],
    ['an unknown state', lamp().replace('intact', 'fine'), 'InvalidValue', /^state /],
    [
      'no such day',
      lamp('<city:surveyedOn>yesterday</city:surveyedOn>'),
      'InvalidValue',
      /surveyedOn: "yesterday" is no day/,
    ],
    ['a day to come', lamp('<city:surveyedOn>2999-01-01</city:surveyedOn>'), 'InvalidValue', /in the future/],
    ['broken JSON', lamp('<city:attributes>{</city:attributes>'), 'InvalidValue', /is no object in JSON/],
    ['a class of no book', lamp().replace('0118', '9999'), 'InvalidValue', /Class 9999/],
    ['elements in a text', lamp('<city:note><b/></city:note>'), 'InvalidValue', /found the element b/],
    ['a text too long', lamp(`<city:note>${'x'.repeat(256)}</city:note>`), 'InvalidValue', /^note /],
    [
      'no geometry',
      '<city:component_points><city:classCode>0118</city:classCode><city:state>intact</city:state></city:component_points>',
      'InvalidValue',
      /has a geometry/,
    ],
    [
      'a line among points',
      lamp('', '<gml:LineString><gml:posList>30.5 105.57 30.6 105.57</gml:posList></gml:LineString>'),
      'InvalidValue',
      /LineString: component_points holds Point/,
    ],
    ['a place outside the city', lamp('', point('40 116')), 'InvalidValue', /no unit grid of the city/],
    ['NaN', lamp('', point('NaN 105')), 'InvalidValue', /"NaN" is no number/],
    ['a reference system of nobody', lamp('', point('1 2', 'EPSG:32690')), 'InvalidValue', /EPSG:32690/],
    [
      'a box of another vocabulary',
      lamp('<gml:boundedBy><kml:Point xmlns:kml="http://www.opengis.net/kml/2.2"/></gml:boundedBy>'),
      'InvalidValue',
      /boundedBy holds Point/,
    ],
    ['an unknown type', '<city:lamp_posts/>', 'InvalidValue', /^lamp_posts is no feature/],
    [
      'a type that is only read',
      '<city:unit_grids/>',
      'OperationNotSupported',
      /unit_grids is only read here; component_points, component_lines, component_areas are written/,
    ],
  ])('%s is refused', async (_, sent, code, message) => {
    const answer = await refused(wfs20(`<wfs:Insert>${sent}</wfs:Insert>`))
    expect(answer).toMatchObject({ status: 400, code, text: expect.stringMatching(message) })
  })

  test('a swapped pair is refused in words that name the swap, in Chinese too', async () => {
    const { code, text } = await refused(wfs20(`<wfs:Insert>${lamp('', point('105.5705 30.5005'))}</wfs:Insert>`))
    expect(code).toBe('InvalidValue')
    expect(text).toMatch(
      /^Latitude and longitude are swapped: longitude 30\.5005, latitude 105\.5705 lies outside the city, longitude 105\.5705, latitude 30\.5005 inside\..*经纬度颠倒：/,
    )
  })

  test.each<[string, Record<string, string | undefined>, RegExp]>([
    ['the name', { name: undefined }, /has a name; it cannot be emptied/],
    ['the geometry', { geometry: undefined }, /has a geometry/],
    ['the code', { code: '5109030118009999' }, /code cannot be written/],
    ['the grid', { gridCode: '510903002001002' }, /gridCode cannot be written/],
  ])('%s of a component cannot be emptied or set', async (_, properties, message) => {
    const answer = await refused(wfs20(update(await inserted(), properties, 'handle="u"')))
    expect(answer).toMatchObject({ code: 'InvalidValue', locator: 'u', text: expect.stringMatching(message) })
  })

  test.each([
    [
      'an update of everything',
      '<wfs:Update typeName="city:component_points"><wfs:Property><wfs:ValueReference>note</wfs:ValueReference></wfs:Property></wfs:Update>',
      'MissingParameterValue',
    ],
    ['a deletion of everything', '<wfs:Delete typeName="city:component_points"/>', 'MissingParameterValue'],
    ['a type that is not said', `<wfs:Delete>${byId('component_points.1')}</wfs:Delete>`, 'MissingParameterValue'],
    [
      'a replacement of nothing',
      `<wfs:Replace>${lamp()}${byId('component_points.1')}</wfs:Replace>`,
      'InvalidParameterValue',
    ],
    ['an unknown action', '<wfs:Truncate/>', 'OperationParsingFailed'],
    ['what only one vendor knows', '<wfs:Native vendorId="x" safeToIgnore="false"/>', 'InvalidParameterValue'],
  ])('%s is refused', async (_, actions, code) => {
    expect(await refused(wfs20(actions))).toMatchObject({ status: 400, code })
  })

  test('who has no key is asked for one, and who may not write is told', async () => {
    const body = wfs20(`<wfs:Insert>${lamp()}</wfs:Insert>`)
    expect(await refused(body, { 'content-type': 'text/xml' })).toMatchObject({
      status: 401,
      text: expect.stringContaining('components:write'),
    })
    expect(await refused(body, await fixture.as('imports:read'))).toMatchObject({ status: 403 })
  })

  test('it comes by POST', async () => {
    const answer = await fixture.app.inject({ url: '/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=Transaction' })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('exceptionCode="OperationNotSupported" locator="Transaction"')
  })
})

describe('identifiers', () => {
  const CODE = '5109030118000555'
  const wfs11 = (idgen: string, name: string) =>
    `<wfs:Transaction service="WFS" version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" xmlns:city="urn:x-wangge:city" xmlns:gml="http://www.opengis.net/gml"><wfs:Insert idgen="${idgen}"><city:component_points gml:id="component_points.${CODE}"><city:name>${name}</city:name><city:classCode>0118</city:classCode><city:state>intact</city:state><city:geometry>${point()}</city:geometry></city:component_points></wfs:Insert></wfs:Transaction>`

  test('are made, used or replaced as the client wishes', async () => {
    const send11 = async (idgen: string, name: string) => insertedIds((await send(wfs11(idgen, name))).body)
    expect(await send11('UseExisting', '一')).toEqual([`component_points.${CODE}`])
    expect((await refused(wfs11('UseExisting', '二'))).text).toMatch(/is or was the code of another/)
    expect(await send11('ReplaceDuplicate', '三')).toEqual([`component_points.${CODE}`])
    expect((await feature(`component_points.${CODE}`)).properties.name).toBe('三')
    expect(await send11('GenerateNew', '四')).not.toEqual([`component_points.${CODE}`])
    expect((await refused(wfs11('Whatever', '五'))).locator).toBe('idgen')
  })
})

describe('locks', () => {
  let id: string
  beforeEach(async () => {
    id = await inserted()
  })
  const lock = (expirySeconds = 300) =>
    lockFeatures(db(), {
      actor: 'Parks bureau',
      expirySeconds,
      extent: 'all',
      features: [{ layer: 'components', keys: [id.split('.')[1]!] }],
    })

  test('keep others out, who are told whose they are', async () => {
    await lock()
    expect(await refused(wfs20(remove(id)))).toEqual({
      status: 400,
      code: 'MissingParameterValue',
      locator: 'lockId',
      text: expect.stringMatching(/is locked by "Parks bureau" until 20/),
    })
    expect(await refused(wfs20(remove(id), 'lockId="none"'))).toMatchObject({ status: 400, code: 'InvalidLockId' })
    const viaOgc = await fixture.app.inject({
      method: 'DELETE',
      url: `/ogc/collections/component_points/items/${id.split('.')[1]}`,
      headers,
    })
    expect([viaOgc.statusCode, viaOgc.json().code]).toEqual([423, 'feature-locked'])
    const { version } = (await feature(id)).properties
    const viaApi = await fixture.app.inject({
      method: 'PATCH',
      url: `/api/components/${id.split('.')[1]}`,
      headers: { ...headers, 'if-match': `"${version}"` },
      payload: { note: 'x' },
    })
    expect([viaApi.statusCode, viaApi.json().detail]).toEqual([423, expect.stringContaining('Parks bureau')])
  })

  test('let in who names them, and are given back with the transaction', async () => {
    const { lockId } = await lock()
    const answer = await send(wfs20(update(id, { note: 'x' }), `lockId="${lockId}"`))
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await refused(wfs20(remove(id), `lockId="${lockId}"`))).code).toBe('InvalidLockId')
    expect((await send(wfs20(remove(id)))).statusCode).toBe(200)
  })

  test('are given back in part, the element of WFS 1.1 included', async () => {
    const other = await inserted()
    const { lockId } = await lockFeatures(db(), {
      actor: 'x',
      expirySeconds: 300,
      extent: 'all',
      features: [{ layer: 'components', keys: [id, other].map(one => one.split('.')[1]!) }],
    })
    const old = `<wfs:Transaction service="WFS" version="1.1.0" releaseAction="SOME" xmlns:wfs="http://www.opengis.net/wfs" xmlns:fes="http://www.opengis.net/ogc"><wfs:LockId>${lockId}</wfs:LockId>${remove(id)}</wfs:Transaction>`
    expect((await send(old)).statusCode).toBe(200)
    expect((await refused(wfs20(remove(other)))).locator).toBe('lockId')
    expect((await send(wfs20(remove(other), `lockId="${lockId}"`))).statusCode).toBe(200)
  })

  test('that have expired are told from others', async () => {
    const { lockId } = await lock(0)
    expect(await refused(wfs20(remove(id), `lockId="${lockId}"`))).toMatchObject({
      status: 403,
      code: 'LockHasExpired',
    })
    expect((await send(wfs20(remove(id)))).statusCode).toBe(200)
  })
})

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
