import { lastCommit } from './commit.ts'
import type { Db } from './schema.ts'

export interface KeepOptions<Key> {
  /** Answers kept at a time; most reads are asked for in few variants (a kind, a day). */
  answers?: number
  /** What makes two questions the same, where the key is no plain value. */
  identity?: (key: Key) => unknown
  /** The last commit, for whoever knows it without asking the database. */
  commit?: () => number
}

/**
 * Remembers what a read answered until something is published. Callers that come at the same time share one read. The number is
 * taken before the read, so that an answer can be newer than its number but never older.
 */
export function perCommit<Key, Value>(
  read: (db: Db, key: Key) => Promise<Value>,
  { answers = 8, identity = key => key, commit }: KeepOptions<Key> = {},
): (db: Db, key: Key) => Promise<Value> {
  const kept = new Map<unknown, { seq: number; value: Promise<Value> }>()
  return async (db, question) => {
    const seq = commit ? commit() : await lastCommit(db)
    const key = identity(question)
    const known = kept.get(key)
    if (known?.seq === seq) return known.value
    const value = read(db, question)
    kept.delete(key)
    kept.set(key, { seq, value })
    if (kept.size > answers) kept.delete(kept.keys().next().value)
    // a failed read is no answer
    value.catch(() => kept.get(key)?.value === value && kept.delete(key))
    return value
  }
}
