import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { migrate } from './migrate.ts'
import { testDatabase } from './testing/test-database.ts'

const database = testDatabase()
let folder: string
const repeatable = () => [pathToFileURL(`${folder}/`)]
/** Twelve files, so that processes meet in some. */
const FILES = 12
async function write(answer: number): Promise<void> {
  for (let file = 0; file < FILES; file++)
    await writeFile(
      join(folder, `tile_answer_${file}.sql`),
      `create or replace function tile_answer_${file}() returns integer language sql as 'select ${answer}'`,
    )
}
const answer = async () => (await database.current.pool.query('select tile_answer_7() as answer')).rows[0].answer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-repeatable-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Repeatable files are for servers; the embedded database skips them. */
const onServer = describe.skipIf(inject('databaseAddress').kind === 'embedded')

onServer('repeatable files', () => {
  test('are applied by each migration as they are then', async () => {
    for (const expected of [1, 2]) {
      await write(expected)
      await migrate(database.current, { repeatable: repeatable() })
      expect(await answer()).toBe(expected)
    }
  })

  test('may be applied by several processes at once', async () => {
    await write(3)
    await Promise.all(Array.from({ length: 8 }, () => migrate(database.current, { repeatable: repeatable() })))
    expect(await answer()).toBe(3)
  })
})
