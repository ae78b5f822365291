import { expect, test } from 'vitest'
import { testDatabase } from '../database/testing/test-database.ts'
import { loadBooks } from './load-books.ts'

const database = testDatabase()

const countsByBook = async () => {
  const rows = await database.current.db
    .selectFrom('class_majors')
    .innerJoin('classes', join =>
      join.onRef('classes.book_id', '=', 'class_majors.book_id').onRef('classes.major_code', '=', 'class_majors.code'),
    )
    .select(eb => [
      'classes.book_id as book',
      eb.fn.count<number>('class_majors.code').distinct().as('majors'),
      eb.fn.countAll<number>().as('minors'),
    ])
    .groupBy('classes.book_id')
    .execute()
  return Object.fromEntries(rows.map(row => [row.book, [row.majors, row.minors]]))
}

test('a prepared database holds every book with all its classes', async () => {
  expect(await countsByBook()).toEqual({
    'CJT214-2007': [7, 120],
    'CJT214-2007-events': [6, 80],
    'GBT30428.2-2013': [5, 121],
    'GBT30428.2-2013-events': [6, 82],
  })
})

test('loading the books again changes nothing', async () => {
  expect(await loadBooks(database.current.db)).toEqual({ books: 0, majors: 0, classes: 0, pairs: 0 })
})

test('a class that differs is put right, and only that', async () => {
  const { db } = database.current
  const named = (code: string) => db.selectFrom('classes').select(['name_en', 'symbol']).where('code', '=', code)
  const before = await named('0102').where('book_id', '=', 'CJT214-2007').executeTakeFirstOrThrow()
  await db
    .updateTable('classes')
    .set({ name_en: 'Old name', symbol: null })
    .where('code', '=', '0102')
    .where('book_id', '=', 'CJT214-2007')
    .execute()
  expect(await loadBooks(db)).toEqual({ books: 0, majors: 0, classes: 1, pairs: 0 })
  expect(await named('0102').where('book_id', '=', 'CJT214-2007').executeTakeFirstOrThrow()).toEqual(before)
})
