import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database/testing/test-database.ts'
import { parseArcgisWhere, type WhereContext } from './arcgis-where.ts'
import type { Queryables } from './queryable.ts'
import { filterToSql } from './to-sql.ts'

const database = testDatabase()

const QUERYABLES: Queryables = new Map([
  ['OBJECTID', { type: 'number', sql: sql.ref('id') }],
  ['name', { type: 'text', sql: sql.ref('name') }],
  ['floors', { type: 'number', sql: sql.ref('floors') }],
  ['builtOn', { type: 'date', sql: sql.ref('built') }],
  ['changed', { type: 'timestamp', sql: sql.ref('changed') }],
])

const CONTEXT: WhereContext = {
  now: new Date('2022-01-08T12:00:00.500Z'),
  field: name => {
    const found = [...QUERYABLES.keys()].find(key => key.toLowerCase() === name.toLowerCase())
    return found === undefined ? undefined : { name: found, isDay: QUERYABLES.get(found)!.type === 'date' }
  },
}

beforeAll(async () => {
  await sql
    .raw(`create table houses (id int, name text, floors int, built date, changed timestamptz);
    insert into houses values
      (1, 'Mill Road', 2, '1998-05-01', '2020-01-01T00:00:00Z'), (2, '遂宁市 100%', 6, '2010-05-01', '2021-06-01T12:00:00Z'),
      (3, 'O''Neill_house', 12, '2022-01-07', '2022-01-08T11:00:00Z'), (4, 'back\\slash', null, null, null)`)
    .execute(database.current.db)
})

async function idsWhere(text: string): Promise<number[]> {
  const filter = parseArcgisWhere(text, CONTEXT)
  const condition = filter ? filterToSql(filter, QUERYABLES) : sql`true`
  const { rows } = await sql<{ id: number }>`select id from houses where ${condition} order by id`.execute(
    database.current.db,
  )
  return rows.map(row => row.id)
}

describe('where', () => {
  test.each<[string, number[]]>([
    ['1=1', [1, 2, 3, 4]],
    ['1 = 1 AND 1=1', [1, 2, 3, 4]],
    ['(1=1) AND floors > 2', [2, 3]],
    ['1=1 OR floors > 2', [1, 2, 3, 4]],
    ['1=2', []],
    ['1=0 OR floors = 2', [1]],
    ['OBJECTID IN (1, 3)', [1, 3]],
    ['objectid >= 2 and ObjectId < 4', [2, 3]],
    ['NOT (floors = 2)', [2, 3]],
    ['floors != 2', [2, 3]],
    ['floors <> 2', [2, 3]],
    ['floors NOT IN (2,6)', [3]],
    ['floors BETWEEN 2 AND 6', [1, 2]],
    ['floors NOT BETWEEN 2 AND 6', [3]],
    ['floors * 2 + 1 = 5', [1]],
    ['-floors < -6', [3]],
    ['floors IS NULL', [4]],
    ['floors IS NOT NULL', [1, 2, 3]],
    ["name = N'遂宁市 100%'", [2]],
    ["name = 'O''Neill_house'", [3]],
    ["NAME LIKE '%oad'", [1]],
    ["UPPER(name) LIKE 'MILL%'", [1]],
    ['lower("Name") = \'mill road\'', [1]],
    ["name LIKE '%!%' ESCAPE '!'", [2]],
    ["name LIKE '%$_%' ESCAPE '$'", [3]],
    ["name LIKE '%\\%'", [4]],
    ["name NOT LIKE '%i%'", [2, 4]],
    ["builtOn = DATE '2010-05-01'", [2]],
    ["builtOn = TIMESTAMP '2010-05-01 00:00:00'", [2]],
    ["builtOn BETWEEN timestamp '1998-05-01 00:00:00' AND timestamp '2010-05-01 00:00:00'", [1, 2]],
    ["builtOn >= date '2010-05-01 00:00:00'", [2, 3]],
    ["changed > TIMESTAMP '2021-06-01 11:59:59'", [2, 3]],
    ['changed >= CURRENT_TIMESTAMP - 1', [3]],
    ["changed >= CURRENT_TIMESTAMP - INTERVAL '7' DAY", [3]],
    ["changed >= CURRENT_TIMESTAMP - INTERVAL '30' MINUTE", []],
    ['builtOn = CURRENT_DATE - 1', [3]],
  ])('%s', async (text, ids) => {
    expect(await idsWhere(text)).toEqual(ids)
  })

  test.each([
    'floors >',
    'floors = 2 floors = 3',
    "name = 'open",
    'floors NOT 2',
    'floors NOT',
    "name LIKE '%a' ESCAPE 'ab'",
    "builtOn = DATE '2010-02-30'",
    'COUNT(floors) > 1',
    'colour = 1',
    "changed > CURRENT_TIMESTAMP - INTERVAL 'x' DAY",
    'changed > CURRENT_TIMESTAMP - 1e300',
    '1=1; drop table houses',
    'name || name = 1',
    '',
    `${'('.repeat(200)}1=1${')'.repeat(200)}`,
  ])('refuses %s in words', async text => {
    await expect(idsWhere(text)).rejects.toMatchObject({ code: 'invalid-filter' })
  })

  test('texts that look like SQL are texts', async () => {
    expect(await idsWhere("name = 'x'' or 1=1 --'")).toEqual([])
    expect(await idsWhere("name = ''';select pg_sleep(1)--'")).toEqual([])
  })

  test('ten thousand terms are read', async () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `floors = ${index}`).join(' OR ')
    expect(await idsWhere(text)).toEqual([1, 2, 3])
  })
})
