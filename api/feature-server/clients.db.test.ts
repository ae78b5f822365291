import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { getLayer, getService, queryAllFeatures, queryFeatures } from '@esri/arcgis-rest-feature-service'
import { ApiKeyManager } from '@esri/arcgis-rest-request'
import type { FeatureCollection, Geometry } from 'geojson'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { hasOgr } from '../../spatial/testing/has-ogr.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let service = ''

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  const address = await fixture.app.listen({ host: '127.0.0.1', port: 0 })
  service = `${address}/arcgis/rest/services/${fixture.app.city.nameEn.toLowerCase()}/FeatureServer`
})

/** The layers of the small register and their kinds of geometry: points, a line, an area, and grids. */
const LAYERS = [0, 1, 2, 3]

describe("Esri's own client", () => {
  test('reads the service and its layers', async () => {
    expect(await getService({ url: service })).toMatchObject({ capabilities: expect.stringContaining('Query') })
    expect(await getLayer({ url: `${service}/0` })).toMatchObject({ objectIdField: 'OBJECTID' })
  })

  test('reads all pages', async () => {
    const { features } = (await queryAllFeatures({ url: `${service}/0`, resultRecordCount: 2 } as never)) as {
      features: { attributes: { OBJECTID: number } }[]
    }
    expect(new Set(features.map(({ attributes }) => attributes.OBJECTID)).size).toBe(6)
  })

  test('brings a key in the body of a form', async () => {
    const key = (await fixture.as('components:write')).authorization.slice(7)
    const authentication = ApiKeyManager.fromKey(key)
    expect(
      await queryFeatures({ url: `${service}/0`, authentication, httpMethod: 'POST', returnCountOnly: true }),
    ).toEqual({ count: 6 })
    const wrong = queryFeatures({
      url: `${service}/0`,
      authentication: ApiKeyManager.fromKey('wg_no'),
      httpMethod: 'POST',
    })
    await expect(wrong).rejects.toMatchObject({ code: 498 })
  })

  test.each(LAYERS)('decodes protocol buffers of layer %i into what JSON says', async layer => {
    const request = { url: `${service}/${layer}`, outFields: '*' as const }
    const json = (await queryFeatures({ ...request, f: 'json' })) as Answer
    const pbf = (await queryFeatures({ ...request, f: 'pbf-as-arcgis' } as never)) as Answer
    expect(pbf.features.map(({ attributes }) => attributes)).toEqual(json.features.map(({ attributes }) => attributes))
    expect(pbf.features).toHaveLength(json.features.length)
    pbf.features.forEach(({ geometry }, at) => {
      const [found, wanted] = [numbersOf(geometry), numbersOf(json.features[at]!.geometry)]
      expect(found).toHaveLength(wanted.length)
      for (const [index, number] of found.entries()) expect(number).toBeCloseTo(wanted[index]!, 9)
    })
  })

  test.each(LAYERS)('decodes protocol buffers of layer %i into the GeoJSON that we write', async layer => {
    const request = { url: `${service}/${layer}`, outFields: '*' as const }
    const wanted = (await queryFeatures({ ...request, f: 'geojson' })) as unknown as FeatureCollection<Geometry>
    const found = (await queryFeatures({
      ...request,
      f: 'pbf-as-geojson',
    } as never)) as unknown as FeatureCollection<Geometry>
    expect(found.features.length).toBeGreaterThan(0)
    found.features.forEach(({ geometry, id }, at) => {
      expect(id).toBe(wanted.features[at]!.id)
      expect(sorted(geometry)).toEqual(sorted(wanted.features[at]!.geometry))
    })
  })
})

interface Answer {
  features: { attributes: Record<string, unknown>; geometry: object }[]
}

const numbersOf = (geometry: object): number[] =>
  JSON.stringify(geometry)
    .match(/-?\d+(\.\d+)?(e-?\d+)?/g)!
    .map(Number)

/** Every position once, rounded to the survey: rings may run either way, and a Multi of one is the one. */
const sorted = ({ coordinates }: Geometry & { coordinates?: unknown }): string[] => {
  const flat = (coordinates as unknown[]).flat(5) as number[]
  const pairs = Array.from(
    { length: flat.length / 2 },
    (_, at) => `${flat[2 * at]!.toFixed(7)} ${flat[2 * at + 1]!.toFixed(7)}`,
  )
  return [...new Set(pairs)].sort()
}

describe('GDAL', () => {
  test.skipIf(!hasOgr())('reads every feature once, page by page', async () => {
    const url = `${service}/0/query?where=1%3D1&outFields=*&f=json&resultRecordCount=2&orderByFields=OBJECTID`
    const { stdout } = await promisify(execFile)('ogrinfo', ['-ro', '-al', '-geom=NO', `ESRIJSON:${url}`])
    const codes = [...stdout.matchAll(/^ {2}code \(String\) = (\d{16})$/gm)].map(([, code]) => code)
    expect([codes.length, new Set(codes).size]).toEqual([6, 6])
    expect(stdout).toContain('ID["EPSG",4490]')
    expect(stdout).not.toContain('Warning')
  })
})
