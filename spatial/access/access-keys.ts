import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { type Grant, type Reader, WHOLE_CITY } from './reader.ts'
import { isScope, type Scope } from './scopes.ts'

export interface KeyHolder extends Reader {
  keyId: number
  /** Written as the actor of what this key commits. */
  name: string
  expiresAt: Date | null
}

export interface NewKey {
  name: string
  scopes: Scope[]
  /** What of the published data it is for; everything when absent. */
  grants?: readonly Grant[]
  expiresAt?: Date
}

/** Makes it plain what was leaked when a key turns up somewhere. */
const PREFIX = 'wangge_'
const KEY_BYTES = 24

/** A key of 192 random bits needs no slow hash: there is nothing to guess. */
const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** Makes a key and returns it: the only time it can be read, for only its hash is kept. */
export async function createKey(db: Db, { name, scopes, grants, expiresAt }: NewKey): Promise<string> {
  const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url')
  await db
    .insertInto('access_keys')
    .values({
      name,
      scopes,
      key_hash: hashOf(key),
      expires_at: expiresAt ?? null,
      grants: grants ? JSON.stringify(grants) : null,
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
    .select(['id', 'name', 'scopes', 'grants', 'expires_at'])
    .where('key_hash', '=', hashOf(key))
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', sql<Date>`now()`)]))
    .executeTakeFirst()
  if (!row) return undefined
  const { id: keyId, name, scopes, grants, expires_at: expiresAt } = row
  return { keyId, name, scopes: scopes.filter(isScope), grants: grants ?? [WHOLE_CITY], expiresAt }
}

export interface KnownKey {
  id: number
  name: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
}

/** All keys that were ever made, oldest first. What they are is not known any more. */
export function knownKeys(db: Db): Promise<KnownKey[]> {
  return db
    .selectFrom('access_keys')
    .select(['id', 'name', 'scopes', 'created_at as createdAt', 'expires_at as expiresAt', 'revoked_at as revokedAt'])
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
