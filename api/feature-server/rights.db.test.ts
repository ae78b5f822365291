import { beforeAll, describe, expect, test } from 'vitest'
import { createKey } from '../../spatial/access/access-keys.ts'
import type { Grant } from '../../spatial/access/reader.ts'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let service = ''
const GRID = '510903001001001'

/** Points in one unit grid, of which only the state may be read. */
const GRANT: Grant = {
  layers: { component_points: { attributes: ['state'], canWrite: false } },
  area: { codes: [GRID] },
}
let token = ''

beforeAll(async () => {
  const { db } = fixture.database.current
  await buildSmallRegister(db)
  service = `/arcgis/rest/services/${fixture.app.city.nameEn.toLowerCase()}/FeatureServer`
  token = await createKey(db, { name: 'narrow', scopes: ['components:write'], grants: [GRANT] })
})

const ask = async (path: string, key = token) =>
  (await fixture.app.inject({ url: `${service}${path}${path.includes('?') ? '&' : '?'}f=json&token=${key}` })).json()

const everyCode = async () => {
  const key = await createKey(fixture.database.current.db, { name: 'whole', scopes: [] })
  const { features } = await ask(`/0/query?where=gridCode='${GRID}'&outFields=code`, key)
  return features.map(({ attributes }: { attributes: { code: string } }) => attributes.code)
}

describe('a narrowed key', () => {
  test('finds its layer alone, with its attributes alone', async () => {
    expect((await ask('')).layers.map(({ id }: { id: number }) => id)).toEqual([0])
    const { fields, capabilities } = await ask('/0')
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(['OBJECTID', 'code', 'state'])
    expect(capabilities).not.toContain('Update')
    expect((await ask('/3')).error.code).toBe(404)
  })

  test('reads, counts and extracts what lies in its area', async () => {
    const codes = await everyCode()
    const { features } = await ask('/0/query?where=1=1&outFields=*')
    expect(features.map(({ attributes }: { attributes: object }) => attributes)).toEqual(
      codes.map((code: string) => ({ OBJECTID: expect.any(Number), code, state: expect.any(String) })),
    )
    expect(await ask('/0/query?where=1=1&returnCountOnly=true')).toEqual({ count: codes.length })
    expect((await ask('/0/query?where=1=1&returnIdsOnly=true')).objectIds).toHaveLength(codes.length)
    const { edits } = await ask('/extractChanges?layerServerGens=[{"id":0,"serverGen":0}]')
    expect(edits[0].features.adds).toHaveLength(codes.length)
  })

  test('neither asks by nor groups by what it may not read', async () => {
    expect((await ask("/0/query?where=name='x'")).error.code).toBe(400)
    expect((await ask('/0/query?outFields=name')).error.code).toBe(400)
    expect((await ask('/0/query?where=1=1&returnDistinctValues=true&outFields=name')).error.code).toBe(400)
  })

  test('writes nothing where it may only read', async () => {
    const [id] = (await ask('/0/query?where=1=1&returnIdsOnly=true')).objectIds
    const { deleteResults } = (
      await fixture.app.inject({
        method: 'POST',
        url: `${service}/0/deleteFeatures`,
        payload: { f: 'json', token, objectIds: String(id) },
      })
    ).json()
    expect(deleteResults[0]).toMatchObject({ success: false })
    expect((await ask('/0/query?where=1=1&returnIdsOnly=true')).objectIds).toContain(id)
  })
})
