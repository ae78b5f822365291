import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { commit } from './commit.ts'
import { testDatabase } from './testing/test-database.ts'

const database = testDatabase()
const GRID = '510903001001001'

const run = (statement: string) =>
  commit(database.current.db, { actor: 'test' }, trx => sql.raw(statement).execute(trx))

const component = (code: string, columns: Record<string, string> = {}) => {
  const values: Record<string, string> = {
    book_id: 'CJT214-2007',
    name: 'x',
    state: 'intact',
    grid_code: GRID,
    ...columns,
  }
  return run(`insert into components (code, geom, ${Object.keys(values).join(', ')})
    values ('${code}', ST_SetSRID(ST_Point(105.5, 30.5), 4490), ${Object.values(values)
      .map(value => `'${value}'`)
      .join(', ')})`)
}

beforeAll(async () => {
  const square = 'ST_MakeEnvelope(105, 30, 106, 31, 4490)'
  await run(
    `insert into areas (code, kind, name_zh, geom) values ('510903001001', 'community', 'x', ST_Multi(${square}))`,
  )
  await run(`insert into unit_grids (code, area_m2, geom) values ('${GRID}', 1, ${square})`)
  await run(`insert into organisations (code, name_zh, kind) values ('U1', 'x', 'terminal'), ('U2', 'x', 'terminal')`)
})

test.each([
  ['grid', { grid_code: '510903001001999' }],
  ['authority', { authority_code: 'U9' }],
  ['owner', { owner_code: 'U9' }],
  ['maintainer', { maintainer_code: 'U9' }],
  ['class book', { book_id: 'no-such-book' }],
])('a component that names an unknown %s is refused', async (_name, columns) => {
  await expect(component('5109030102000001', columns)).rejects.toThrow('there is no')
})

test('a class that its book lacks is refused', async () => {
  await expect(component('5109030199000001')).rejects.toThrow('no class 0199')
})

test('what a component names cannot be deleted, nor the component be turned to what is unknown', async () => {
  await component('5109030102000002', { maintainer_code: 'U1' })
  await expect(run(`delete from organisations where code = 'U1'`)).rejects.toThrow(
    'needed by components.maintainer_code',
  )
  await expect(run(`delete from unit_grids where code = '${GRID}'`)).rejects.toThrow('needed by components.grid_code')
  await expect(run(`update components set maintainer_code = 'U9'`)).rejects.toThrow('there is no')
  await expect(run(`delete from organisations where code = 'U2'`)).resolves.toBeDefined()
})
