import type pg from 'pg'
import type { Database } from '../../spatial/database/connection.ts'

/** Runs reads that all see the same state of the database, however many commits happen meanwhile. */
export async function inSnapshot<Result>(
  { pool }: Database,
  work: (client: pg.PoolClient, seq: number) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ seq: number }>('select seq from commit_sequence')
    const result = await work(client, rows[0]!.seq)
    await client.query('commit')
    return result
  } catch (error) {
    failure = error as Error
    throw error
  } finally {
    // a connection on which something failed is closed, not handed on with a transaction open
    client.release(failure)
  }
}
