import { sql } from 'kysely'
import { cityDay } from '../catalogue/city-day.ts'
import type { Db } from '../database/schema.ts'

/** What was done with a key. */
export interface Use {
  /** Those that its quota let through. */
  requests: number
  /** Answered with 4xx, quota included. */
  refused: number
  features: number
  bytes: number
}

export const NO_USE: Use = { requests: 0, refused: 0, features: 0, bytes: 0 }

export const sumOfUse = (a: Use, b: Use): Use => ({
  requests: a.requests + b.requests,
  refused: a.refused + b.refused,
  features: a.features + b.features,
  bytes: a.bytes + b.bytes,
})

/** Adds what has been used since it was last written down: one statement for all keys. */
export async function addUse(db: Db, day: string, used: ReadonlyMap<number, Use>): Promise<void> {
  if (used.size === 0) return
  const list = <Name extends keyof Use>(name: Name) => [...used.values()].map(use => use[name])
  await sql`
    with used as (
      select * from unnest(${[...used.keys()]}::bigint[], ${list('requests')}::bigint[], ${list('refused')}::bigint[],
        ${list('features')}::bigint[], ${list('bytes')}::bigint[]) u (key_id, requests, refused, features, bytes)
      where exists (select from access_keys k where k.id = u.key_id)),
    seen as (update access_keys set last_used_at = now() where id in (select key_id from used))
    insert into key_usage as k (key_id, day, requests, refused, features, bytes)
    select key_id, ${day}::date, requests, refused, features, bytes from used
    on conflict (key_id, day) do update set requests = k.requests + excluded.requests,
      refused = k.refused + excluded.refused, features = k.features + excluded.features,
      bytes = k.bytes + excluded.bytes`.execute(db)
}

export interface DayOfUse extends Use {
  day: string
}

/** How a key was used, day by day, the last day first. */
export const usageOf = (db: Db, keyId: number, days: number): Promise<DayOfUse[]> =>
  db
    .selectFrom('key_usage')
    .select(['day', 'requests', 'refused', 'features', 'bytes'])
    .where('key_id', '=', keyId)
    .orderBy('day', 'desc')
    .limit(days)
    .execute()

/** How many requests of a day have been written down. */
export async function requestsOn(db: Db, keyId: number, day: string): Promise<number> {
  const row = await db
    .selectFrom('key_usage')
    .select('requests')
    .where('key_id', '=', keyId)
    .where('day', '=', day)
    .executeTakeFirst()
  return row?.requests ?? 0
}

export const today = (): string => cityDay(new Date())
