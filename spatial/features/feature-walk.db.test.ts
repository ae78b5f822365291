import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { EVERYTHING } from '../access/reader.ts'
import { changeComponent, retireComponent } from '../components/change-component.ts'
import { createComponent } from '../components/create-component.ts'
import { commit, lastCommit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { buildSmallCity, middleOf, SMALL_CITY_GRIDS } from '../grids/testing/small-city.ts'
import { featureTypeNamed } from './feature-catalogue.ts'
import { countFeatures, type FeatureSelection, featureBatches, selectFeatures } from './feature-page.ts'
import type { FeatureQuery } from './feature-query.ts'

const database = testDatabase()
const points = featureTypeNamed('component_points')!
const form = { attributes: points.attributes }
const COUNT = 2500
const WRITING = { actor: 'writer', reader: EVERYTHING, today: '2026-11-23' }
const [lon, lat] = middleOf(SMALL_CITY_GRIDS[0])

beforeAll(async () => {
  await buildSmallCity(database.current.db)
  await commit(database.current.db, { actor: 'test' }, trx =>
    sql`insert into components (code, book_id, name, state, grid_code, geom)
      select '5109030118' || lpad(n::text, 6, '0'), 'CJT214-2007', 'lamp ' || n, 'intact', ${SMALL_CITY_GRIDS[0]},
        ST_SetSRID(ST_MakePoint(${lon}::float8 + n * 1e-8, ${lat}::float8), 4490)
      from generate_series(1, ${sql.lit(COUNT)}) n`.execute(trx),
  )
})

const codeOf = (n: number) => `5109030118${String(n).padStart(6, '0')}`

let touched = 0
/** Changes, retires and adds components, so that no two pages are read from the same state. */
async function edit(): Promise<void> {
  const { db } = database.current
  const n = (touched++ % 800) * 3 + 1
  const { rows } = await sql<{ seq: number }>`
    select seq from components where code = ${codeOf(n)} and retired_at is null`.execute(db)
  if (rows[0]) {
    await changeComponent(db, codeOf(n), { note: `edit ${touched}` }, { ...WRITING, version: rows[0].seq })
    if (touched % 3 === 0) await retireComponent(db, codeOf(n), { ...WRITING, version: await lastCommit(db) })
  }
  const geometry = { type: 'Point' as const, coordinates: [lon, lat] }
  await createComponent(db, { classCode: '0102', state: 'intact', geometry }, WRITING)
}

async function keysAndVersions(selection: FeatureSelection): Promise<{ keys: string[]; newest: number }> {
  const keys: string[] = []
  let newest = 0
  for await (const batch of featureBatches(database.current.db, selection, form))
    for (const { key, version } of batch) {
      keys.push(key)
      newest = Math.max(newest, version)
    }
  return { keys, newest }
}

/** Follows a query from page to page as the links of a service do, editing before each. */
async function walk(query: FeatureQuery, limit: number): Promise<{ keys: string[]; newest: number; seq: number }> {
  const { db } = database.current
  const first = await selectFeatures(db, points, { ...query, page: { offset: 0, limit: 1 } })
  const keys: string[] = []
  let newest = 0
  for (let offset = 0; offset < first.matched; offset += limit) {
    await edit()
    const page = await selectFeatures(db, points, { ...query, page: { offset, limit, seq: first.seq } })
    const read = await keysAndVersions(page)
    expect(read.keys).toEqual(page.keys)
    keys.push(...read.keys)
    newest = Math.max(newest, read.newest)
  }
  return { keys, newest, seq: first.seq }
}

describe('a walk through pages while others write', () => {
  test.each([1, 100, 1_000, 10_000])('of %i meets each feature once, as the first page found them', async limit => {
    const filter = limit === 1 ? { ids: Array.from({ length: 40 }, (_, n) => codeOf(n * 7 + 2)) } : {}
    const before = await selectFeatures(database.current.db, points, { ...filter, page: { offset: 0, limit: 1e6 } })
    const { keys, newest, seq } = await walk(filter, limit)
    expect(keys).toEqual(before.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(newest).toBeLessThanOrEqual(seq)
  })

  test('sorted by an attribute too', async () => {
    const { keys } = await walk({ sort: [{ attribute: 'name', isDescending: true }] }, 500)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('the whole layer as one stream, edited between batches, is one state', async () => {
    const { db } = database.current
    const selection = await selectFeatures(db, points, { page: { offset: 0, limit: 1e6 } })
    const keys: string[] = []
    for await (const batch of featureBatches(db, selection, form)) {
      await edit()
      for (const { key, version } of batch) {
        expect(version).toBeLessThanOrEqual(selection.seq)
        keys.push(key)
      }
    }
    expect(keys).toEqual(selection.keys)
  })
})

describe('counts', () => {
  test('are exact after every commit, as a count by the database is', async () => {
    for (let n = 0; n < 5; n++) {
      await edit()
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from components where retired_at is null`.execute(database.current.db)
      expect(await countFeatures(database.current.db, points)).toBe(rows[0]!.n)
    }
  })
})

describe('time', () => {
  test('an instant shows the state then, an interval whatever was in force in it', async () => {
    const { db } = database.current
    const { code, version } = await createComponent(
      db,
      { code: codeOf(900_000), state: 'intact', geometry: { type: 'Point', coordinates: [lon, lat] } },
      WRITING,
    )
    const stateAt = async (query: FeatureQuery) => {
      const page = await selectFeatures(db, points, { ids: [code], ...query, page: { offset: 0, limit: 9 } })
      const [state] = points.attributes.flatMap(({ name }, index) => (name === 'state' ? [index] : []))
      for await (const [row] of featureBatches(db, page, form)) return row?.values[state!]
      return undefined
    }
    const moment = async () => {
      const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
      await new Promise(resolve => setTimeout(resolve, 5))
      return rows[0]!.at.toISOString()
    }
    await new Promise(resolve => setTimeout(resolve, 5))
    const intact = await moment()
    const changed = await changeComponent(db, code, { state: 'damaged' }, { ...WRITING, version })
    const damaged = await moment()
    await retireComponent(db, code, { ...WRITING, version: changed.version })
    const gone = await moment()
    expect(await stateAt({ moment: { kind: 'instant', at: intact } })).toBe('intact')
    expect(await stateAt({ moment: { kind: 'instant', at: damaged } })).toBe('damaged')
    expect(await stateAt({ moment: { kind: 'instant', at: gone } })).toBeUndefined()
    expect(await stateAt({})).toBeUndefined()
    expect(await stateAt({ moment: { kind: 'interval', from: null, to: intact } })).toBe('intact')
    expect(await stateAt({ moment: { kind: 'interval', from: intact, to: null } })).toBe('damaged')
    expect(await stateAt({ moment: { kind: 'interval', from: gone, to: null } })).toBeUndefined()
  })
})
