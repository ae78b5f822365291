import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../database/testing/test-database.ts'
import { FEATURE_TYPES } from './feature-catalogue.ts'
import { featureExtent } from './feature-extent.ts'
import { countFeatures, selectFeatures } from './feature-page.ts'

const database = testDatabase()
const NC_NAME = /^[A-Za-z_][\w.-]*$/

describe('every published feature type', () => {
  test.each(FEATURE_TYPES.map(type => [type.name, type] as const))('%s', async (_name, type) => {
    const { db } = database.current
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = ${type.table}`.execute(db)
    const columns = rows.map(({ name }) => name)
    expect(columns).toEqual(expect.arrayContaining([type.key, 'geom', ...type.attributes.map(({ column }) => column)]))
    for (const name of [type.name, ...type.attributes.map(attribute => attribute.name)]) expect(name).toMatch(NC_NAME)
    expect(type.attributes[0]!.column).toBe(type.key)
    expect(await countFeatures(db, type)).toBe(0)
    expect((await featureExtent(db, type)).bbox).toBeUndefined()
    const moments = [
      { kind: 'commit', seq: 0 },
      { kind: 'instant', at: '2020-01-01T00:00:00Z' },
      { kind: 'interval', from: null, to: null },
    ] as const
    for (const moment of moments)
      expect((await selectFeatures(db, type, { moment, page: { offset: 0, limit: 9 } })).matched).toBe(0)
  })
})
