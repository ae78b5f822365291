import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'

/** Published rows: their table and their keys. */
export interface LayerKeys {
  layer: string
  keys: readonly string[]
}

export interface LockRequest {
  actor: string
  expirySeconds: number
  /** All of them or none; or as many as are free. */
  extent: 'all' | 'some'
  features: readonly LayerKeys[]
}

export interface Locked {
  lockId: string
  locked: LayerKeys[]
  /** What somebody else holds. */
  notLocked: LayerKeys[]
}

/** Whoever needs features for longer asks again. */
export const MAX_EXPIRY_SECONDS = 86_400

/**
 * Keeps others from writing features until the lock is given back or expires. Refuses (`feature-locked`) when all are asked for and
 * not all are free.
 */
export const lockFeatures = (db: Db, { actor, expirySeconds, extent, features }: LockRequest): Promise<Locked> =>
  db.transaction().execute(async trx => {
    await waitForWriters(trx)
    await forgetExpired(trx)
    const lockId = randomUUID()
    await trx
      .insertInto('feature_locks')
      .values({ id: lockId, actor, expires_at: inSeconds(expirySeconds) })
      .execute()
    const result: Locked = { lockId, locked: [], notLocked: [] }
    for (const { layer, keys } of features) {
      const taken = await takenKeys(trx, { layer, keys }, lockId)
      if (extent === 'all' && taken.length > 0) await refuseLocked(trx, layer, taken[0]!)
      const free = without(keys, new Set(taken))
      await sql`insert into locked_features (layer, key, lock_id)
        select ${layer}, key, ${lockId} from unnest(${free}::text[]) key on conflict do nothing`.execute(trx)
      result.locked.push({ layer, keys: free })
      result.notLocked.push({ layer, keys: taken })
    }
    return result
  })

/** Lets a lock hold for so long from now. Refuses (`lock-not-valid`, `lock-expired`) one that does not hold any more. */
export async function prolongLock(db: Db, lockId: string, expirySeconds: number): Promise<void> {
  await requireLock(db, lockId)
  await db
    .updateTable('feature_locks')
    .set({ expires_at: inSeconds(expirySeconds) })
    .where('id', '=', lockId)
    .execute()
}

/** The features that a lock holds. */
export async function featuresOfLock(db: Db, lockId: string): Promise<LayerKeys[]> {
  const { rows } = await sql<LayerKeys>`
    select layer, array_agg(key order by key) as keys from locked_features where lock_id = ${lockId} group by layer`.execute(
    db,
  )
  return rows
}

/** Refuses a lock that was never given or has been given back (`lock-not-valid`), and one whose time is over (`lock-expired`). */
export async function requireLock(db: Db, lockId: string): Promise<void> {
  const { rows } = await sql<{ expiresAt: Date; isExpired: boolean }>`
    select expires_at as "expiresAt", expires_at <= clock_timestamp() as "isExpired" from feature_locks where id = ${lockId}`.execute(
    db,
  )
  const [lock] = rows
  if (!lock) throw new DomainError('lock-not-valid', `There is no lock "${lockId.slice(0, 60)}".`)
  if (lock.isExpired) throw new DomainError('lock-expired', `The lock expired at ${lock.expiresAt.toISOString()}.`)
}

/** Refuses (`feature-locked`) to write what is locked, unless the writer names the lock. */
export async function requireUnlocked(
  db: Db,
  { layer, key, lockId }: { layer: string; key: string; lockId: string | undefined },
): Promise<void> {
  const [taken] = await takenKeys(db, { layer, keys: [key] }, lockId)
  if (taken !== undefined) await refuseLocked(db, layer, taken)
}

/** Gives a lock back: with `only`, just these features, and the lock itself with the last of them. */
export async function releaseLock(db: Db, lockId: string, only?: LayerKeys[]): Promise<void> {
  for (const { layer, keys } of only ?? [])
    await db
      .deleteFrom('locked_features')
      .where('lock_id', '=', lockId)
      .where('layer', '=', layer)
      .where('key', 'in', keys)
      .execute()
  if (only && (await featuresOfLock(db, lockId)).length > 0) return
  await db.deleteFrom('feature_locks').where('id', '=', lockId).execute()
}

const without = (keys: readonly string[], taken: ReadonlySet<string>) => keys.filter(key => !taken.has(key))

const inSeconds = (seconds: number) => sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})`

/** Writers hold this row until they end: nobody is given a lock on what is just being written. */
const waitForWriters = (db: Db) => sql`select seq from commit_sequence for update`.execute(db)

async function forgetExpired(db: Db): Promise<void> {
  await sql`delete from locked_features using feature_locks l
    where l.id = lock_id and l.expires_at <= clock_timestamp()`.execute(db)
  await sql`delete from feature_locks where expires_at <= clock_timestamp() - interval '1 day'`.execute(db)
}

/** Which of the keys another lock than this one holds now. */
async function takenKeys(db: Db, { layer, keys }: LayerKeys, lockId: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select f.key from locked_features f join feature_locks l on l.id = f.lock_id
    where f.layer = ${layer} and f.key = any(${[...keys]}::text[]) and l.expires_at > clock_timestamp()
      and l.id is distinct from ${lockId ?? null} order by f.key`.execute(db)
  return rows.map(({ key }) => key)
}

async function refuseLocked(db: Db, layer: string, key: string): Promise<never> {
  const { actor, expires_at } = await db
    .selectFrom('locked_features as f')
    .innerJoin('feature_locks as l', 'l.id', 'f.lock_id')
    .select(['l.actor', 'l.expires_at'])
    .where('f.layer', '=', layer)
    .where('f.key', '=', key)
    .executeTakeFirstOrThrow()
  throw new DomainError('feature-locked', `${key} is locked by "${actor}" until ${expires_at.toISOString()}.`)
}
