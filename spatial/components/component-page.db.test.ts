import { setTimeout as sleep } from 'node:timers/promises'
import { booleanIntersects, circle, polygon } from '@turf/turf'
import type { Geometry, Polygon } from 'geojson'
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { ComponentFilter, Moment } from './component-filter.ts'
import { componentPage, gathered, selectedPage, walked } from './component-page.ts'
import { reachOf } from './component-reach.ts'
import { featuresSeen } from './component-record.ts'
import { componentSources } from './component-source.ts'
import { buildSmallRegister, SMALL_REGISTER_CODES } from './testing/small-register.ts'

const database = testDatabase()
beforeAll(async () => {
  await buildSmallRegister(database.current.db)
})

const [MANHOLE_1, MANHOLE_2, LAMP, RAIL, BIN, GREEN, MAST, MANHOLE_EAST] = SMALL_REGISTER_CODES as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

const codes = async (filter: ComponentFilter, moment?: Moment): Promise<string[]> => {
  const page = await componentPage(database.current.db, filter, { limit: 100, ...(moment && { moment }) })
  return page.components.map(({ code }) => code)
}

describe('a filter', () => {
  test.each<[string, ComponentFilter, string[]]>([
    ['nothing asked: everything, by code', {}, SMALL_REGISTER_CODES],
    ['a box around the two western manholes', { bbox: [105.57, 30.5, 105.571, 30.501] }, [MANHOLE_1, MANHOLE_2]],
    ['a box whose corner is the manhole', { bbox: [105.5708, 30.5002, 105.571, 30.5003] }, [MANHOLE_2]],
    ['a box cut by the rail between its ends', { bbox: [105.5717, 30.50075, 105.5719, 30.50085] }, [RAIL]],
    ['a box inside the green', { bbox: [105.5734, 30.5004, 105.5735, 30.5005] }, [GREEN]],
    [
      '60 m around the lamp: also the rail 33 m north',
      { circle: { center: [105.5715, 30.5005], radiusMeters: 60 } },
      [LAMP, RAIL],
    ],
    ['a major class', { classes: ['01'] }, [MANHOLE_1, MANHOLE_2, LAMP, MANHOLE_EAST]],
    ['a minor and a major class', { classes: ['0118', '04'] }, [LAMP, GREEN]],
    ['states', { states: ['damaged', 'lost'] }, [MANHOLE_2, BIN]],
    ['a unit', { units: ['W3'] }, [BIN, GREEN]],
    ['a grid', { grids: ['510903001001001'] }, [MANHOLE_1, MANHOLE_2]],
    ['a district', { areas: ['510904'] }, [MANHOLE_EAST]],
    ['a street', { areas: ['510903002'] }, [BIN, GREEN]],
    ['a community', { areas: ['510903001002'] }, [MAST]],
    ['a management area and a community', { areas: ['G01', '510903001002'] }, [BIN, MAST]],
    ['the whole city', { areas: ['510900'] }, SMALL_REGISTER_CODES],
    ['words of the location', { text: '嘉禾东路' }, [MANHOLE_1, MANHOLE_2, MANHOLE_EAST]],
    ['words of the note, in any case', { text: 'lx-9' }, [MAST]],
    ['a sign that means something in a pattern', { text: '%' }, []],
    ['part of the code', { text: '0405' }, [GREEN]],
    ['several things at once', { classes: ['01'], areas: ['510903'], states: ['intact'], units: ['W1'] }, [MANHOLE_1]],
    ['an area that does not exist', { areas: ['510999'] }, []],
  ])('%s', async (_name, filter, expected) => {
    expect(await codes(filter)).toEqual(expected)
  })

  test('a polygon that crosses itself means the two triangles it encloses, here meeting at the lamp', async () => {
    const bowTie: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [105.57, 30.5],
          [105.573, 30.501],
          [105.573, 30.5],
          [105.57, 30.501],
          [105.57, 30.5],
        ],
      ],
    }
    expect(await codes({ polygon: bowTie })).toEqual([MANHOLE_1, LAMP, RAIL, MAST])
  })

  test('a multipolygon means any of its parts', async () => {
    const box = ([west, south, east, north]: BboxLonLat) => [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ]
    const coordinates = [box([105.57, 30.5, 105.5705, 30.501]), box([105.5754, 30.5, 105.5756, 30.501])]
    expect(await codes({ polygon: { type: 'MultiPolygon', coordinates } })).toEqual([MANHOLE_1, MANHOLE_EAST])
  })
})

describe('the two ways to read a page', () => {
  const page = (filter: ComponentFilter) => ({
    source: componentSources({ kind: 'now' }).published,
    filter,
    after: '',
    limit: 3,
    columns: sql`c.code`,
  })
  const reached = (filter: ComponentFilter) =>
    gathered<{ code: string }>({ ...page(filter), reach: reachOf(page(filter))! })
  const textOf = (query: RawBuilder<unknown>) => query.compile(database.current.db).sql.replace(/\s+/g, ' ')

  test('walking is one range of the key', () => {
    expect(textOf(walked(page({ classes: ['0118'] })))).toMatchInlineSnapshot(
      `"select head.*, rows.* from (select false as "isTooMany", (select seq from commit_sequence) as commit) head left join (select c.code from (select * from components where retired_at is null and true) as "c" where c.code > $1 and c.class_code = any($2::text[]) order by c.code limit $3) rows on true order by rows.code"`,
    )
  })

  test('gathering collects the codes before it orders them', () => {
    expect(textOf(reached({ bbox: [105, 30, 106, 31], changedSince: 7 }))).toMatchInlineSnapshot(
      `"with changed as materialized ( select key collate "C" as code from changes where layer = 'components' and seq > $1 limit $2), matching as materialized ( select c.code from (select * from components where retired_at is null and true) as "c" where c.code in (select code from changed) and c.code > $3 and ST_Intersects("c"."geom", ST_MakeEnvelope($4, $5, $6, $7, 4490)) and c.seq > $8), page as (select code from matching order by code limit $9) select head.*, rows.* from (select (select count(*) > $10 from changed) as "isTooMany", (select seq from commit_sequence) as commit) head left join (select c.code from (select * from components where retired_at is null and true) as "c" join page on page.code = c.code) rows on true order by rows.code"`,
    )
  })

  test('of a list of values each gives its first page', () => {
    expect(textOf(reached({ units: ['W1', 'W2'] }))).toMatchInlineSnapshot(
      `"with matching as materialized ( select first.code from unnest($1::text[]) value cross join lateral ( select c.code from (select * from components where retired_at is null and true) as "c" where "c"."maintainer_code" = value and c.code > $2 and c.maintainer_code = any($3::text[]) order by c.code limit $4) first), page as (select code from matching order by code limit $5) select head.*, rows.* from (select false as "isTooMany", (select seq from commit_sequence) as commit) head left join (select c.code from (select * from components where retired_at is null and true) as "c" join page on page.code = c.code) rows on true order by rows.code"`,
    )
  })

  test.each<ComponentFilter>([
    { classes: ['01'] },
    { classes: ['0101', '0101', '01', '21'] },
    { units: ['W2', 'W3', 'W2'] },
    { grids: ['510903001001001', '510903002001002'] },
    { areas: ['G01', '510903001'] },
    { classes: ['01'], units: ['W1'] },
    { bbox: [105.57, 30.5, 105.573, 30.501] },
    { changedSince: 0 },
    { changedSince: 0, classes: ['0118'], text: 'nothing' },
    { states: ['lost', 'damaged'] },
    { states: ['intact', 'lost'], classes: ['01'] },
  ])('%j: both give the same components', async filter => {
    const { db } = database.current
    const { rows: byWalking } = await walked<{ code: string }>(page(filter)).execute(db)
    const { rows: byGathering } = await reached(filter).execute(db)
    expect(byGathering.map(({ code }) => code)).toEqual(byWalking.map(({ code }) => code))
  })

  test.each<ComponentFilter>([{}, { states: ['intact'] }, { areas: ['510903'] }, { areas: ['510900'] }, { text: 'x' }])(
    '%j leads to no index, so the key is walked',
    filter => {
      expect(reachOf(page(filter))).toBeUndefined()
    },
  )

  test('features as text say the same as records', async () => {
    const { db } = database.current
    const { components: records } = await componentPage(db, {}, { limit: 100 })
    const { components: features } = await selectedPage(db, {}, { limit: 100, selection: featuresSeen() })
    expect(features.map(({ feature }) => JSON.parse(feature))).toEqual(
      records.map(({ geometry, validFrom, ...properties }) => ({
        type: 'Feature',
        id: properties.code,
        geometry,
        properties: { ...properties, validFrom: validFrom.toISOString() },
      })),
    )
  })
})

describe('paging', () => {
  test.each([1, 3, 7, 8, 9])('in pages of %d each component comes exactly once, in order', async limit => {
    const { db } = database.current
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await componentPage(db, {}, { limit, ...(after && { after }) })
      seen.push(...page.components.map(({ code }) => code))
      after = page.next
    } while (after)
    expect(seen).toEqual(SMALL_REGISTER_CODES)
  })
})

describe('the past', () => {
  test('at a commit and at a date the register is as it was: later rows absent, retired and changed ones as before', async () => {
    const { db } = database.current
    const before = await sql<{ seq: number; at: Date }>`select seq, at from commits order by seq desc limit 1`.execute(
      db,
    )
    const { seq, at } = before.rows[0]!
    await sleep(5)
    const { seq: later } = await commit(db, { actor: 'test' }, async trx => {
      await trx.updateTable('components').set({ retired_at: new Date() }).where('code', '=', MAST).execute()
      await trx.updateTable('components').set({ state: 'damaged' }).where('code', '=', LAMP).execute()
      await sql`insert into components (code, book_id, name, state, grid_code, geom)
        values ('5109030118000002', 'CJT214-2007', '路灯', 'intact', '510903001001001', ST_SetSRID(ST_MakePoint(105.5705, 30.5005), 4490))`.execute(
        trx,
      )
    })
    const then: Moment[] = [
      { kind: 'commit', seq },
      { kind: 'date', at: new Date(at.getTime() + 2) },
    ]
    for (const moment of then) {
      expect(await codes({}, moment)).toEqual(SMALL_REGISTER_CODES)
      expect(await codes({ states: ['intact'], classes: ['0118'] }, moment)).toEqual([LAMP])
      expect(await codes({ bbox: [105.5724, 30.5004, 105.5726, 30.5006] }, moment)).toEqual([MAST])
      expect(await codes({ areas: ['510903001002'], text: 'LX' }, moment)).toEqual([MAST])
    }
    const now = [...SMALL_REGISTER_CODES.filter(code => code !== MAST), '5109030118000002'].sort()
    for (const moment of [undefined, { kind: 'commit', seq: later }] as (Moment | undefined)[])
      expect(await codes({}, moment)).toEqual(now)
    expect(await codes({ changedSince: seq })).toEqual([LAMP, '5109030118000002'])
    expect(await codes({}, { kind: 'date', at: new Date('2000-01-01') })).toEqual([])
  })
})

describe('against brute force', () => {
  const random = seededRandom(20_261_123)
  const features: { code: string; geometry: Geometry }[] = []

  beforeAll(async () => {
    for (let serial = 1; serial <= 400; serial++) {
      const [lon, lat] = [105.57 + random() * 0.006, 30.5 + random() * 0.001]
      const end = [lon + (random() - 0.5) * 0.001, lat + (random() - 0.5) * 0.0004]
      const corner = [lon + 0.0002, lat + 0.0001]
      const geometry = [
        { type: 'Point', coordinates: [lon, lat] },
        { type: 'LineString', coordinates: [[lon, lat], end] },
        { type: 'Polygon', coordinates: [[[lon, lat], [corner[0]!, lat], corner, [lon, lat]]] },
      ][serial % 3] as Geometry
      features.push({ code: `510903211${serial % 3}000${String(serial).padStart(3, '0')}`, geometry })
    }
    await commit(database.current.db, { actor: 'test' }, async trx => {
      for (const { code, geometry } of features)
        await sql`insert into components (code, book_id, name, state, grid_code, geom) values (${code}, 'CJT214-2007', 'x',
          'intact', '510903001001001', ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}), 4490))`.execute(trx)
    })
  })

  const expected = (matches: (geometry: Geometry) => boolean): string[] =>
    features
      .filter(({ geometry }) => matches(geometry))
      .map(({ code }) => code)
      .sort()
  const found = (filter: ComponentFilter): Promise<string[]> =>
    codes({ ...filter, classes: ['2110', '2111', '2112'] }).then(list => list.sort())
  const page = { limit: 1000 }

  test('boxes hold what turf says they hold', async () => {
    for (let round = 0; round < 25; round++) {
      const [west, south] = [105.57 + random() * 0.005, 30.5 + random() * 0.0008]
      const bbox: BboxLonLat = [west, south, west + random() * 0.001, south + random() * 0.0003]
      const ring = polygon([
        [
          [bbox[0], bbox[1]],
          [bbox[2], bbox[1]],
          [bbox[2], bbox[3]],
          [bbox[0], bbox[3]],
          [bbox[0], bbox[1]],
        ],
      ])
      expect(await found({ bbox })).toEqual(expected(geometry => booleanIntersects(geometry, ring)))
    }
  })

  test('triangles hold what turf says they hold', async () => {
    for (let round = 0; round < 25; round++) {
      const corner = () => [105.57 + random() * 0.006, 30.5 + random() * 0.001]
      const first = corner()
      const drawn: Polygon = { type: 'Polygon', coordinates: [[first, corner(), corner(), first]] }
      const { components } = await componentPage(database.current.db, { polygon: drawn, classes: ['21'] }, page)
      const inDrawn = components.map(({ code }) => code).filter(code => features.some(feature => feature.code === code))
      expect(inDrawn).toEqual(expected(geometry => booleanIntersects(geometry, drawn)))
    }
  })

  test('circles hold every point inside and none outside, to the 0.5 % by which a sphere differs', async () => {
    const points = features.filter(({ geometry }) => geometry.type === 'Point')
    for (let round = 0; round < 25; round++) {
      const center: [number, number] = [105.57 + random() * 0.006, 30.5 + random() * 0.001]
      const radiusMeters = 5 + random() * 100
      const inside = new Set(await found({ circle: { center, radiusMeters } }))
      const within = (factor: number) => circle(center, radiusMeters * factor, { steps: 256, units: 'meters' })
      const [surely, hardly] = [within(0.99), within(1.01)]
      for (const { code, geometry } of points) {
        if (booleanIntersects(geometry, surely)) expect(inside).toContain(code)
        if (!booleanIntersects(geometry, hardly)) expect(inside).not.toContain(code)
      }
    }
  })
})

/** mulberry32: the same numbers in every run. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
