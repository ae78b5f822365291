import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import type { KeyHolder } from './holders.ts'
import { type Grant, WHOLE_CITY } from './reader.ts'
import { isScope, type Scope } from './scopes.ts'

export interface NewKey {
  name: string
  scopes: Scope[]
  /** What of the published data it is for; everything when absent. */
  grants?: readonly Grant[]
  expiresAt?: Date
  /** The bureau that it is for. */
  organisationCode?: string | null
  quotaPerMinute?: number | null
  quotaPerDay?: number | null
}

/** Makes it plain what was leaked when a key turns up somewhere. */
const PREFIX = 'wangge_'
const KEY_BYTES = 24

/** A key of 192 random bits needs no slow hash: there is nothing to guess. */
const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** Makes a key and returns it: the only time it can be read, for only its hash is kept. */
export async function createKey(db: Db, { name, scopes, grants, expiresAt, ...others }: NewKey): Promise<string> {
  const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url')
  await db
    .insertInto('access_keys')
    .values({
      name,
      scopes,
      key_hash: hashOf(key),
      expires_at: expiresAt ?? null,
      grants: grants ? JSON.stringify(grants) : null,
      organisation_code: others.organisationCode ?? null,
      quota_per_minute: others.quotaPerMinute ?? null,
      quota_per_day: others.quotaPerDay ?? null,
    })
    .execute()
  return key
}

/** The administrator key of a database that has no key yet; undefined when it has one. */
export async function createFirstKey(db: Db): Promise<string | undefined> {
  const existing = await db.selectFrom('access_keys').select('id').limit(1).executeTakeFirst()
  return existing ? undefined : createKey(db, { name: 'administrator', scopes: ['admin'] })
}

/** Who holds this key; undefined when it is unknown, expired or revoked. */
export async function holderOf(db: Db, key: string): Promise<KeyHolder | undefined> {
  if (!key.startsWith(PREFIX)) return undefined
  const row = await db
    .selectFrom('access_keys')
    .select(['id', 'name', 'scopes', 'grants', 'expires_at', 'quota_per_minute', 'quota_per_day'])
    .where('key_hash', '=', hashOf(key))
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<Date>`now()`)]))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    kind: 'key',
    keyId: row.id,
    name: row.name,
    scopes: row.scopes.filter(isScope),
    grants: row.grants ?? [WHOLE_CITY],
    expiresAt: row.expires_at,
    quotaPerMinute: row.quota_per_minute,
    quotaPerDay: row.quota_per_day,
  }
}

export interface KnownKey {
  id: number
  name: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
  organisationCode: string | null
  grants: Grant[] | null
  quotaPerMinute: number | null
  quotaPerDay: number | null
}

/** All keys that were ever made, oldest first. What they are is not known any more. */
export function knownKeys(db: Db): Promise<KnownKey[]> {
  return db
    .selectFrom('access_keys')
    .select(['id', 'name', 'scopes', 'grants', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select(['revoked_at as revokedAt', 'last_used_at as lastUsedAt', 'organisation_code as organisationCode'])
    .select(['quota_per_minute as quotaPerMinute', 'quota_per_day as quotaPerDay'])
    .orderBy('id')
    .execute()
}

/** From now on nobody gets in with this key. Returns whether there is such a key. */
export async function revokeKey(db: Db, keyId: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('access_keys')
    .set(eb => ({ revoked_at: eb.fn.coalesce('revoked_at', sql<Date>`now()`) }))
    .where('id', '=', keyId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
