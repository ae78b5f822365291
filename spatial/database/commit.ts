import { sql, type Transaction } from 'kysely'
import type { Db, Schema } from './schema.ts'

export interface CommitOptions {
  /** Who publishes: the name of a key, an account or a program. */
  actor: string
  note?: string
}

export interface Committed<Result> {
  seq: number
  result: Result
}

/**
 * Runs `work` as one published commit: takes the next number of the commit sequence, and everything that `work` writes
 * through `trx` becomes visible at once under that number, or not at all.
 */
export function commit<Result>(
  db: Db,
  { actor, note }: CommitOptions,
  work: (trx: Transaction<Schema>, seq: number) => Promise<Result>,
): Promise<Committed<Result>> {
  return db.transaction().execute(async trx => {
    const { rows } = await sql<{ seq: number }>`select begin_commit(${actor}, ${note ?? null}) as seq`.execute(trx)
    const seq = rows[0]!.seq
    return { seq, result: await work(trx, seq) }
  })
}

/** The number of the last commit; 0 before the first. */
export async function lastCommit(db: Db): Promise<number> {
  const { seq } = await db.selectFrom('commit_sequence').select('seq').executeTakeFirstOrThrow()
  return seq
}
