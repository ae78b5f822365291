import { expect, test } from 'vitest'
import { commit } from './commit.ts'
import { perCommit } from './per-commit.ts'
import type { Db } from './schema.ts'
import { testDatabase } from './testing/test-database.ts'

const database = testDatabase()

/** A read that counts how often it was made. */
function countedRead() {
  const made: string[] = []
  const read = perCommit(async (_db: Db, key: string) => {
    made.push(key)
    return made.length
  })
  return { made, read: (key: string) => read(database.current.db, key) }
}

test('a read is made once for each question until something is published', async () => {
  const { made, read } = countedRead()
  expect([await read('a'), await read('a'), await read('b'), await read('a')]).toEqual([1, 1, 2, 1])
  await commit(database.current.db, { actor: 'test' }, async () => {})
  expect([await read('a'), await read('a')]).toEqual([3, 3])
  expect(made).toEqual(['a', 'b', 'a'])
})

test('callers that come together share one read', async () => {
  const { made, read } = countedRead()
  await Promise.all([read('a'), read('a'), read('a')])
  expect(made).toEqual(['a'])
})

test('only the latest questions are remembered', async () => {
  const { made, read } = countedRead()
  for (let i = 0; i < 9; i++) await read(`q${i}`)
  await read('q8')
  await read('q0')
  expect(made.length).toBe(10)
})

test('a read that failed is made again', async () => {
  let tries = 0
  const read = perCommit(async () => {
    tries++
    if (tries === 1) throw new Error('no answer')
    return tries
  })
  await expect(read(database.current.db, 'a')).rejects.toThrow('no answer')
  expect(await read(database.current.db, 'a')).toBe(2)
})

test('questions that are objects are the same when their identity is, and as many are kept as was asked for', async () => {
  let made = 0
  const read = perCommit(async (_db: Db, _question: { by: string }) => ++made, {
    answers: 1,
    identity: question => JSON.stringify(question),
  })
  const { db } = database.current
  expect([await read(db, { by: 'x' }), await read(db, { by: 'x' }), await read(db, { by: 'y' })]).toEqual([1, 1, 2])
  expect(await read(db, { by: 'x' })).toBe(3)
})

test('whoever knows the last commit may say it', async () => {
  let [seq, made] = [1, 0]
  const read = perCommit(async () => ++made, { commit: () => seq })
  const ask = () => read(database.current.db, 'a')
  expect([await ask(), await ask()]).toEqual([1, 1])
  seq = 2
  expect(await ask()).toBe(2)
})
