import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATASET_LIST } from '../../data-import/datasets/dataset-list.ts'
import { withdrawBatch } from '../../data-import/publish/withdraw-batch.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { DELIVERIES } from '../start/load-demo.ts'
import { compareDefects, foundDefects, plantedDefects } from './planted-truth.ts'
import { take, writeSmallDemo } from './testing/small-demo.ts'

const database = testDatabase()
let demo: Awaited<ReturnType<typeof writeSmallDemo>>

beforeAll(async () => {
  demo = await writeSmallDemo()
  for (const { dataset, path, options } of DELIVERIES) {
    const batch = await take(database.current, dataset, join(demo.folder, 'delivery', path), options)
    expect({ dataset, state: batch.state, reason: batch.reason }).toEqual({ dataset, state: 'published', reason: null })
  }
}, 180_000)
afterAll(() => demo.remove())

test('every planted defect of the delivery is found, and nothing else', async () => {
  const planted = await plantedDefects(demo.folder, 'delivery')
  expect(planted.length).toBeGreaterThan(100)
  const { missed, spurious } = compareDefects(planted, await foundDefects(database.current.db))
  expect({ missed, spurious }).toEqual({ missed: [], spurious: [] })
})

test('the counts of every batch add up to the rows read, and what is accepted is published', async () => {
  const { rows } = await sql<{
    dataset: string
    report: { counts: Record<string, number>; merge: Record<string, number> }
  }>`
    select dataset, report from import_batches where state = 'published' order by id`.execute(database.current.db)
  expect(rows).toHaveLength(DATASET_LIST.length)
  for (const {
    dataset,
    report: { counts, merge },
  } of rows) {
    const { read, accepted, held, unreadable, deleted } = counts as Record<string, number> & { read: number }
    expect({ dataset, read: accepted! + held! + unreadable! + deleted! }).toEqual({ dataset, read })
    expect({ dataset, accepted: merge.added! + merge.changed! + merge.unchanged! }).toEqual({ dataset, accepted })
    const { table } = DATASET_LIST.find(({ id }) => id === dataset)!
    const published = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
      database.current.db,
    )
    expect({ dataset, n: published.rows[0]!.n }).toEqual({ dataset, n: accepted })
  }
})

describe('deliveries that come later', () => {
  const side = (name: string) => join(demo.folder, 'defects', name)

  test.each([
    ['无编码说明', {}],
    ['无索引', {}],
    ['无坐标系', { crs: 'EPSG:4544' }],
    ['带号坐标', { crs: 'EPSG:4523' }],
  ])('%s: read right, its rows are those that are there', async (name, options) => {
    const batch = await take(database.current, 'components', side(name), options)
    expect(batch).toMatchObject({ state: 'published', publishedSeq: null, report: { findings: { byCheck: {} } } })
    expect(batch.report.merge!.unchanged).toBeGreaterThan(0)
  })

  test('without a reference system it is asked which one, and the answer is offered', async () => {
    for (const [name, answer] of [
      ['无坐标系', 'crs=EPSG:4544'],
      ['带号坐标', 'crs=EPSG:4523'],
    ] as const) {
      const batch = await take(database.current, 'components', side(name))
      expect(batch).toMatchObject({ state: 'question', report: { questions: [{ table: name, answer }] } })
    }
  })

  test.each([
    ['残缺字节', 'components', {}],
    ['更新批次', 'components', {}],
    ['责任冲突', 'responsibility', {}],
    ['道路补测', 'roads', { crs: 'EPSG:4490' }],
  ] as const)('%s: its defects are found, and withdrawing it leaves no trace', async (name, dataset, options) => {
    const { db } = database.current
    const table = DATASET_LIST.find(({ id }) => id === dataset)!.table
    const before = await fingerprint(table)
    const batch = await take(database.current, dataset, side(name), options)
    expect(batch.state).toBe('published')
    const { missed, spurious } = compareDefects(
      await plantedDefects(demo.folder, `defects/${name}`),
      await foundDefects(db, batch.id),
    )
    expect({ missed, spurious }).toEqual({ missed: [], spurious: [] })
    expect(await fingerprint(table)).not.toBe(before)
    await withdrawBatch(database.current, batch.id, 'test')
    expect(await fingerprint(table)).toBe(before)
  })

  /** One hash over all rows of a table, without the stamps of commits. */
  async function fingerprint(table: string): Promise<string> {
    const { rows } = await sql<{ hash: string }>`
      select md5(string_agg(row::text, '' order by row::text)) as hash
      from (select to_jsonb(t) - 'seq' - 'valid_from' as row from ${sql.table(table)} t) rows`.execute(
      database.current.db,
    )
    return rows[0]!.hash
  }
})
