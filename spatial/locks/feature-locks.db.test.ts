import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EVERYTHING } from '../access/reader.ts'
import { changeComponent, patchComponent, retireComponent } from '../components/change-component.ts'
import { createComponent } from '../components/create-component.ts'
import { buildSmallRegister } from '../components/testing/small-register.ts'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import {
  featuresOfLock,
  type LockRequest,
  lockFeatures,
  prolongLock,
  releaseLock,
  requireLock,
  requireUnlocked,
} from './feature-locks.ts'

const database = testDatabase()
const db = () => database.current.db
const LAYER = 'components'
const WRITING = { actor: 'Roads bureau', reader: EVERYTHING, today: '2026-11-23' }

beforeAll(() => buildSmallRegister(db()))
beforeEach(() => sql`delete from feature_locks`.execute(db()))

const lock = (keys: string[], more: Partial<LockRequest> = {}) =>
  lockFeatures(db(), {
    actor: 'Parks bureau',
    expirySeconds: 300,
    extent: 'all',
    features: [{ layer: LAYER, keys }],
    ...more,
  })
const expire = (lockId: string) =>
  sql`update feature_locks set expires_at = now() - interval '1 second' where id = ${lockId}`.execute(db())
const lamp = () =>
  createComponent(
    db(),
    { classCode: '0118', state: 'intact', geometry: { type: 'Point', coordinates: [105.5705, 30.5005] } },
    WRITING,
  )

describe('a lock', () => {
  test('is had by one at a time, and says by whom and until when', async () => {
    const { lockId, locked, notLocked } = await lock(['a', 'b'])
    expect({ locked, notLocked }).toEqual({
      locked: [{ layer: LAYER, keys: ['a', 'b'] }],
      notLocked: [{ layer: LAYER, keys: [] }],
    })
    await expect(lock(['b', 'c'])).rejects.toThrow(/^b is locked by "Parks bureau" until 20\d\d-.*Z\.$/)
    expect(await featuresOfLock(db(), lockId)).toEqual([{ layer: LAYER, keys: ['a', 'b'] }])
    await expect(lock(['c'])).resolves.toMatchObject({ locked: [{ keys: ['c'] }] })
  })

  test('takes what is free when some are enough', async () => {
    await lock(['a'])
    expect(await lock(['a', 'b'], { extent: 'some' })).toMatchObject({
      locked: [{ layer: LAYER, keys: ['b'] }],
      notLocked: [{ layer: LAYER, keys: ['a'] }],
    })
  })

  test('is worth nothing once it has expired, and is told from one that never was', async () => {
    const { lockId } = await lock(['a'])
    await requireLock(db(), lockId)
    await expire(lockId)
    await requireUnlocked(db(), { layer: LAYER, key: 'a', lockId: undefined })
    await expect(requireLock(db(), lockId)).rejects.toMatchObject({ code: 'lock-expired' })
    await expect(requireLock(db(), 'none')).rejects.toMatchObject({ code: 'lock-not-valid' })
    await expect(prolongLock(db(), lockId, 60)).rejects.toMatchObject({ code: 'lock-expired' })
    expect(await lock(['a'])).toMatchObject({ locked: [{ keys: ['a'] }] })
  })

  test('holds longer when it is asked to', async () => {
    const { lockId } = await lock(['a'], { expirySeconds: 1 })
    await prolongLock(db(), lockId, 3600)
    const { rows } = await sql<{ left: number }>`
      select extract(epoch from expires_at - now())::float8 as left from feature_locks`.execute(db())
    expect(rows[0]!.left).toBeGreaterThan(3500)
  })

  test('is given back whole or in parts', async () => {
    const { lockId } = await lock(['a', 'b'])
    await releaseLock(db(), lockId, [{ layer: LAYER, keys: ['a'] }])
    await requireUnlocked(db(), { layer: LAYER, key: 'a', lockId: undefined })
    await requireLock(db(), lockId)
    await releaseLock(db(), lockId, [{ layer: LAYER, keys: ['b'] }])
    await expect(requireLock(db(), lockId)).rejects.toMatchObject({ code: 'lock-not-valid' })
    const { lockId: whole } = await lock(['a', 'b'])
    await releaseLock(db(), whole)
    await lock(['a', 'b'])
  })

  test('waits for whoever is just writing', async () => {
    const order: string[] = []
    let locking: Promise<unknown> = Promise.resolve()
    await commit(db(), { actor: 'test' }, async () => {
      locking = lock(['a']).then(() => order.push('locked'))
      await new Promise(resolve => setTimeout(resolve, 100))
      order.push('written')
    })
    await locking
    expect(order).toEqual(['written', 'locked'])
  })
})

describe('a locked component', () => {
  test('is neither changed nor retired without the lock', async () => {
    const { code, version } = await lamp()
    await lock([code])
    const writing = { ...WRITING, version }
    const refusal = { code: 'feature-locked', message: expect.stringContaining('locked by "Parks bureau" until') }
    await expect(changeComponent(db(), code, { note: 'x' }, writing)).rejects.toMatchObject(refusal)
    await expect(retireComponent(db(), code, writing)).rejects.toMatchObject(refusal)
    await expect(
      commit(db(), { actor: 'x' }, trx => patchComponent(trx, code, { note: 'x' }, { ...writing, lockId: 'other' })),
    ).rejects.toMatchObject(refusal)
  })

  test('is changed with it', async () => {
    const { code, version } = await lamp()
    const { lockId } = await lock([code])
    await changeComponent(db(), code, { note: 'x' }, { ...WRITING, version, lockId })
  })
})
