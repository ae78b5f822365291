import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { CHECKS } from '../checks/check-list.ts'
import { publishedColumns } from '../publish/published-columns.ts'
import { TODAY } from '../testing/deliver.ts'
import { publishSmallCity } from '../testing/small-city.ts'
import { DATASET_LIST } from './dataset-list.ts'

const database = testDatabase()
beforeAll(() => publishSmallCity(database.current))

/** Findings of rows that no reader could give; no dataset has to do anything for them. */
const OF_THE_READER = ['row-deleted', 'row-unreadable']

describe.each(DATASET_LIST.map(dataset => [dataset.id, dataset] as const))('%s', (id, dataset) => {
  test('makes exactly the checks that the list promises', async () => {
    const { checkIds, lateCheckIds = [] } = await dataset.open(database.current.db, { today: TODAY })
    const made = new Set([
      ...checkIds,
      ...lateCheckIds,
      ...dataset.setChecks.flatMap(check => check.ids),
      ...OF_THE_READER,
    ])
    const promised = CHECKS.filter(check => (check.datasets as readonly string[]).includes(id)).map(check => check.id)
    expect([...made].sort()).toEqual([...promised].sort())
  })

  test('fills every column that the published table requires', async () => {
    const required = await sql<{ name: string }>`
      select attname as name from pg_attribute
      where attrelid = ${dataset.table}::regclass and attnum > 0 and attnotnull and not atthasdef and attidentity = ''
        and attname not in ('seq', 'valid_from')`.execute(database.current.db)
    const columns = (await publishedColumns(database.current.db, dataset.table)).map(column => column.name)
    const filled = [...dataset.staged.map(column => column.name), ...(dataset.shapes === 'none' ? [] : ['geom'])]
    for (const { name } of required.rows) expect(filled).toContain(name)
    for (const name of filled) expect(columns).toContain(name)
  })

  test('no two columns go by the same name', () => {
    const names = dataset.columns.flatMap(({ name, zh, en, aliases }) => [
      ...new Set([name, zh, en, ...aliases].map(text => text.toLowerCase())),
    ])
    expect(names.filter((text, i) => names.indexOf(text) !== i)).toEqual([])
  })
})
