import { expect, test } from 'vitest'
import { testDatabase } from '../database/testing/test-database.ts'
import { createFirstKey, createKey, holderOf, knownKeys, revokeKey } from './access-keys.ts'
import { mayDo, SCOPES } from './scopes.ts'

const database = testDatabase()

test('the first key is made once, and the database does not hold it', async () => {
  const { db } = database.current
  const key = await createFirstKey(db)
  expect(await createFirstKey(db)).toBeUndefined()
  expect(await holderOf(db, key!)).toMatchObject({ name: 'administrator', scopes: ['admin'] })
  const rows = await db.selectFrom('access_keys').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(key!.slice(-10))
})

test('unknown, expired and revoked keys are nobody', async () => {
  const { db } = database.current
  const expired = await createKey(db, { name: 'e', scopes: ['imports:read'], expiresAt: new Date(Date.now() - 1000) })
  const revoked = await createKey(db, { name: 'r', scopes: ['imports:read'] })
  await revokeKey(db, (await holderOf(db, revoked))!.keyId)
  for (const key of [expired, revoked, 'wangge_no-such-key', '', 'x'.repeat(10_000)])
    expect(await holderOf(db, key)).toBeUndefined()
})

test('keys are listed without what they are, and revoking one that does not exist says so', async () => {
  const { db } = database.current
  const key = await createKey(db, { name: 'water bureau', scopes: ['components:write'] })
  const listed = (await knownKeys(db)).find(({ name }) => name === 'water bureau')!
  expect(listed).toMatchObject({ scopes: ['components:write'], expiresAt: null, revokedAt: null })
  expect(JSON.stringify(listed)).not.toContain(key.slice(-10))
  expect(await revokeKey(db, listed.id)).toBe(true)
  const { revokedAt } = (await knownKeys(db)).find(({ id }) => id === listed.id)!
  expect(await revokeKey(db, listed.id)).toBe(true)
  expect((await knownKeys(db)).find(({ id }) => id === listed.id)!.revokedAt).toEqual(revokedAt)
  expect(await revokeKey(db, 1_000_000)).toBe(false)
})

test('an administrator may do everything, any other scope only itself and what is public', () => {
  for (const scope of SCOPES) {
    expect(mayDo(['admin'], scope)).toBe(true)
    expect(mayDo([], scope)).toBe(false)
    for (const held of SCOPES.filter(one => one !== 'admin')) expect(mayDo([held], scope)).toBe(held === scope)
    expect(mayDo([scope], 'public')).toBe(true)
  }
})
