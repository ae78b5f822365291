import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import { point } from '../database/postgis.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { area, areas } from './area.ts'
import { placeAt, placeOfGrid } from './place-of-grid.ts'
import {
  buildSmallCity,
  GRID_DEGREES,
  GRID_IN_MANAGEMENT_AREA,
  middleOf,
  SMALL_CITY_GRIDS,
  SOUTH_LAT,
  WEST_LON,
} from './testing/small-city.ts'
import { unitGrid } from './unit-grid.ts'

const database = testDatabase()
const [FIRST, SECOND] = SMALL_CITY_GRIDS

beforeAll(async () => {
  const { db } = database.current
  await buildSmallCity(db)
  await addLamps(FIRST, 3)
  await addLamps(GRID_IN_MANAGEMENT_AREA, 2)
  await commit(db, { actor: 'test' }, trx =>
    trx.updateTable('components').set({ retired_at: new Date() }).where('serial', '=', 3).execute(),
  )
})

async function addLamps(grid: (typeof SMALL_CITY_GRIDS)[number], count: number): Promise<void> {
  const { db } = database.current
  const { n } = await db
    .selectFrom('components')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const lamps = Array.from({ length: count }, (_, i) => ({
    code: `5109030118${String(n + i + 1).padStart(6, '0')}`,
    book_id: 'CJT214-2007',
    name: '路灯',
    state: 'intact' as const,
    grid_code: grid,
    geom: point(middleOf(grid)),
  }))
  await commit(db, { actor: 'test' }, trx => trx.insertInto('components').values(lamps).execute())
}

describe('the place of a position', () => {
  test('is the grid around it with all its areas, for every grid', async () => {
    for (const gridCode of SMALL_CITY_GRIDS)
      expect(await placeAt(database.current.db, middleOf(gridCode))).toEqual({
        gridCode,
        community: name('community', gridCode.slice(0, 12)),
        street: name('street', gridCode.slice(0, 9)),
        district: name('district', gridCode.slice(0, 6)),
        managementArea: gridCode === GRID_IN_MANAGEMENT_AREA ? name('management', 'G01') : null,
      })
  })

  test('on the edge of two grids is the one with the lower code', async () => {
    const edge = [WEST_LON + GRID_DEGREES, SOUTH_LAT + GRID_DEGREES / 2] as const
    expect((await placeAt(database.current.db, edge))?.gridCode).toBe(FIRST)
  })

  test('outside every grid there is none', async () => {
    expect(await placeAt(database.current.db, [105.5, 30.4])).toBeUndefined()
    expect(await placeOfGrid(database.current.db, '510903001001999')).toBeUndefined()
  })

  test('a retired grid holds no position any more but is still found by its code', async () => {
    const { db } = database.current
    const retire = (retired_at: Date | null) =>
      commit(db, { actor: 'test' }, trx =>
        trx.updateTable('unit_grids').set({ retired_at }).where('code', '=', SECOND).execute(),
      )
    await retire(new Date())
    expect(await placeAt(db, middleOf(SECOND))).toBeUndefined()
    expect((await unitGrid(db, SECOND))?.retiredAt).toBeInstanceOf(Date)
    await retire(null)
  })
})

describe('a unit grid', () => {
  test('comes with its size, dates, outline and number of components', async () => {
    const grid = await unitGrid(database.current.db, FIRST)
    expect(grid).toMatchObject({
      gridCode: FIRST,
      areaM2: 10_640,
      startedOn: '2026-01-01',
      endedOn: null,
      retiredAt: null,
      componentCount: 2,
      geometry: { type: 'Polygon' },
    })
    expect(grid!.bbox).toEqual([105.57, 30.5, 105.571, 30.501])
  })

  test('without components has none', async () => {
    expect((await unitGrid(database.current.db, SECOND))?.componentCount).toBe(0)
  })

  test('that does not exist is not found', async () => {
    expect(await unitGrid(database.current.db, '510903001001999')).toBeUndefined()
  })
})

describe('areas', () => {
  const codes = async (input: Partial<Parameters<typeof areas>[1]>) =>
    (await areas(database.current.db, { limit: 100, ...input })).map(a => a.code)

  test('are listed by kind, by parent and page by page', async () => {
    expect(await codes({ kind: 'street' })).toEqual(['510903001', '510903002', '510904001'])
    expect(await codes({ kind: 'management' })).toEqual(['G01'])
    expect(await codes({ parent: '510903001' })).toEqual(['510903001001', '510903001002'])
    const first = await codes({ limit: 4 })
    expect([...first, ...(await codes({ after: first.at(-1)! }))]).toEqual(await codes({}))
  })

  test.each([
    ['510903', 5, 4],
    ['510903001', 3, 2],
    ['510903001001', 2, 2],
    ['510904', 1, 0],
    ['G01', 1, 2],
  ])('%s has %d grids and %d components', async (code, gridCount, componentCount) => {
    const found = await area(database.current.db, code)
    expect(found).toMatchObject({ code, gridCount, componentCount, geometry: { type: 'MultiPolygon' } })
  })

  test('that do not exist are not found', async () => {
    expect(await area(database.current.db, '510999')).toBeUndefined()
  })
})

const name = (kind: string, code: string) => ({ code, nameZh: `${kind}-${code}`, nameEn: null })
