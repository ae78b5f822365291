import { lastCommit } from './commit.ts'
import type { Db } from './schema.ts'

/** Answers kept at a time; a read is asked for in few variants (a kind, a day). */
const KEPT_ANSWERS = 8

/**
 * Remembers what a read answered until something is published. Callers that come at the same time share one read. The number is
 * taken before the read, so that an answer can be newer than its number but never older.
 */
export function perCommit<Key, Value>(
  read: (db: Db, key: Key) => Promise<Value>,
): (db: Db, key: Key) => Promise<Value> {
  const kept = new Map<Key, { seq: number; value: Promise<Value> }>()
  return async (db, key) => {
    const seq = await lastCommit(db)
    const known = kept.get(key)
    if (known?.seq === seq) return known.value
    const value = read(db, key)
    kept.delete(key)
    kept.set(key, { seq, value })
    if (kept.size > KEPT_ANSWERS) kept.delete(kept.keys().next().value as Key)
    // a failed read is no answer
    value.catch(() => kept.get(key)?.value === value && kept.delete(key))
    return value
  }
}
