import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../../spatial/components/testing/small-register.ts'
import { readXml } from '../../../spatial/xml/read-xml.ts'
import { plainText, type XmlElement } from '../../../spatial/xml/xml-element.ts'
import { testApp } from '../../testing.ts'

const fixture = testApp()
let headers: Record<string, string>
const db = () => fixture.database.current.db

beforeAll(async () => {
  await buildSmallRegister(db())
  headers = await fixture.as('components:write')
})
beforeEach(() => sql`delete from feature_locks`.execute(db()))

const get = (query: string, more = headers) => fixture.app.inject({ url: `/wfs?SERVICE=WFS&${query}`, headers: more })
const post = (payload: string) =>
  fixture.app.inject({ method: 'POST', url: '/wfs', payload, headers: { ...headers, 'content-type': 'text/xml' } })

const all = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap(child => all(child, name)),
]
const ids = (root: XmlElement | undefined) =>
  root
    ? [...all(root, 'ResourceId'), ...all(root, 'FeatureId')].map(({ attributes }) => attributes.rid ?? attributes.fid)
    : []
const exception = (body: string) => all(readXml(body), 'Exception')[0]?.attributes

const LAMP = 'component_points.5109030118000001'
const COVER = 'component_points.5109030101000001'
const NAMESPACES =
  'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:city="urn:x-wangge:city"'
const locking = (id: string, attributes = '') =>
  `<wfs:LockFeature service="WFS" version="2.0.0" ${attributes} ${NAMESPACES}><wfs:Query typeNames="city:component_points"><fes:Filter><fes:ResourceId rid="${id}"/></fes:Filter></wfs:Query></wfs:LockFeature>`
const removing = (id: string, attributes = '') =>
  `<wfs:Transaction service="WFS" version="2.0.0" ${attributes} ${NAMESPACES}><wfs:Delete typeName="city:component_points"><fes:Filter><fes:ResourceId rid="${id}"/></fes:Filter></wfs:Delete></wfs:Transaction>`

describe('LockFeature', () => {
  test('as XML answers the lock and what it holds', async () => {
    const answer = await post(locking(LAMP, 'expiry="60"'))
    const root = readXml(answer.body)
    expect([answer.statusCode, root.name, root.namespace]).toEqual([
      200,
      'LockFeatureResponse',
      'http://www.opengis.net/wfs/2.0',
    ])
    expect(root.attributes.lockId).toMatch(/^[0-9a-f-]{36}$/)
    expect(ids(all(root, 'FeaturesLocked')[0])).toEqual([LAMP])
    const again = await post(locking(LAMP))
    expect([again.statusCode, exception(again.body)]).toEqual([
      400,
      { exceptionCode: 'CannotLockAllFeatures', locator: 'lockAction' },
    ])
    expect(again.body).toContain('is locked by &quot;tester&quot; until')
    const some = readXml((await post(locking(LAMP, 'lockAction="SOME"'))).body)
    expect([ids(all(some, 'FeaturesLocked')[0]), ids(all(some, 'FeaturesNotLocked')[0])]).toEqual([[], [LAMP]])
  })

  test('in an address, by type, by filter, by identifier and by the stored query', async () => {
    for (const query of [
      'VERSION=2.0.0&REQUEST=LockFeature&TYPENAMES=city:component_points',
      `VERSION=2.0.0&REQUEST=LockFeature&TYPENAMES=component_points&FILTER=${encodeURIComponent('<fes:Filter><fes:PropertyIsEqualTo><fes:ValueReference>classCode</fes:ValueReference><fes:Literal>0118</fes:Literal></fes:PropertyIsEqualTo></fes:Filter>')}`,
      `VERSION=2.0.0&REQUEST=LockFeature&RESOURCEID=${LAMP}`,
      `VERSION=2.0.0&REQUEST=LockFeature&STOREDQUERY_ID=urn:ogc:def:query:OGC-WFS::GetFeatureById&ID=${LAMP}`,
    ]) {
      const answer = await get(query)
      expect(answer.statusCode, answer.body).toBe(200)
      expect(ids(readXml(answer.body))).toContain(LAMP)
      await sql`delete from feature_locks`.execute(db())
    }
  })

  test('in the words of WFS 1.1 and 1.0, whose minutes are minutes', async () => {
    for (const [version, name] of [
      ['1.1.0', 'LockFeatureResponse'],
      ['1.0.0', 'WFS_LockFeatureResponse'],
    ]) {
      await sql`delete from feature_locks`.execute(db())
      const answer = await post(
        `<LockFeature xmlns="http://www.opengis.net/wfs" xmlns:ogc="http://www.opengis.net/ogc" service="WFS" version="${version}" expiry="4" lockAction="ALL"><Lock typeName="city:component_points" handle="l"><ogc:Filter><ogc:FeatureId fid="${LAMP}"/></ogc:Filter></Lock></LockFeature>`,
      )
      const root = readXml(answer.body)
      expect([root.name, ids(root)], answer.body).toEqual([name, [LAMP]])
      const lockId = plainText(all(root, 'LockId')[0]!)
      const { rows } = await sql<{ seconds: number }>`
        select extract(epoch from expires_at - now())::float8 as seconds from feature_locks where id = ${lockId}`.execute(
        db(),
      )
      expect(rows[0]!.seconds).toBeGreaterThan(230)
      expect(rows[0]!.seconds).toBeLessThan(241)
    }
  })

  test('makes a lock hold for longer, if it holds', async () => {
    const { lockId } = readXml((await post(locking(LAMP, 'expiry="2"'))).body).attributes
    const answer = await get(`VERSION=2.0.0&REQUEST=LockFeature&LOCKID=${lockId}&EXPIRY=900`)
    expect([answer.statusCode, readXml(answer.body).attributes.lockId]).toEqual([200, lockId])
    await sql`update feature_locks set expires_at = now()`.execute(db())
    const late = await get(`VERSION=2.0.0&REQUEST=LockFeature&LOCKID=${lockId}&EXPIRY=900`)
    expect([late.statusCode, exception(late.body)]).toEqual([
      403,
      { exceptionCode: 'LockHasExpired', locator: 'lockId' },
    ])
  })

  test.each([
    ['VERSION=2.0.0&REQUEST=LockFeature', 'MissingParameterValue', 'typenames'],
    ['VERSION=2.0.0&REQUEST=LockFeature&TYPENAMES=lamps', 'InvalidParameterValue', 'typenames'],
    ['VERSION=2.0.0&REQUEST=LockFeature&TYPENAMES=component_points&EXPIRY=-1', 'InvalidParameterValue', 'expiry'],
    ['VERSION=2.0.0&REQUEST=LockFeature&TYPENAMES=component_points&EXPIRY=86401', 'InvalidParameterValue', 'expiry'],
    ['VERSION=1.1.0&REQUEST=LockFeature&TYPENAME=component_points&EXPIRY=1441', 'InvalidParameterValue', 'expiry'],
    [
      'VERSION=2.0.0&REQUEST=LockFeature&TYPENAMES=component_points&LOCKACTION=MOST',
      'InvalidParameterValue',
      'lockAction',
    ],
    ['VERSION=2.0.0&REQUEST=LockFeature&LOCKID=none', 'InvalidLockId', 'lockId'],
  ])('refuses %s', async (query, exceptionCode, locator) => {
    const answer = await get(query)
    expect([answer.statusCode, exception(answer.body)]).toEqual([400, { exceptionCode, locator }])
  })

  test('asks who it is', async () => {
    expect((await get(`VERSION=2.0.0&REQUEST=LockFeature&RESOURCEID=${LAMP}`, {})).statusCode).toBe(401)
    const mine = await fixture.as('imports:read')
    expect((await get(`VERSION=2.0.0&REQUEST=LockFeature&RESOURCEID=${LAMP}`, mine)).statusCode).toBe(403)
  })
})

describe('GetFeatureWithLock', () => {
  test('answers features with their lock, which lets in whoever names it', async () => {
    const answer = await get(
      `VERSION=2.0.0&REQUEST=GetFeatureWithLock&TYPENAMES=component_points&RESOURCEID=${COVER}&EXPIRY=60`,
    )
    const root = readXml(answer.body)
    expect([answer.statusCode, root.name, all(root, 'component_points')[0]!.attributes.id]).toEqual([
      200,
      'FeatureCollection',
      COVER,
    ])
    const { lockId } = root.attributes
    expect(exception((await post(removing(COVER))).body)).toEqual({
      exceptionCode: 'MissingParameterValue',
      locator: 'lockId',
    })
    expect((await post(removing(COVER, `lockId="${lockId}" releaseAction="ALL"`))).statusCode).toBe(200)
  })

  test('leaves out what somebody else holds when some will do, and keeps to the page', async () => {
    await post(locking(LAMP))
    const some = readXml(
      (await get('VERSION=2.0.0&REQUEST=GetFeatureWithLock&TYPENAMES=component_points&LOCKACTION=SOME')).body,
    )
    const found = all(some, 'component_points').map(({ attributes }) => attributes.id)
    expect(found.length).toBeGreaterThan(2)
    expect(found).not.toContain(LAMP)
    expect(some.attributes.numberReturned).toBe(String(found.length))
    await sql`delete from feature_locks`.execute(db())
    const one = readXml((await get('VERSION=2.0.0&REQUEST=GetFeatureWithLock&TYPENAMES=component_points&COUNT=1')).body)
    expect(all(one, 'component_points')).toHaveLength(1)
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from locked_features`.execute(db())
    expect(rows[0]!.count).toBe(1)
  })

  test('in WFS 1.1', async () => {
    const answer = await post(
      `<wfs:GetFeatureWithLock xmlns:wfs="http://www.opengis.net/wfs" xmlns:ogc="http://www.opengis.net/ogc" service="WFS" version="1.1.0" expiry="5"><wfs:Query typeName="city:component_points"><ogc:Filter><ogc:FeatureId fid="${LAMP}"/></ogc:Filter></wfs:Query></wfs:GetFeatureWithLock>`,
    )
    const root = readXml(answer.body)
    expect([root.namespace, root.attributes.lockId?.length, all(root, 'component_points').length]).toEqual([
      'http://www.opengis.net/wfs',
      36,
      1,
    ])
  })

  test.each([
    ['RESULTTYPE=hits', 'resultType'],
    ['OUTPUTFORMAT=application/json', 'outputFormat'],
  ])('refuses %s', async (parameter, locator) => {
    const answer = await get(`VERSION=2.0.0&REQUEST=GetFeatureWithLock&TYPENAMES=component_points&${parameter}`)
    expect([answer.statusCode, exception(answer.body)]).toEqual([
      400,
      { exceptionCode: 'InvalidParameterValue', locator },
    ])
  })
})

test('the capabilities tell of writing and locking', async () => {
  const { body } = await get('VERSION=2.0.0&REQUEST=GetCapabilities', {})
  const constraints = Object.fromEntries(
    all(readXml(body), 'Constraint').map(one => [one.attributes.name, plainText(all(one, 'DefaultValue')[0]!)]),
  )
  expect(constraints).toMatchObject({ ImplementsTransactionalWFS: 'TRUE', ImplementsLockingWFS: 'TRUE' })
  const old = await get('VERSION=1.0.0&REQUEST=GetCapabilities', {})
  for (const name of ['Insert', 'Update', 'Delete', 'Lock', 'Transaction', 'GetFeatureWithLock'])
    expect(all(readXml(old.body), name).length, name).toBeGreaterThan(0)
})
