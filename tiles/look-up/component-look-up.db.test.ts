import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ComponentFilter, NOW } from '../../spatial/components/component-filter.ts'
import { selectedPage } from '../../spatial/components/component-page.ts'
import { featuresSeen } from '../../spatial/components/component-record.ts'
import { componentsByDigits } from '../../spatial/components/components-by-digits.ts'
import { nearestComponents } from '../../spatial/components/nearest-components.ts'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { commit } from '../../spatial/database/commit.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { placeAt } from '../../spatial/grids/place-of-grid.ts'
import { catchUp } from '../mirror/catch-up.ts'
import { loadMirror, type Mirror } from '../mirror/mirror.ts'
import { random } from '../testing/random.ts'
import { addRandomCity } from '../testing/random-city.ts'
import { randomFilter, randomPosition } from '../testing/random-filter.ts'
import { ComponentLookUp } from './component-look-up.ts'

const database = testDatabase()
const COMPONENTS = 1200
let mirror: Mirror
let lookUp: ComponentLookUp

beforeAll(async () => {
  const { db } = database.current
  await buildSmallRegister(db)
  await addRandomCity(db, COMPONENTS)
  await spreadOverGrids()
  mirror = await loadMirror(database.current)
  lookUp = new ComponentLookUp(db, mirror)
})

/** Made-up components lie in one grid; filters are to have something to tell apart. */
const spreadOverGrids = () =>
  commit(database.current.db, { actor: 'test' }, trx =>
    sql`update components set grid_code = (array(select code from unit_grids where county_code = '510903' order by code))
          [1 + serial % 4] where serial > 500000`.execute(trx),
  )

const fromDatabase = async (filter: ComponentFilter, { limit, after }: { limit: number; after: string }) => {
  const page = await selectedPage(database.current.db, filter, { limit, after, selection: featuresSeen() })
  return { features: page.components.map(({ feature }) => feature), next: page.next, commit: page.commit }
}

const fromMemory = async (filter: ComponentFilter, { limit, after }: { limit: number; after: string }) => {
  const page = await lookUp.page({ filter, moment: NOW, limit, after })
  return page && { features: page.features.map(String), next: page.next, commit: page.commit }
}

const ALL = { limit: 10_000, after: '' }
const codesIn = async (filter: ComponentFilter): Promise<string[]> =>
  (await fromMemory(filter, ALL))!.features.map(feature => JSON.parse(feature).id)

/** Both ways, for filters and pages of all kinds. */
async function expectSameAnswers(questions: number, seed: number): Promise<void> {
  const next = random(seed)
  for (let i = 0; i < questions; i++) {
    const filter = randomFilter(next)
    const after = next() < 0.3 ? `510903${next() < 0.5 ? '0203' : '0301'}500400` : ''
    const page = { limit: 1 + Math.floor(next() ** 3 * 400), after }
    expect(await fromMemory(filter, page), JSON.stringify({ filter, page })).toEqual(await fromDatabase(filter, page))
  }
}

describe('a page out of memory', () => {
  test('is the page of the database, whatever is asked', () => expectSameAnswers(150, 1))

  test('still is after edits, retirements, returns and new components', async () => {
    const { db } = database.current
    await commit(db, { actor: 'test' }, async trx => {
      await sql`update components set state = 'lost', note = '雨' where serial % 7 = 1`.execute(trx)
      await sql`update components set retired_at = now() where serial % 11 = 2`.execute(trx)
      await sql`update components set geom = ST_Translate(geom, 0.003, -0.002) where serial % 13 = 3`.execute(trx)
    })
    await commit(db, { actor: 'test' }, async trx => {
      await sql`update components set retired_at = null where serial % 22 = 2`.execute(trx)
      await sql`insert into components (code, book_id, name, state, maintainer_code, grid_code, geom)
        select left(code, 10) || '9' || right(code, 5), book_id, name, state, maintainer_code, grid_code, geom
        from components where serial % 17 = 4`.execute(trx)
    })
    await catchUp(database.current, mirror)
    await expectSameAnswers(80, 2)
  })

  test('holds lines and areas that touch the edge of a box or polygon, and none that end a hair before', async () => {
    const line = (code: string, text: string) => sql`(${code}, 'CJT214-2007', '线', 'intact', '510903001001001',
      ST_GeomFromText(${text}, 4490))`
    await commit(database.current.db, { actor: 'test' }, trx =>
      sql`insert into components (code, book_id, name, state, grid_code, geom) values ${sql.join([
        line('5109030211900001', 'LINESTRING(105.7 30.7, 105.71 30.7)'),
        line('5109030211900002', 'LINESTRING(105.69 30.7, 105.6999999 30.71)'),
        line('5109030211900003', 'POLYGON((105.72 30.70, 105.73 30.70, 105.73 30.71, 105.72 30.70))'),
        line('5109030211900004', 'POINT(105.71 30.705)'),
      ])}`.execute(trx),
    )
    await catchUp(database.current, mirror)
    const boxes: ComponentFilter[] = [
      { bbox: [105.71, 30.69, 105.72, 30.71] },
      { bbox: [105.7, 30.68, 105.71, 30.7] },
      { bbox: [105.70000001, 30.70000001, 105.7099, 30.7099] },
    ]
    const [west, east] = [105.71, 105.72]
    const coordinates = [
      [
        [west, 30.69],
        [east, 30.69],
        [east, 30.71],
        [west, 30.71],
        [west, 30.69],
      ],
    ]
    for (const filter of [...boxes, { polygon: { type: 'Polygon' as const, coordinates } }])
      expect(await fromMemory(filter, ALL)).toEqual(await fromDatabase(filter, ALL))
    expect(await codesIn(boxes[0]!)).toEqual(['5109030211900001', '5109030211900003', '5109030211900004'])
  })

  test('is not given for what only the database knows', async () => {
    const bowTie = [
      [
        [105, 30],
        [106, 31],
        [106, 30],
        [105, 31],
        [105, 30],
      ],
    ]
    for (const filter of [
      { text: '路' },
      { changedSince: 0 },
      { bbox: [105.5, 30, 105.5, 31] },
      { polygon: { type: 'Polygon', coordinates: bowTie } },
      { sight: { kinds: [], attributes: null } },
    ] as ComponentFilter[])
      expect(await lookUp.page({ filter, moment: NOW, limit: 10 })).toBeUndefined()
    expect(await lookUp.page({ filter: {}, moment: { kind: 'commit', seq: 1 }, limit: 10 })).toBeUndefined()
  })

  test('is not given when what it names has been published anew meanwhile', async () => {
    const late = new ComponentLookUp(database.current.db, mirror)
    await commit(database.current.db, { actor: 'test' }, trx =>
      sql`update components set note = '新' where serial = 500040`.execute(trx),
    )
    expect(await late.page({ filter: {}, moment: NOW, limit: 10_000 })).toBeUndefined()
    await catchUp(database.current, mirror)
    expect(await late.page({ filter: {}, moment: NOW, limit: 10_000 })).toBeDefined()
  })
})

describe('the nearest out of memory', () => {
  test('are those of the database, and as far away to a millimetre', async () => {
    const next = random(3)
    for (let i = 0; i < 80; i++) {
      const at = randomPosition(next)
      const { bbox: _, circle: __, polygon: ___, ...attributes } = randomFilter(next)
      const asked = { at, count: 1 + Math.floor(next() * 30), filter: next() < 0.5 ? {} : attributes }
      const near = (await lookUp.nearest({ ...asked, moment: NOW }))!
      const read = await nearestComponents(database.current.db, asked)
      const codes = near.map(({ feature }) => JSON.parse(feature.toString()).id)
      expect(codes, JSON.stringify(asked)).toEqual(read.map(({ code }) => code))
      for (const [n, { distanceMeters }] of near.entries())
        expect(Math.abs(distanceMeters - read[n]!.distanceMeters)).toBeLessThan(0.001)
    }
  })
})

test('the grid of a position is that of the database, on edges and corners too', async () => {
  const next = random(4)
  const corners = await sql<{ lon: number; lat: number }>`
    select ST_X(p.geom) as lon, ST_Y(p.geom) as lat from unit_grids, ST_DumpPoints(unit_grids.geom) p`.execute(
    database.current.db,
  )
  const positions = [
    ...corners.rows.map(({ lon, lat }) => [lon, lat] as const),
    ...Array.from({ length: 40 }, () => [105.57 + next() * 0.007, 30.499 + next() * 0.004] as const),
  ]
  for (const at of positions) expect(lookUp.gridAt(at)).toBe((await placeAt(database.current.db, at))?.gridCode)
})

test('digits of codes mean the same components, in the same order', async () => {
  const { db } = database.current
  const findCodes = lookUp.codesOf.bind(lookUp)
  const digits = ['5109030102500002', '51090301025', '5109030', '0203500003', '500012', '101', '1', '51090399']
  for (const typed of digits)
    for (const others of [
      {},
      { near: [105.57, 30.5] as const },
      { near: [105.6, 30.52] as const, classCodes: ['0102'] },
    ]) {
      const asked = { limit: 40, ...others }
      const found = await componentsByDigits(db, typed, { ...asked, findCodes })
      expect(found, `${typed} ${JSON.stringify(asked)}`).toEqual(await componentsByDigits(db, typed, asked))
    }
  const seen = await componentsByDigits(db, '51090301', { limit: 1000, near: [105.57, 30.5], findCodes })
  expect(seen.length).toBeGreaterThan(300)
})

test('texts that are read ahead are those that are read when asked for', async () => {
  const ahead = new ComponentLookUp(database.current.db, mirror)
  await ahead.readAll(async () => {}, new AbortController().signal)
  const page = await ahead.page({ filter: {}, moment: NOW, limit: 10_000 })
  expect(page!.features.map(String)).toEqual((await fromDatabase({}, ALL)).features)
})
