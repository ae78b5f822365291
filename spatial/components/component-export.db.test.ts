import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { COMPONENT_EXPORT_COLUMNS, exportedComponents } from './component-export.ts'
import { buildSmallRegister, SMALL_REGISTER_CODES } from './testing/small-register.ts'

const database = testDatabase()
beforeAll(async () => {
  await buildSmallRegister(database.current.db)
})

test.each([1, 3, 8, 100])(
  'in batches of %d every component comes once, with a value for every column',
  async batchSize => {
    const rows = []
    for await (const batch of exportedComponents(database.current.db, {}, { batchSize })) {
      expect(batch.length).toBeLessThanOrEqual(batchSize)
      rows.push(...batch)
    }
    expect(rows.map(({ values }) => values.code)).toEqual(SMALL_REGISTER_CODES)
    for (const { values } of rows)
      expect(Object.keys(values).sort()).toEqual(COMPONENT_EXPORT_COLUMNS.map(({ name }) => name).sort())
  },
)

test('what is published while it is being read does not show', async () => {
  const { db } = database.current
  const before: unknown[] = []
  for await (const batch of exportedComponents(db, {})) before.push(...batch)
  const read: unknown[] = []
  let round = 0
  for await (const batch of exportedComponents(db, {}, { batchSize: 2 })) {
    read.push(...batch)
    const change =
      round++ === 0
        ? sql`update components set state = 'lost', note = 'later'`
        : sql`update components set retired_at = commit_time() where code = ${SMALL_REGISTER_CODES[7 - round]!}`
    await commit(db, { actor: 'test' }, trx => change.execute(trx))
  }
  expect(read).toEqual(before)
})
