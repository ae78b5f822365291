import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import Cursor from 'pg-cursor'
import { describe, expect, test } from 'vitest'
import { testDatabase } from './testing/test-database.ts'

const database = testDatabase()

describe('a connection, to a server as to the embedded database', () => {
  test('an error leaves it usable, outside and inside a transaction', async () => {
    const client = await database.current.pool.connect()
    await expect(client.query('select 1 / $1::int', [0])).rejects.toThrow('division by zero')
    await client.query('begin')
    await expect(client.query('select 1 / $1::int', [0])).rejects.toThrow('division by zero')
    await expect(client.query('select 1')).rejects.toThrow('aborted')
    await client.query('rollback')
    expect((await client.query('select $1::int as x', [3])).rows).toEqual([{ x: 3 }])
    client.release()
  })

  test('transactions of many clients do not mix', async () => {
    const { pool } = database.current
    await pool.query('create table counters (n int not null)')
    await pool.query('insert into counters values (0)')
    const addOne = async () => {
      const client = await pool.connect()
      await client.query('begin')
      const { rows } = await client.query('select n from counters for update')
      await client.query('update counters set n = $1', [rows[0].n + 1])
      await client.query('commit')
      client.release()
    }
    await Promise.all(Array.from({ length: 20 }, addOne))
    expect((await pool.query('select n from counters')).rows).toEqual([{ n: 20 }])
  })

  test('a client that goes away in the middle of a transaction leaves nothing and blocks nobody', async () => {
    const { pool } = database.current
    await pool.query('create table abandoned (n int)')
    const client = await pool.connect()
    await client.query('begin')
    await client.query('insert into abandoned values (1)')
    client.release(true)
    expect((await pool.query('select * from abandoned')).rows).toEqual([])
  })

  test('rows are copied in and out, and a bad row stops the copy whole', async () => {
    const { pool } = database.current
    await pool.query('create table copied (n int, words text)')
    const client = await pool.connect()
    const lines = Array.from({ length: 5_000 }, (_, i) => `${i}\t名称 ${i}\n`)
    await pipeline(Readable.from(lines), client.query(copyFrom('copy copied from stdin')))
    expect(await text(client.query(copyTo('copy copied to stdout')))).toBe(lines.join(''))
    await expect(
      pipeline(Readable.from(['1\ta\n', 'x\tb\n']), client.query(copyFrom('copy copied from stdin'))),
    ).rejects.toThrow('invalid input syntax')
    expect((await client.query('select count(*) as n from copied')).rows).toEqual([{ n: 5_000 }])
    client.release()
  })

  test('a cursor reads in steps', async () => {
    const client = await database.current.pool.connect()
    const cursor = client.query(new Cursor('select * from generate_series(1, $1) as n', [10]))
    const steps: number[][] = []
    for (let rows = await cursor.read(4); rows.length > 0; rows = await cursor.read(4))
      steps.push(rows.map(row => row.n))
    await cursor.close()
    client.release()
    expect(steps).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10],
    ])
  })

  test('numbers, days and counts arrive as numbers and text', async () => {
    const { rows } =
      await sql`select 5109030102004188 as code, 12.5::numeric as area, date '2018-10-25' as day`.execute(
        database.current.db,
      )
    expect(rows).toEqual([{ code: 5109030102004188, area: 12.5, day: '2018-10-25' }])
  })

  test('a failure inside a geometry operation is an error or an answer, never silence', async () => {
    const bowtie = `ST_GeomFromText('POLYGON((0 0,2 2,2 0,0 2,0 0))')`
    const outcome = await database.current.pool
      .query(`select ST_AsText(ST_Intersection(${bowtie}, ST_MakeEnvelope(0, 0, 1, 2))) as shape`)
      .then(
        result => result.rows.length,
        (error: Error) => error.message,
      )
    expect(outcome === 1 || /geometry|TopologyException|invalid/i.test(String(outcome))).toBe(true)
  })
})
