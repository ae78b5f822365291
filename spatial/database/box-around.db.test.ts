import { sql } from 'kysely'
import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { type BboxLonLat, bboxContains } from '../geometry/bbox.ts'
import { bboxAround } from '../geometry/bbox-around.ts'
import { metersPerDegree } from '../geometry/meters-per-degree.ts'
import { point } from './postgis.ts'
import { testDatabase } from './testing/test-database.ts'

const database = testDatabase()

async function boxAround(at: readonly [number, number], meters: number | null): Promise<BboxLonLat | null> {
  const { rows } = await sql<{ box: BboxLonLat | null }>`
    select case when b is not null then array[ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)] end as box
    from box_around(${point(at)}, ${meters}::float8) b`.execute(database.current.db)
  return rows[0]!.box
}

test('every point of the circle lies in the box, and the box is hardly larger', async () => {
  for (const lat of [0, 3, 30.5, 54, 80])
    for (const radius of [0.5, 100, 5_000]) {
      const box = (await boxAround([105, lat], radius))!
      const plane = `+proj=aeqd +lat_0=${lat} +lon_0=105 +ellps=GRS80 +units=m +no_defs`
      for (let degrees = 0; degrees < 360; degrees += 5) {
        const angle = (degrees * Math.PI) / 180
        const [lonOut, latOut] = proj4(plane).inverse([radius * Math.sin(angle), radius * Math.cos(angle)])
        expect(bboxContains(box, lonOut!, latOut!)).toBe(true)
      }
      expect((box[3] - box[1]) * metersPerDegree(lat).lat).toBeLessThan(radius * 2.05)
    }
})

test('at the pole every longitude belongs to the box', async () => {
  expect(await boxAround([105, 89.9999], 1_000)).toMatchObject({ 0: -75, 2: 180 })
})

test('it is the box that is worked out without the database', async () => {
  for (const [at, radius] of [
    [[105.58, 30.51], 50],
    [[105, 0], 5_000],
    [[105, 80], 900],
  ] as const) {
    const box = (await boxAround(at, radius))!
    for (const [i, side] of bboxAround(at, radius).entries()) expect(side).toBeCloseTo(box[i]!, 6)
  }
})

test('without a distance there is no box', async () => {
  expect(await boxAround([105, 30.5], null)).toBe(null)
})
