import type { Database } from '../../spatial/database/connection.ts'

export interface BatchLock {
  release(): Promise<void>
}

/** Half of the key; the other half is the number of the batch. */
const KEY = "hashtext(current_schema() || ' picture batch')"

/**
 * Whoever takes a delivery in holds its lock as long as its connection lives: that of a killed process is free at once. Undefined
 * where another process holds it. The embedded database has one process and needs none.
 */
export async function lockPictureBatch({ pool, kind }: Database, id: number): Promise<BatchLock | undefined> {
  if (kind === 'embedded') return { release: async () => {} }
  const client = await pool.connect()
  // a connection that breaks while nothing is asked of it must not end the program
  const ignore = () => {}
  client.on('error', ignore)
  const leave = (error?: Error) => {
    client.off('error', ignore)
    client.release(error)
  }
  const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${KEY}, $1) as held`, [id])
  if (!rows[0]!.held) {
    leave()
    return undefined
  }
  return {
    release: async () => {
      const freed = client.query(`select pg_advisory_unlock(${KEY}, $1)`, [id])
      await freed.then(() => leave(), leave)
    },
  }
}
