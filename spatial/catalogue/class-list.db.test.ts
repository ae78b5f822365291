import { beforeAll, expect, test } from 'vitest'
import { commit } from '../database/commit.ts'
import { point } from '../database/postgis.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { buildSmallCity, middleOf, SMALL_CITY_GRIDS } from '../grids/testing/small-city.ts'
import { classList } from './class-list.ts'

const database = testDatabase()

/** Two sewer covers and a lamp in force, and a lamp that has been removed. */
const CODES = ['5109030102000001', '5109030102000002', '5109030118000001', '5109030118000002']

beforeAll(async () => {
  const { db } = database.current
  await buildSmallCity(db)
  await commit(db, { actor: 'test' }, trx =>
    trx
      .insertInto('components')
      .values(
        CODES.map((code, i) => ({
          code,
          book_id: 'CJT214-2007',
          name: '部件',
          state: 'intact' as const,
          grid_code: SMALL_CITY_GRIDS[0],
          geom: point(middleOf(SMALL_CITY_GRIDS[0])),
          retired_at: i === 3 ? new Date() : null,
        })),
      )
      .execute(),
  )
})

test("the city's component classes are counted, by minor and by major, retired components left out", async () => {
  const { book, majors } = await classList(database.current.db, 'component')
  expect(book).toBe('CJT214-2007')
  expect(majors.map(major => [major.code, major.classes.length, major.count])).toEqual([
    ['01', 38, 3],
    ['02', 17, 0],
    ['03', 11, 0],
    ['04', 10, 0],
    ['05', 3, 0],
    ['06', 6, 0],
    ['21', 35, 0],
  ])
  const counted = majors[0]!.classes.filter(minor => minor.count > 0)
  expect(counted.map(minor => [minor.code, minor.count, minor.symbol])).toEqual([
    ['0102', 2, 'cover-sewer'],
    ['0118', 1, 'lamp'],
  ])
})

test('event classes come from the event book and no component carries them', async () => {
  const { book, majors } = await classList(database.current.db, 'event')
  expect(book).toBe('CJT214-2007-events')
  expect(majors.map(major => [major.nameEn, major.classes.length])).toContainEqual(['Street order', 13])
  expect(majors.reduce((sum, major) => sum + major.count, 0)).toBe(0)
})
