import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import { schemaDump } from './schema-dump.ts'

const database = testDatabase()

test('the committed schema is what the migrations make here; if not, run npm run bless', async () => {
  const committed = await readFile(new URL('../../spatial/database/schema.sql', import.meta.url), 'utf8')
  expect(await schemaDump(database.current)).toBe(committed)
})

test('a new table, index, trigger or function shows', async () => {
  const { db } = database.current
  const before = await schemaDump(database.current)
  await sql`create table benches (id int primary key, seats int not null default 3 check (seats > 0))`.execute(db)
  await sql`create index benches_seats on benches (seats)`.execute(db)
  await sql`create function seats_of(id int) returns int language sql as 'select 3'`.execute(db)
  const added = (await schemaDump(database.current)).split('\n').filter(line => !before.includes(line))
  expect(added).toEqual([
    'create table benches (',
    '  id integer not null,',
    '  seats integer not null default 3,',
    '  CHECK (seats > 0)',
    'CREATE INDEX benches_seats ON benches USING btree (seats);',
    'CREATE OR REPLACE FUNCTION seats_of(id integer)',
    ' RETURNS integer',
    'AS $function$select 3$function$;',
  ])
  await sql`drop function seats_of(int)`.execute(db)
  await sql`drop table benches`.execute(db)
})
