import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReadingFailed } from './source.ts'
import { fixture, hasFixtures } from './testing/fixtures.ts'
import { readAll } from './testing/read-all.ts'
import { seededRandom } from './testing/seeded-random.ts'

const SLOW = 120_000
/** One small file may not hold the reader longer, whatever was done to it. */
const LONGEST_MS = 10_000

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wangge-broken-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of a file with its companions, one of which holds other bytes. */
function damaged(path: string, { extension, bytes }: { extension: string; bytes: Uint8Array }): string {
  const stem = basename(path, extname(path))
  rmSync(join(folder, 'copy'), { recursive: true, force: true })
  mkdirSync(join(folder, 'copy'))
  for (const name of readdirSync(dirname(path)).filter(name => name.startsWith(`${stem}.`)))
    copyFileSync(join(dirname(path), name), join(folder, 'copy', name))
  writeFileSync(join(folder, 'copy', stem + extension), bytes)
  return join(folder, 'copy', basename(path))
}

/** Whatever was done to it, a file is refused in words or read with all rows accounted for. */
async function mustEndWell(path: string): Promise<void> {
  const startedAt = performance.now()
  const result = await readAll(path, { crs: 'EPSG:3857' }).catch((error: unknown) => error)
  expect(performance.now() - startedAt).toBeLessThan(LONGEST_MS)
  if (result instanceof ReadingFailed) return
  if (result instanceof Error) throw result
  if (Array.isArray(result))
    for (const table of result) expect(table.rows.length + table.refused.length).toBe(table.rowCount)
  else expect(result).toMatchObject({ kind: 'refusal', message: expect.any(String), messageZh: expect.any(String) })
}

const VICTIMS: [path: string, extension: string][] = [
  ['shapefile/polygons.shp', '.shp'],
  ['shapefile/polygons.shp', '.shx'],
  ['shapefile/polygons.shp', '.dbf'],
  ['shapefile/mixed-properties.shp', '.dbf'],
  ['shapefile/multipoints.shp', '.shp'],
  ['shapefile/polylinem.shp', '.shp'],
  ['shapefile/point-z.shp', '.shp'],
  ['dbf/versions/dbase_31.dbf', '.dbf'],
  ['dbf/versions/cp1251.dbf', '.dbf'],
  ['gdal-formats/shp/poly.zip', '.zip'],
  ['gdal-formats/xlsx/inlineStr.xlsx', '.xlsx'],
  ['gdal-formats/kml/samples.kml', '.kml'],
  ['gdal-formats/geojson/grenada.geojson', '.geojson'],
  ['gdal-formats/csv/testtypeautodetect.csv', '.csv'],
]

describe.skipIf(!hasFixtures)('broken files', () => {
  const bytesOf = (path: string, extension: string) =>
    readFileSync(fixture(path).slice(0, -extname(path).length) + extension)

  test.each(VICTIMS)(
    '%s with its %s cut at 20 places',
    async (path, extension) => {
      const bytes = bytesOf(path, extension)
      for (let i = 0; i < 20; i++)
        await mustEndWell(
          damaged(fixture(path), { extension, bytes: bytes.subarray(0, Math.floor((bytes.length * i) / 20)) }),
        )
    },
    SLOW,
  )

  test.each(VICTIMS)(
    '%s with bytes of its %s changed, 30 times',
    async (path, extension) => {
      const random = seededRandom(path.length * 1000 + extension.length)
      for (let i = 0; i < 30; i++) {
        const bytes = Uint8Array.from(bytesOf(path, extension))
        const changes = 1 + Math.floor(random() * 4)
        // Headers are the interesting part: half of the changes go into the first 120 bytes.
        const reach = i % 2 === 0 ? Math.min(120, bytes.length) : bytes.length
        for (let k = 0; k < changes; k++) bytes[Math.floor(random() * reach)] = Math.floor(random() * 256)
        await mustEndWell(damaged(fixture(path), { extension, bytes }))
      }
    },
    SLOW,
  )
})
