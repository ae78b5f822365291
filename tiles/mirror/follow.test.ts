import { expect, test } from 'vitest'
import type { Database } from '../../spatial/database/connection.ts'
import { Follower } from './follow.ts'

test('a database that is away is told of once, and looked for until it is back', async () => {
  let isAway = true
  let asked = 0
  const last = {
    async executeTakeFirstOrThrow() {
      asked++
      if (isAway) throw new Error('away')
      return { seq: 5 }
    },
  }
  const database = { db: { selectFrom: () => ({ select: () => last }) } } as unknown as Database
  const errors: unknown[] = []
  const follower = new Follower(database, { seq: 5, layers: new Map() }, { onError: error => errors.push(error) })
  for (let i = 0; i < 3; i++) await follower.look()
  isAway = false
  await follower.look()
  isAway = true
  await follower.look()
  expect([errors.length, asked]).toEqual([2, 5])
})
