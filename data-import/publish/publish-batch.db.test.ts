import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lastCommit } from '../../spatial/database/commit.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { deliver, stageDelivery } from '../testing/deliver.ts'
import type { MemoryRow } from '../testing/memory-source.ts'
import { coverRow, EAST_GRID, publishSmallCity } from '../testing/small-city.ts'
import { publishBatch } from './publish-batch.ts'
import { withdrawBatch } from './withdraw-batch.ts'

const database = testDatabase()
beforeAll(() => publishSmallCity(database.current))
beforeEach(async () => {
  await sql`delete from import_batches`.execute(database.current.db)
})

const db = () => database.current.db
const publish = (...rows: MemoryRow[]) => deliver(database.current, [{ name: '01', rows }])

/** Rows of a serial range as they stand, without the stamps of the commit. */
async function rowsOf(first: number, last: number): Promise<unknown[]> {
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(c) - 'seq' - 'valid_from' || jsonb_build_object('wkb', encode(ST_AsEWKB(geom), 'hex')) as row
    from components c where serial between ${first} and ${last} order by code`.execute(db())
  return rows.map(({ row }) => row)
}

const stateOf = async (serial: number): Promise<string[]> => {
  const { rows } = await sql<{ state: string }>`
    select case when retired_at is null then state else 'retired' end as state from components where serial = ${serial}`.execute(
    db(),
  )
  return rows.map(({ state }) => state)
}

describe('publishing', () => {
  test('rows become components with the words of the register and the local fields as attributes', async () => {
    const { seq, merge } = await publish(coverRow(1, { CHDATE: '2019-06-30', OBJSTATE: '破损' }))
    expect(merge).toEqual({ added: 1, changed: 0, unchanged: 0, retired: 0 })
    expect(await rowsOf(1, 1)).toMatchObject([
      {
        code: '5109030102000001',
        book_id: 'CJT214-2007',
        class_code: '0102',
        state: 'damaged',
        data_source: 'surveyed',
        accuracy_class: 'A',
        surveyed_on: '2018-05-01',
        changed_on: '2019-06-30',
        location: '遂州中路',
        attributes: { MATERIAL: '铸铁' },
        retired_at: null,
      },
    ])
    const changes = await db().selectFrom('changes').where('seq', '=', seq!).select(['layer', 'key', 'op']).execute()
    expect(changes).toEqual([{ layer: 'components', key: '5109030102000001', op: 'insert' }])
  })

  test('the same delivery twice changes nothing and takes no commit number', async () => {
    await publish(coverRow(11), coverRow(12))
    const before = await lastCommit(db())
    const again = await publish(coverRow(11), coverRow(12))
    expect(again).toMatchObject({ seq: null, merge: { added: 0, changed: 0, unchanged: 2, retired: 0 } })
    expect(await lastCommit(db())).toBe(before)
  })

  test('only rows that really differ are updated; the former state goes into history', async () => {
    const first = await publish(coverRow(21), coverRow(22), coverRow(23))
    const second = await publish(coverRow(21), coverRow(22, { OBJSTATE: '丢失' }), coverRow(23), coverRow(24))
    expect(second.merge).toEqual({ added: 1, changed: 1, unchanged: 2, retired: 0 })
    const history = await sql`
      select key, seq_from, seq_to, row->>'state' as state from history where seq_to = ${second.seq}`.execute(db())
    expect(history.rows).toEqual([
      { key: '5109030102000022', seq_from: first.seq, seq_to: second.seq, state: 'intact' },
    ])
  })

  test('rows held back are not published, and what is published of them stays', async () => {
    await publish(coverRow(31))
    const { merge } = await publish(coverRow(31, { OBJSTATE: '良好', LOCATEDSC: '凯旋路' }))
    expect(merge).toEqual({ added: 0, changed: 0, unchanged: 0, retired: 0 })
    expect(await rowsOf(31, 31)).toMatchObject([{ location: '遂州中路' }])
  })

  test('a batch is published once', async () => {
    const { batchId } = await publish(coverRow(35))
    await expect(publishBatch(database.current, batchId, 'test')).rejects.toMatchObject({ code: 'import-state' })
  })

  test('a batch whose staged rows are gone is refused', async () => {
    const { batchId } = await stageDelivery(database.current, [{ name: '01', rows: [coverRow(36)] }])
    await sql`delete from ${sql.table(`staging_${batchId}`)}`.execute(db())
    await expect(publishBatch(database.current, batchId, 'test')).rejects.toMatchObject({ code: 'import-outdated' })
    expect(await stateOf(36)).toEqual([])
  })

  test('a batch that names what has gone since is refused and changes nothing', async () => {
    const { batchId } = await stageDelivery(database.current, [{ name: '01', rows: [coverRow(37), coverRow(38)] }])
    await sql`update ${sql.table(`staging_${batchId}`)} set maintainer_code = 'U9' where code like '%38'`.execute(db())
    const before = await lastCommit(db())
    await expect(publishBatch(database.current, batchId, 'test')).rejects.toMatchObject({ code: 'import-outdated' })
    expect(await stateOf(37)).toEqual([])
    expect(await lastCommit(db())).toBe(before)
  })
})

describe('a delivery declared complete', () => {
  const lamp = (number: number, changes: Record<string, string | null> = {}) =>
    coverRow(number, { OBJID: `51090301180000${number}`, OBJNAME: '路灯', ...changes })

  test('retires what it lacks of that area and class, and nothing else', async () => {
    const other = { BGID: EAST_GRID }
    await publish(coverRow(41), coverRow(42), lamp(43))
    await publish({ ...coverRow(44, other), shape: { type: 'Point', parts: [[[[105.512, 30.505]]]] } })
    const { merge } = await deliver(database.current, [{ name: '01', rows: [coverRow(41)] }], {
      options: { complete: [{ area: '510903012004017', class: '0102' }] },
    })
    expect(merge.unchanged).toBe(1)
    expect([await stateOf(42), await stateOf(43), await stateOf(44)]).toEqual([['retired'], ['intact'], ['intact']])
  })

  test('a row held back is there and is not retired', async () => {
    await publish(lamp(45), lamp(46))
    await deliver(database.current, [{ name: '01', rows: [lamp(45), lamp(46, { OBJSTATE: '良好' })] }], {
      options: { complete: [{ class: '0118' }] },
    })
    expect(await stateOf(46)).toEqual(['intact'])
    expect(await stateOf(43)).toEqual(['retired'])
  })
})

describe('withdrawing', () => {
  test('puts back exactly what was: added rows go, changed and retired rows are as before', async () => {
    const bench = (number: number, changes: Record<string, string | null> = {}) =>
      coverRow(number, { OBJID: `51090304070000${number}`, OBJNAME: '街头坐椅', ...changes })
    await publish(bench(61, { MATERIAL: '木', CHDATE: '20190102' }), bench(62), bench(63))
    const before = await rowsOf(61, 69)
    const changed = bench(61, { MATERIAL: '石', OBJSTATE: '破损', LOCATEDSC: null })
    const { batchId, merge } = await deliver(
      database.current,
      [
        {
          name: '01',
          rows: [{ ...changed, shape: { type: 'Point', parts: [[[[105.502, 30.5072]]]] } }, bench(62), bench(64)],
        },
      ],
      { options: { complete: [{ class: '0407' }] } },
    )
    expect(merge).toEqual({ added: 1, changed: 1, unchanged: 1, retired: 1 })
    expect(await rowsOf(61, 69)).not.toEqual(before)
    expect(await withdrawBatch(database.current, batchId, 'test')).toMatchObject({ restored: 2, removed: 1 })
    expect(await rowsOf(61, 69)).toEqual(before)
    await expect(withdrawBatch(database.current, batchId, 'test')).rejects.toMatchObject({ code: 'import-state' })
  })

  test('is refused with the rows that later commits touched, and then nothing changes', async () => {
    const { batchId } = await publish(coverRow(71), coverRow(72))
    await publish(coverRow(72, { OBJSTATE: '占用' }))
    const before = await rowsOf(71, 72)
    await expect(withdrawBatch(database.current, batchId, 'test')).rejects.toMatchObject({
      code: 'import-superseded',
      message: expect.stringContaining('5109030102000072'),
    })
    expect(await rowsOf(71, 72)).toEqual(before)
  })

  test('works backwards through several batches', async () => {
    const first = await publish(coverRow(81))
    const second = await publish(coverRow(81, { OBJSTATE: '占用' }))
    await withdrawBatch(database.current, second.batchId, 'test')
    expect(await stateOf(81)).toEqual(['intact'])
    await withdrawBatch(database.current, first.batchId, 'test')
    expect(await stateOf(81)).toEqual([])
  })

  test('of a batch that had changed nothing takes no commit number', async () => {
    await publish(coverRow(85))
    const { batchId } = await publish(coverRow(85))
    expect(await withdrawBatch(database.current, batchId, 'test')).toEqual({ seq: null, restored: 0, removed: 0 })
  })

  test('of a staged batch puts it away with its staged rows', async () => {
    const { batchId } = await stageDelivery(database.current, [{ name: '01', rows: [coverRow(86)] }])
    await withdrawBatch(database.current, batchId, 'test')
    await expect(publishBatch(database.current, batchId, 'test')).rejects.toMatchObject({ code: 'import-state' })
    const { rows } = await sql<{
      staging: string | null
    }>`select to_regclass(${`staging_${batchId}`})::text as staging`.execute(db())
    expect(rows).toEqual([{ staging: null }])
  })
})
