import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FeatureCollection, Position } from 'geojson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, smallRegister } from '../../spatial/components/testing/small-register.ts'
import { hasOgr } from '../../spatial/testing/has-ogr.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const run = promisify(execFile)
let folder: string
let address: string

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  folder = await mkdtemp(join(tmpdir(), 'wangge-wfs-'))
  address = await fixture.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What ogr2ogr reads, as GeoJSON: longitude first, whatever came over the wire. */
async function readBy(version: string, options: { layer: string; page: number }, ...more: string[]) {
  const file = join(folder, `${version}-${options.layer}-${options.page}-${more.length}.json`)
  await run('ogr2ogr', [
    ...['--config', 'OGR_WFS_PAGE_SIZE', String(options.page)],
    // a short name in WFS 1.0 and urn later: GDAL decides on the axes itself
    ...['-f', 'GeoJSON', '-t_srs', 'EPSG:4490', file, `WFS:${address}/wfs?VERSION=${version}`, `city:${options.layer}`],
    ...more,
  ])
  return JSON.parse(await readFile(file, 'utf8')) as FeatureCollection
}

const expected = (geometryType: string) =>
  smallRegister.features
    .filter(({ geometry }) => geometry.type === geometryType)
    .map(({ properties, geometry }) => [properties!.code, flat(geometry)] as const)

const flat = (geometry: FeatureCollection['features'][number]['geometry']): number[] =>
  'coordinates' in geometry
    ? (geometry.coordinates as Position[]).flat(3 as 1).map(number => Math.round(Number(number) * 1e7) / 1e7)
    : []

describe.skipIf(!hasOgr())('ogr2ogr reads every feature once, in its place', () => {
  test.each(['2.0.0', '1.1.0', '1.0.0'])('points, lines and areas over WFS %s', async version => {
    for (const [layer, geometryType] of [
      ['component_points', 'Point'],
      ['component_lines', 'LineString'],
      ['component_areas', 'Polygon'],
    ] as const) {
      const { features } = await readBy(version, { layer, page: 100 })
      expect(features.map(({ properties, geometry }) => [properties!.code, flat(geometry)])).toEqual(
        expected(geometryType),
      )
    }
  })

  test.each([1, 2, 5, 6])('by pages of %i', async page => {
    const { features } = await readBy('2.0.0', { layer: 'component_points', page })
    expect(features.map(({ properties }) => properties!.code)).toEqual(expected('Point').map(([code]) => code))
  })

  test.each(['2.0.0', '1.1.0', '1.0.0'])('with its own filters over WFS %s', async version => {
    const one = { layer: 'component_points', page: 100 }
    const codes = async (...more: string[]) =>
      (await readBy(version, one, ...more)).features.map(({ properties }) => properties!.code)
    expect(await codes('-spat', '105.57', '30.5', '105.571', '30.501')).toEqual([
      '5109030101000001',
      '5109030101000002',
    ])
    expect(await codes('-where', "state = 'damaged'")).toEqual(['5109030101000002'])
    expect(await codes('-where', "name LIKE '上水%' AND state <> 'intact'", '-lco', 'RFC7946=NO')).toEqual([
      '5109030101000002',
    ])
  })
})
