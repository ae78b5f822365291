import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database/testing/test-database.ts'
import { parseCql2Text } from './cql2-text.ts'
import type { Queryables } from './queryable.ts'
import { filterToSql } from './to-sql.ts'

const database = testDatabase()

const QUERYABLES: Queryables = new Map([
  ['name', { type: 'text', sql: sql.ref('name') }],
  ['floors', { type: 'number', sql: sql.ref('floors') }],
  ['isOpen', { type: 'boolean', sql: sql.ref('is_open') }],
  ['built', { type: 'date', sql: sql.ref('built') }],
  ['changed', { type: 'timestamp', sql: sql.ref('changed') }],
  ['tags', { type: 'textArray', sql: sql.ref('tags') }],
  ['geometry', { type: 'geometry', sql: sql.ref('geom') }],
])

/** Four houses on a line, 0.01° apart; the last one has hardly anything known. */
beforeAll(async () => {
  await sql
    .raw(`create table houses (id int, name text, floors int, is_open boolean, built date, changed timestamptz,
      tags text[], geom geometry(Point, 4490));
    insert into houses values
      (1, 'Café Müller', 2, true, '1998-05-01', '2020-01-01T00:00:00Z', '{a,b}', ST_SetSRID(ST_Point(105.50, 30.5), 4490)),
      (2, '遂宁市 100%', 6, false, '2010-05-01', '2021-06-01T12:00:00Z', '{b,c}', ST_SetSRID(ST_Point(105.51, 30.5), 4490)),
      (3, 'O''Neill_house', 12, true, '2020-02-29', '2022-01-01T00:00:00Z', '{}', ST_SetSRID(ST_Point(105.52, 30.5), 4490)),
      (4, null, null, null, null, null, null, null)`)
    .execute(database.current.db)
})

async function idsWhere(text: string): Promise<number[]> {
  const condition = filterToSql(parseCql2Text(text), QUERYABLES)
  const { rows } = await sql<{ id: number }>`select id from houses where ${condition} order by id`.execute(
    database.current.db,
  )
  return rows.map(row => row.id)
}

describe('a filter finds the rows it means', () => {
  test.each<[string, number[]]>([
    ["name = 'O''Neill_house'", [3]],
    ["name <> 'O''Neill_house'", [1, 2]],
    ['floors > 2 AND floors <= 12', [2, 3]],
    ['floors < 3 OR isOpen = true', [1, 3]],
    ['NOT floors = 6', [1, 3]],
    ['isOpen', [1, 3]],
    ['isOpen <> FALSE', [1, 3]],
    ['floors BETWEEN 2 AND 6', [1, 2]],
    ['floors NOT BETWEEN 2 AND 6', [3]],
    ['floors IN (2, 12)', [1, 3]],
    ["name NOT IN ('x')", [1, 2, 3]],
    ['name IS NULL', [4]],
    ['name IS NOT NULL', [1, 2, 3]],
    ["name LIKE '%house'", [3]],
    [String.raw`name LIKE '%100\%'`, [2]],
    [String.raw`name LIKE '%\_house'`, [3]],
    ["name LIKE '____Neill%'", []],
    ["CASEI(name) LIKE CASEI('CAFÉ%')", [1]],
    ["ACCENTI(name) = ACCENTI('Cafe Müller')", [1]],
    ["CASEI(ACCENTI(name)) = 'cafe muller'", [1]],
    ['floors * 2 = 4', [1]],
    ['floors - 2 * 2 = 2', [2]],
    ['floors % 4 = 2 AND floors div 4 = 1', [2]],
    ['2 ^ 3 ^ 1 = floors + 2', [2]],
    ['-floors < -6', [3]],
    ['10 / (floors - 2) > 2', [2]],
    ["built = DATE('2010-05-01')", [2]],
    ["built >= '2010-05-01'", [2, 3]],
    ["T_AFTER(built, DATE('2010-05-01'))", [3]],
    ["T_BEFORE(changed, TIMESTAMP('2021-06-01T12:00:00Z'))", [1]],
    ["T_DURING(changed, INTERVAL('2020-06-01', '2021-12-31T00:00:00Z'))", [2]],
    ["T_INTERSECTS(built, INTERVAL('..', '2010-05-01'))", [1, 2]],
    ["T_INTERSECTS(INTERVAL(built, changed), INTERVAL('2015-01-01', '2015-12-31'))", [1, 2]],
    ["T_EQUALS(changed, DATE('2020-01-01'))", [1]],
    ["A_CONTAINS(tags, ('b'))", [1, 2]],
    ["A_CONTAINS(tags, ('a', 'b'))", [1]],
    ["A_OVERLAPS(tags, ('c', 'x'))", [2]],
    ["A_CONTAINEDBY(tags, ('a', 'b'))", [1, 3]],
    ["A_EQUALS(tags, ('b', 'c'))", [2]],
    ['S_INTERSECTS(geometry, BBOX(105.495, 30.4, 105.515, 30.6))', [1, 2]],
    ['S_WITHIN(geometry, POLYGON((105.515 30.4, 105.6 30.4, 105.6 30.6, 105.515 30.6, 105.515 30.4)))', [3]],
    ['S_DISJOINT(geometry, POINT(105.5 30.5))', [2, 3]],
    [
      'S_INTERSECTS(geometry, POLYGON((105.49 30.49, 105.53 30.51, 105.53 30.49, 105.49 30.51, 105.49 30.49)))',
      [1, 2, 3],
    ],
  ])('%s', async (text, ids) => {
    expect(await idsWhere(text)).toEqual(ids)
  })
})

test.each([
  ['an unknown property', 'colour = 1', /no property "colour"; there are name, floors/],
  ['an unknown function', 'area(geometry) > 1', /no function "area"/],
  ['types that do not fit', "floors > 'many'", /number and text cannot be compared/],
  ['a value where a condition belongs', 'floors AND isOpen', /type number; expected boolean/],
  ['geometries compared by sign', 'geometry = geometry', /S_EQUALS/],
  ['a pattern on a number', "floors LIKE '1%'", /LIKE looks at is of the type number/],
  ['a day that is none', "built > '2023-02-30'", /not a date/],
])('%s is refused before any SQL', (_name, text, message) => {
  expect(() => filterToSql(parseCql2Text(text), QUERYABLES)).toThrow(message)
})

test('nothing of the text reaches the statement: values are parameters', () => {
  const hostile = "'); drop table houses; --"
  const condition = filterToSql(parseCql2Text(`name = '${hostile.replaceAll("'", "''")}'`), QUERYABLES)
  const { sql: statement, parameters } = sql`select ${condition}`.compile(database.current.db)
  expect(statement).not.toContain('drop')
  expect(parameters).toEqual([hostile])
})
