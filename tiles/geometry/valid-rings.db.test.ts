import { expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { random } from '../testing/random.ts'
import { randomStar } from '../testing/random-star.ts'
import { clipRing } from './clip.ts'
import { roundPath } from './round-path.ts'
import { doubleArea, type Path } from './shape.ts'
import { validRings } from './valid-rings.ts'

const database = testDatabase()

const ringText = (ring: Path): string =>
  `(${[...ring, ring[0]!, ring[1]!].reduce((text, value, i) => text + (i === 0 ? '' : i % 2 ? ' ' : ',') + value, '')})`

/** Rings as the tile has them: each outer ring followed by its holes. */
function multiPolygon(rings: Path[]): string {
  const polygons: string[][] = []
  for (const ring of rings)
    if (doubleArea(ring) > 0) polygons.push([ringText(ring)])
    else polygons.at(-1)!.push(ringText(ring))
  return `MULTIPOLYGON(${polygons.map(polygon => `(${polygon.join(',')})`).join(',')})`
}

test('PostGIS finds every polygon valid that was cut and rounded, holes and all', async () => {
  const next = random(11)
  const texts: string[] = []
  while (texts.length < 1000) {
    const radius = 4 + next() * next() * 200
    const outer = randomStar(next, { spikes: 3 + Math.floor(next() * 20), radius })
    // a small copy of the outline around its own centre lies within it
    const hole = outer.ring.map((value, i) => outer.center[i % 2]! + (value - outer.center[i % 2]!) * 0.6).reverse()
    const asPath = hole.flatMap((value, i) => (i % 2 ? [value, hole[i - 1]!] : []))
    const rings = validRings(
      [outer.ring, asPath].map((ring, i) => ({
        ring: roundPath(clipRing(ring, { min: -4, max: 104 })),
        isOuter: i === 0,
      })),
    )
    if (rings.length > 0) texts.push(multiPolygon(rings))
  }
  const { rows } = await database.current.pool.query(
    `select text, ST_IsValidReason(ST_GeomFromText(text)) as reason
     from unnest($1::text[]) as text where not ST_IsValid(ST_GeomFromText(text))`,
    [texts],
  )
  expect(rows).toEqual([])
})
