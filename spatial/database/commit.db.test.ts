import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { commit, lastCommit } from './commit.ts'
import type { Db } from './schema.ts'
import { testDatabase } from './testing/test-database.ts'

const database = testDatabase()

const square = (size: number) =>
  sql<never>`ST_Multi(ST_MakeEnvelope(105.5, 30.5, ${105.5 + size}::float8, ${30.5 + size}::float8, 4490))`

const addBlock = (db: Db, id: string) =>
  commit(db, { actor: 'test' }, trx =>
    trx
      .insertInto('blocks')
      .values({ id, use: 'green', geom: square(0.001) } as never)
      .execute(),
  )

const changesOf = (db: Db, key: string) =>
  db.selectFrom('changes').select(['seq', 'op']).where('key', '=', key).orderBy('seq').execute()

describe('the commit sequence', () => {
  test('numbers commits without gaps, also when one in between fails', async () => {
    const { db } = database.current
    const before = await lastCommit(db)
    await addBlock(db, 'a1')
    await expect(addBlock(db, 'a1')).rejects.toThrow()
    await addBlock(db, 'a2')
    expect(await lastCommit(db)).toBe(before + 2)
    const { rows } = await sql<{ seq: number }>`select seq from commits where seq > ${before} order by seq`.execute(db)
    expect(rows.map(row => row.seq)).toEqual([before + 1, before + 2])
  })

  test('a published row cannot change outside a commit', async () => {
    const { db } = database.current
    await addBlock(db, 'b1')
    await expect(db.updateTable('blocks').set({ use: 'square' }).where('id', '=', 'b1').execute()).rejects.toThrow(
      'begin_commit',
    )
    await expect(db.deleteFrom('blocks').where('id', '=', 'b1').execute()).rejects.toThrow('begin_commit')
  })

  test('a change keeps what was valid before, with the commits that bound it', async () => {
    const { db } = database.current
    const added = await addBlock(db, 'c1')
    const changed = await commit(db, { actor: 'test' }, trx =>
      trx.updateTable('blocks').set({ use: 'square' }).where('id', '=', 'c1').execute(),
    )
    const kept = await db.selectFrom('history').selectAll().where('key', '=', 'c1').execute()
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ layer: 'blocks', seq_from: added.seq, seq_to: changed.seq, row: { use: 'green' } })
    expect(kept[0]!.valid_to.getTime()).toBeGreaterThan(kept[0]!.valid_from.getTime())
    expect(await changesOf(db, 'c1')).toEqual([
      { seq: added.seq, op: 'insert' },
      { seq: changed.seq, op: 'update' },
    ])
  })

  test('retiring a row is a deletion in the feed, and the row stays', async () => {
    const { db } = database.current
    await addBlock(db, 'd1')
    const retired = await commit(db, { actor: 'test' }, trx =>
      trx.updateTable('blocks').set({ retired_at: sql<Date>`commit_time()` }).where('id', '=', 'd1').execute(),
    )
    expect((await changesOf(db, 'd1')).at(-1)).toEqual({ seq: retired.seq, op: 'delete' })
    expect(await db.selectFrom('blocks').select('seq').where('id', '=', 'd1').execute()).toEqual([{ seq: retired.seq }])
  })

  test('a row written twice in one commit is one entry, and its unpublished state leaves no history', async () => {
    const { db } = database.current
    const { seq } = await commit(db, { actor: 'test' }, async trx => {
      await trx
        .insertInto('blocks')
        .values({ id: 'e1', use: 'green', geom: square(0.001) } as never)
        .execute()
      await trx.updateTable('blocks').set({ use: 'square' }).where('id', '=', 'e1').execute()
    })
    expect(await changesOf(db, 'e1')).toEqual([{ seq, op: 'insert' }])
    expect(await db.selectFrom('history').select('key').where('key', '=', 'e1').execute()).toEqual([])
  })

  test('history and the feed refuse to be rewritten', async () => {
    const { db } = database.current
    await addBlock(db, 'f1')
    await commit(db, { actor: 'test' }, trx =>
      trx.updateTable('blocks').set({ use: 'square' }).where('id', '=', 'f1').execute(),
    )
    await expect(sql`delete from history where key = 'f1'`.execute(db)).rejects.toThrow('append-only')
    await expect(sql`delete from changes where key = 'f1'`.execute(db)).rejects.toThrow()
  })
})
