import { beforeEach, describe, expect, test } from 'vitest'
import { lastCommit } from '../../../spatial/database/commit.ts'
import { lockFeatures } from '../../../spatial/locks/feature-locks.ts'
import { readXml } from '../../../spatial/xml/read-xml.ts'
import {
  all,
  byId,
  insertedIds,
  lamp,
  point,
  remove,
  total,
  update,
  wfs20,
  writingService,
} from './testing/writing-service.ts'

const service = writingService()
const { send, feature, inserted, refused, db } = service

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
      (await service.app.inject({ url: `/ogc/collections/component_points/items/${gone.split('.')[1]}` })).statusCode,
    ).toBe(404)
  })

  test('sees what it has written itself', async () => {
    const id = await inserted()
    const code = id.split('.')[1]!
    const answer = await send(
      wfs20(update(id, { note: 'first' }) + update(id, { note: 'second', location: '路口' }) + remove(id)),
    )
    expect(answer.statusCode, answer.body).toBe(200)
    const { versions } = (await service.app.inject({ url: `/api/components/${code}` })).json()
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
    const having = async (predicate: string) =>
      (
        await service.app.inject({
          url: `/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=component_points&COUNT=10000&FILTER=${encodeURIComponent(`<Filter xmlns="http://www.opengis.net/fes/2.0" xmlns:gml="http://www.opengis.net/gml/3.2">${predicate}</Filter>`)}`,
        })
      ).body
    const name = '<ValueReference>gml:name</ValueReference>'
    const isLamp = await having(`<PropertyIsEqualTo>${name}<Literal>Lamp 7</Literal></PropertyIsEqualTo>`)
    expect(isLamp).toContain('numberMatched="1"')
    expect(isLamp).toContain(`gml:id="${id}"`)
    expect(await having(`<PropertyIsNull>${name}</PropertyIsNull>`)).not.toContain(`gml:id="${id}"`)
    const replacement = lamp(
      '<gml:description>一号</gml:description><city:name>灯</city:name><gml:identifier codeSpace="urn:x">id &lt;1&gt;</gml:identifier>',
    )
    const again = await send(wfs20(`<wfs:Replace>${replacement}${byId(id)}</wfs:Replace>`))
    expect(again.statusCode, again.body).toBe(200)
    const read = async (version: string) =>
      (await service.app.inject({ url: `/wfs?SERVICE=WFS&VERSION=${version}&REQUEST=GetFeature&FEATUREID=${id}` })).body
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
    ['InvalidParameterValue', 'geom', 400],
  ])('refuses a filter on what there is not with %s', async (code, name, status) => {
    const filter = `<fes:Filter><fes:PropertyIsEqualTo><fes:ValueReference>${name}</fes:ValueReference><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>`
    expect(await refused(wfs20(`<wfs:Delete typeName="city:component_points">${filter}</wfs:Delete>`))).toMatchObject({
      status,
      code,
      locator: 'filter',
    })
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

  test('of a copy are new, whatever code the original has', async () => {
    const original = (await inserted('<city:name>原件</city:name>')).split('.')[1]!
    const copy = await inserted(`<city:code>${original}</city:code><city:name>副本</city:name>`)
    expect(copy).not.toBe(`component_points.${original}`)
    expect((await feature(`component_points.${original}`)).properties.name).toBe('原件')
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
    const viaOgc = await service.app.inject({
      method: 'DELETE',
      url: `/ogc/collections/component_points/items/${id.split('.')[1]}`,
      headers: service.headers,
    })
    expect([viaOgc.statusCode, viaOgc.json().code]).toEqual([423, 'feature-locked'])
    const { version } = (await feature(id)).properties
    const viaApi = await service.app.inject({
      method: 'PATCH',
      url: `/api/components/${id.split('.')[1]}`,
      headers: { ...service.headers, 'if-match': `"${version}"` },
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

  test('are given back by a transaction that does nothing else', async () => {
    const { lockId } = await lock()
    const before = await lastCommit(db())
    expect((await send(wfs20('', `lockId="${lockId}" releaseAction="ALL"`))).statusCode).toBe(200)
    expect(await lastCommit(db())).toBe(before)
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
