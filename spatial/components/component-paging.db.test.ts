import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { buildSmallCity, SMALL_CITY_GRIDS } from '../grids/testing/small-city.ts'
import type { ComponentFilter } from './component-filter.ts'
import { componentPage } from './component-page.ts'

const COUNT = 6_000
const database = testDatabase()

/** Six thousand points in three classes, spread over the six grids in an order that has nothing to do with their codes. */
beforeAll(async () => {
  const { db } = database.current
  await buildSmallCity(db)
  await commit(db, { actor: 'test' }, trx =>
    sql`insert into components (code, book_id, name, state, grid_code, geom)
      select '510903' || (array['0101', '0118', '2110'])[1 + n % 3] || lpad(n::text, 6, '0'), 'CJT214-2007', 'x',
        case n % 50 when 0 then 'lost' else 'intact' end, (${SMALL_CITY_GRIDS}::text[])[1 + n * 7 % 6],
        ST_SetSRID(ST_MakePoint(105.57 + n * 7 % 6 * 0.001 + n * 13 % 997 / 1000000.0, 30.5 + n * 29 % 991 / 1000000.0), 4490)
      from generate_series(1, ${COUNT}::integer) n`.execute(trx),
  )
})

async function allPages(filter: ComponentFilter, limit: number): Promise<string[]> {
  const codes: string[] = []
  let after: string | undefined
  do {
    const page = await componentPage(database.current.db, filter, { limit, ...(after && { after }) })
    expect(page.components.length).toBe(page.next ? limit : page.components.length)
    codes.push(...page.components.map(({ code }) => code))
    after = page.next
  } while (after)
  return codes
}

const WEST: ComponentFilter = { bbox: [105.57, 30.5, 105.5701, 30.501] }

describe('the same components, each once and in order, whatever the page size', () => {
  test.each<[string, ComponentFilter, number[]]>([
    ['everything', {}, [100, 1_000, COUNT - 1, COUNT, COUNT + 1]],
    ['a box with more than can be gathered', { bbox: [105, 30, 106, 31] }, [100, 777]],
    ['a circle with more than can be gathered', { circle: { center: [105.573, 30.5005], radiusMeters: 2_000 } }, [500]],
    ['a small box', WEST, [1, 7, 100]],
    ['a class', { classes: ['0118'] }, [7, 100]],
    ['a state of few', { states: ['lost'] }, [1, 7, 100]],
    ['a class in a box in a state', { ...WEST, classes: ['01'], states: ['intact'] }, [1, 7, 100]],
    ['words', { text: '0118' }, [100]],
    ['a district', { areas: ['510903'] }, [1_000]],
    ['the whole city in a state', { areas: ['510900'], states: ['lost'] }, [7, 100]],
    ['more changes than are gathered', { changedSince: 1 }, [1_000]],
    [
      'the last of more changes than are gathered',
      { changedSince: 1, grids: ['510903001001001'], states: ['lost'] },
      [7],
    ],
  ])('%s', async (_name, filter, limits) => {
    const inOneGo = await allPages(filter, 10_000)
    expect(inOneGo.length).toBeGreaterThan(0)
    expect(inOneGo).toEqual([...new Set(inOneGo)].sort())
    for (const limit of limits) expect(await allPages(filter, limit)).toEqual(inOneGo)
  })

  test('everything is everything', async () => {
    expect(await allPages({}, 10_000)).toHaveLength(COUNT)
    expect(await allPages({ bbox: [105, 30, 106, 31] }, 10_000)).toHaveLength(COUNT)
  })
})
