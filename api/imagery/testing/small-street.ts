import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { type IngestOptions, ingest } from '../../../data-import/imagery/ingest.ts'
import { PictureStore } from '../../../data-import/imagery/picture-store.ts'
import { publishSmallCity, WEST_GRID } from '../../../data-import/testing/small-city.ts'
import { commit } from '../../../spatial/database/commit.ts'
import { localPlane, type Meters2 } from '../../../spatial/geometry/local-plane.ts'
import type { testApp } from '../../testing.ts'

/** In metres, with the lamp's street at the origin. */
export const plane = localPlane([105.505, 30.505])
export const LAMP = '5109030118000001'
export const HIDDEN_LAMP = '5109030118000002'

const lonLat = (at: Meters2) => plane.toLonLat(at).map(degrees => degrees.toFixed(9))

/** A street that runs north, a lamp at its east side, and a house between the street and another lamp. */
const street = [
  'sequence,index,filename,timestamp,longitude,latitude,heading,accuracy,type,width,height,camera_height',
  ...Array.from({ length: 9 }, (_, i) =>
    [
      'Q1',
      i + 1,
      `Q1_${i + 1}.jpg`,
      `2024-05-01T01:00:0${i}Z`,
      ...lonLat([0, i * 10 - 40]),
      350,
      0.5,
      'panorama',
      4096,
      2048,
      2.5,
    ].join(','),
  ),
].join('\n')

/** Gives the app of a test a street with nine panoramas, taken in as a delivery; `take` delivers it again. */
export function smallStreet(fixture: ReturnType<typeof testApp>) {
  let folder = ''
  const take = (options: Partial<IngestOptions> = {}) =>
    ingest(fixture.database.current, new PictureStore(join(folder, 'store')), {
      paths: [join(folder, 'street.csv')],
      options: { crs: 'EPSG:4490', isDrawn: true, ...options },
      actor: 'tester',
      source: 'street.csv',
    })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wangge-imagery-'))
    await writeFile(join(folder, 'street.csv'), street)
    await publishSmallCity(fixture.database.current)
    const house = JSON.stringify({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [-12, -8],
            [-8, -8],
            [-8, 8],
            [-12, 8],
            [-12, -8],
          ].map(at => plane.toLonLat(at as [number, number])),
        ],
      ],
    })
    await commit(fixture.database.current.db, { actor: 'test' }, async trx => {
      for (const [code, at] of [
        [LAMP, [8, 0]],
        [HIDDEN_LAMP, [-15, 0]],
      ] as const) {
        const [lon, lat] = plane.toLonLat(at)
        await sql`insert into components (code, book_id, name, state, grid_code, geom)
          select ${code}, component_book_id, '路灯', 'intact', ${WEST_GRID}, ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4490)
          from city`.execute(trx)
      }
      await sql`insert into buildings (id, use, floors, height_m, geom)
        values ('H1', 'residential', 6, 18, ST_SetSRID(ST_GeomFromGeoJSON(${house}), 4490))`.execute(trx)
    })
    await take()
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))
  return { take }
}
