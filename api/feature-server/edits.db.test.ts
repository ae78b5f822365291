import { addFeatures, applyEdits, deleteFeatures, updateFeatures } from '@esri/arcgis-rest-feature-service'
import { ApiKeyManager } from '@esri/arcgis-rest-request'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { lastCommit } from '../../spatial/database/commit.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let service = ''
let authentication: ApiKeyManager
let key = ''
beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  const address = await fixture.app.listen({ host: '127.0.0.1', port: 0 })
  service = `${address}/arcgis/rest/services/${fixture.app.city.nameEn.toLowerCase()}/FeatureServer`
  key = (await fixture.as('components:write')).authorization.slice(7)
  authentication = ApiKeyManager.fromKey(key)
})

const commits = () => lastCommit(fixture.database.current.db)
const POINTS = 0
const layer = (id = POINTS) => ({ url: `${service}/${id}`, authentication })

/** A lamp as the editors of ArcGIS draw it, in Web Mercator; the place is 105.5705, 30.5005. */
const lamp = (
  more: object = {},
  geometry: object = { x: 11752054.3, y: 3568048.1, spatialReference: { wkid: 102100 } },
) => ({
  geometry: geometry as never,
  attributes: { classCode: '0118', state: 'intact', surveyedOn: Date.UTC(2026, 0, 2), ...more },
})

async function read(objectId: number) {
  const answer = await fetch(`${service}/${POINTS}/query?objectIds=${objectId}&outFields=*&f=json`)
  return (
    (await answer.json()) as { features: { attributes: Record<string, unknown>; geometry: { x: number; y: number } }[] }
  ).features[0]
}

const added = async (more: object = {}): Promise<number> => {
  const { addResults } = await addFeatures({ ...layer(), features: [lamp(more)] })
  expect(addResults[0]).toMatchObject({ success: true })
  return addResults[0]!.objectId
}

describe("Esri's own client", () => {
  test('adds a feature, in its own reference system, and reads it back', async () => {
    const feature = await read(await added({ name: '路灯一号', attributes: '{"高度":8}', note: '' }))
    expect(feature!.attributes).toMatchObject({
      name: '路灯一号',
      state: 'intact',
      surveyedOn: Date.UTC(2026, 0, 2),
      note: null,
    })
    expect(feature!.attributes.code).toMatch(/^5109030118\d{6}$/)
    expect(JSON.parse(feature!.attributes.attributes as string)).toEqual({ 高度: 8 })
    expect(feature!.geometry.x).toBeCloseTo(105.5705, 6)
  })

  test('updates what it sends and leaves the rest, whole rows sent back among it', async () => {
    const id = await added({ name: '路灯', attributes: '{"高度":8,"材质":"钢"}' })
    const before = await read(id)
    const { updateResults } = await updateFeatures({
      ...layer(),
      features: [
        {
          attributes: { ...before!.attributes, STATE: undefined, state: 'damaged', attributes: '{"高度":9}' },
        } as never,
      ],
    })
    expect(updateResults[0]).toMatchObject({ objectId: id, success: true })
    const after = await read(id)
    expect(after!.attributes).toMatchObject({
      state: 'damaged',
      name: '路灯',
      surveyedOn: before!.attributes.surveyedOn,
    })
    expect(JSON.parse(after!.attributes.attributes as string)).toEqual({ 高度: 9 })
    expect(after!.geometry).toEqual(before!.geometry)
  })

  test('moves a feature, and deletes it', async () => {
    const id = await added()
    const to = { x: 105.5745, y: 30.5005, spatialReference: { wkid: 4490 } }
    await updateFeatures({ ...layer(), features: [{ attributes: { OBJECTID: id }, geometry: to } as never] })
    expect((await read(id))!.geometry).toEqual({ x: 105.5745, y: 30.5005 })
    const { deleteResults } = await deleteFeatures({ ...layer(), objectIds: [id] })
    expect(deleteResults[0]).toMatchObject({ objectId: id, success: true })
    expect(await read(id)).toBeUndefined()
  })

  test('draws a line and an area with a hole', async () => {
    const line = {
      paths: [
        [
          [105.5705, 30.5005],
          [105.5708, 30.5005],
        ],
      ],
      spatialReference: { wkid: 4490 },
    }
    const onLine = await addFeatures({
      ...layer(1),
      features: [{ attributes: { classCode: '0211', state: 'intact' }, geometry: line } as never],
    })
    expect(onLine.addResults[0]).toMatchObject({ success: true })
    const square = (x: number, y: number, side: number) => [
      [x, y],
      [x, y + side],
      [x + side, y + side],
      [x + side, y],
      [x, y],
    ]
    const rings = [square(105.5702, 30.5002, 0.0004), square(105.5703, 30.5003, 0.0001).reverse()]
    const area = {
      attributes: { classCode: '0405', state: 'intact' },
      geometry: { rings, spatialReference: { wkid: 4490 } },
    }
    const onArea = await addFeatures({ ...layer(2), features: [area as never] })
    expect(onArea.addResults[0]).toMatchObject({ success: true })
    const answer = await fetch(`${service}/2/query?objectIds=${onArea.addResults[0]!.objectId}&f=json`)
    const { features } = (await answer.json()) as { features: { geometry: { rings: number[][][] } }[] }
    expect(features[0]!.geometry.rings).toHaveLength(2)
  })
})

describe('several edits', () => {
  let first: number
  let second: number
  beforeEach(async () => {
    first = await added()
    second = await added()
  })

  test('are one commit', async () => {
    const before = await commits()
    const result = await applyEdits({
      ...layer(),
      adds: [lamp(), lamp()],
      updates: [{ attributes: { OBJECTID: first, state: 'lost' } } as never],
      deletes: [second],
    })
    expect([result.addResults, result.updateResults, result.deleteResults].map(results => results!.length)).toEqual([
      2, 1, 1,
    ])
    expect(await commits()).toBe(before + 1)
    expect((await read(first))!.attributes.state).toBe('lost')
    expect(await read(second)).toBeUndefined()
  })

  const mixed = (rollbackOnFailure: boolean) =>
    applyEdits({
      ...layer(),
      adds: [lamp({ state: 'fine' })],
      updates: [{ attributes: { OBJECTID: first, state: 'lost' } } as never],
      deletes: [second],
      rollbackOnFailure,
    })

  test('are undone together when one is refused', async () => {
    const before = await commits()
    const result = await mixed(true)
    for (const one of [...result.addResults!, ...result.updateResults!, ...result.deleteResults!])
      expect(one.success).toBe(false)
    expect(result.addResults![0]).toMatchObject({ error: { code: 400, description: expect.stringContaining('state') } })
    expect(result.deleteResults![0]).toMatchObject({ error: { code: 1003 } })
    expect(await commits()).toBe(before)
    expect((await read(first))!.attributes.state).toBe('intact')
    expect(await read(second)).toBeDefined()
  })

  test('are made where they can be, if that is asked for', async () => {
    const before = await commits()
    const result = await mixed(false)
    expect(result.addResults![0]!.success).toBe(false)
    expect(result.updateResults![0]).toMatchObject({ objectId: first, success: true })
    expect(result.deleteResults![0]).toMatchObject({ objectId: second, success: true })
    expect(await commits()).toBe(before + 1)
    expect((await read(first))!.attributes.state).toBe('lost')
  })

  test('of which none can be made are no commit', async () => {
    const before = await commits()
    const { deleteResults } = await applyEdits({ ...layer(), deletes: [2_000_000_000], rollbackOnFailure: false })
    expect(deleteResults![0]).toMatchObject({ success: false, error: { code: 404 } })
    expect(await commits()).toBe(before)
  })

  test('of several layers are one commit too', async () => {
    const before = await commits()
    const edits = [
      { id: 0, updates: [{ attributes: { OBJECTID: first, state: 'lost' } }], deletes: [second] },
      {
        id: 1,
        adds: [
          {
            attributes: { classCode: '0211', state: 'intact' },
            geometry: {
              paths: [
                [
                  [105.5705, 30.5005],
                  [105.5707, 30.5006],
                ],
              ],
            },
          },
        ],
      },
    ]
    const answer = await post('/applyEdits', { edits: JSON.stringify(edits) })
    expect(answer).toMatchObject([
      { id: 0, addResults: [], updateResults: [{ success: true }], deleteResults: [{ success: true }] },
      { id: 1, addResults: [{ success: true }] },
    ])
    expect(await commits()).toBe(before + 1)
  })
})

async function post(path: string, form: Record<string, string>, token = key) {
  const answer = await fixture.app.inject({
    method: 'POST',
    url: new URL(service).pathname + path,
    payload: new URLSearchParams({ f: 'json', ...(token && { token }), ...form }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

describe('refused are', () => {
  test.each<[string, object, number]>([
    ['no class', { attributes: { state: 'intact' } }, 422],
    ['no geometry', { geometry: null }, 422],
    ['a swapped pair', { geometry: { x: 30.5005, y: 105.5705, spatialReference: { wkid: 4490 } } }, 422],
    ['a place outside the city', { geometry: { x: 104, y: 30 } }, 422],
    [
      'a line among points',
      {
        geometry: {
          paths: [
            [
              [105.57, 30.5],
              [105.571, 30.5],
            ],
          ],
        },
      },
      422,
    ],
    ['an unknown field', { attributes: { ...lamp().attributes, colour: 'red' } }, 400],
    [
      'a code that is taken',
      { attributes: { ...lamp().attributes, code: '5109030101000001', classCode: '0101' } },
      409,
    ],
  ])('%s, in the result of that feature', async (_what, change, code) => {
    const answer = await post('/0/addFeatures', { features: JSON.stringify([{ ...lamp(), ...change }]) })
    expect(answer.addResults[0]).toMatchObject({ success: false, error: { code } })
  })

  test('edits of layers that nobody edits here', async () => {
    const answer = await post('/3/deleteFeatures', { objectIds: '1' })
    expect(answer.deleteResults[0]).toMatchObject({ success: false, error: { code: 405 } })
  })

  test.each([
    ['edits that are no JSON', '/0/applyEdits', { adds: '[{' }, 400],
    ['global ids', '/0/applyEdits', { deletes: '1', useGlobalIds: 'true' }, 400],
    ['an unknown parameter', '/0/applyEdits', { removes: '1' }, 400],
    ['a layer that is not there', '/applyEdits', { edits: '[{"id":99,"deletes":[1]}]' }, 404],
  ])('%s, as a whole', async (_what, path, form, code) => {
    expect((await post(path, form as never)).error.code).toBe(code)
  })

  test('whoever brings no key, or one that may not write', async () => {
    expect((await post('/0/applyEdits', { deletes: '1' }, '')).error.code).toBe(499)
    const reader = (await fixture.as('imports:read')).authorization.slice(7)
    expect((await post('/0/applyEdits', { deletes: '1' }, reader)).error.code).toBe(403)
  })
})

describe('extractChanges', () => {
  const changes = (form: Record<string, string>) => post('/extractChanges', form)

  test('gives what was added, updated and deleted since a generation, once each', async () => {
    const [updated, deleted] = [await added(), await added()]
    const since = await commits()
    const came = await added({ name: '新' })
    const wentAgain = await added()
    for (const state of ['damaged', 'lost'])
      await updateFeatures({ ...layer(), features: [{ attributes: { OBJECTID: updated, state } } as never] })
    await deleteFeatures({ ...layer(), objectIds: [deleted, wentAgain] })
    const layerServerGens = JSON.stringify([{ id: 0, serverGen: since }])
    const ids = await changes({ layerServerGens, returnIdsOnly: 'true' })
    expect(ids.edits).toEqual([{ id: 0, objectIds: { adds: [came], updates: [updated], deletes: [deleted] } }])
    const { edits, layerServerGens: next } = await changes({ layerServerGens })
    expect(edits[0].features.adds.map(({ attributes }: { attributes: { name: string } }) => attributes.name)).toEqual([
      '新',
    ])
    expect(edits[0].features.updates[0].attributes).toMatchObject({ OBJECTID: updated, state: 'lost' })
    expect(edits[0].features.deleteIds).toEqual([deleted])
    expect(next).toEqual([{ id: 0, minServerGen: 0, serverGen: await commits() }])
    const nothing = await changes({ layers: '[0]', serverGens: `{"sinceServerGen":${next[0].serverGen}}` })
    expect(nothing.edits[0].features).toEqual({ adds: [], updates: [], deleteIds: [] })
  })

  test('begins with everything', async () => {
    const { edits } = await changes({ layerServerGens: '[{"id":3,"serverGen":0}]' })
    expect(edits[0].features.adds.length).toBe(6)
  })

  test('leaves out what is not wanted, and refuses generations to come', async () => {
    const all = { layerServerGens: '[{"id":0,"serverGen":0}]', returnInserts: 'false' }
    expect((await changes(all)).edits[0].features.adds).toEqual([])
    expect((await changes({ layerServerGens: '[{"id":0,"serverGen":99999}]' })).error.code).toBe(400)
    expect((await changes({ layerServerGens: '{}' })).error.code).toBe(400)
  })
})
