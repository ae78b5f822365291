import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from './testing/test-database.ts'

const database = testDatabase()
const NOT_OURS = ['kysely_migration', 'kysely_migration_lock']

/** Table → columns as the interfaces of `tables/` declare them. */
async function declaredColumns(): Promise<Record<string, string[]>> {
  const folder = new URL('./tables/', import.meta.url)
  const files = [...(await readdir(folder)).map(file => new URL(file, folder)), new URL('./schema.ts', import.meta.url)]
  const text = (await Promise.all(files.map(file => readFile(file, 'utf8')))).join('\n')
  const interfaces = Object.fromEntries(
    [...text.matchAll(/interface (\w+)( extends Published)? \{\n([^}]*)\}/g)].map(([, name, published, body]) => {
      const columns = [...body!.matchAll(/^ {2}(\w+): /gm)].map(match => match[1]!)
      return [name!, published ? [...columns, 'seq', 'valid_from', 'retired_at'] : columns]
    }),
  )
  const tables = text.slice(text.indexOf('export interface Schema {'))
  return Object.fromEntries(
    [...tables.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, table, type]) => [table!, interfaces[type!]!]),
  )
}

test('the schema that Kysely sees is the schema that the database has', async () => {
  const { db, schema } = database.current
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select c.table_name as table, array_agg(c.column_name::text) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = ${schema} and t.table_type = 'BASE TABLE' group by 1`.execute(db)
  const real = Object.fromEntries(
    rows.filter(row => !NOT_OURS.includes(row.table)).map(row => [row.table, row.columns.sort()]),
  )
  const declared = await declaredColumns()
  for (const columns of Object.values(declared)) columns.sort()
  expect(declared).toEqual(real)
})
