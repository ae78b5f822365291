import { expect, test } from 'vitest'
import { commit } from '../../spatial/database/commit.ts'
import { point } from '../../spatial/database/postgis.ts'
import { buildSmallCity, middleOf, SMALL_CITY_GRIDS } from '../../spatial/grids/testing/small-city.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
const ask = (url: string) => fixture.app.inject({ url: `/api${url}` })
const countOf = async (code: string): Promise<number> =>
  (await ask('/classes'))
    .json()
    .majors.flatMap((major: { classes: { code: string; count: number }[] }) => major.classes)
    .find((minor: { code: string }) => minor.code === code).count

test('component classes are the default: 7 majors, 120 minors, named in both languages', async () => {
  const answer = await ask('/classes')
  expect(answer.statusCode).toBe(200)
  const { book, majors } = answer.json()
  expect(book).toBe('CJT214-2007')
  expect(majors.length).toBe(7)
  expect(majors.flatMap((major: { classes: unknown[] }) => major.classes).length).toBe(120)
  expect(majors[0].classes[1]).toEqual({
    code: '0102',
    nameZh: '污水井盖',
    nameEn: 'Sewer cover',
    geometryType: 'point',
    symbol: 'cover-sewer',
    origin: 'standard',
    typicalUnit: '排水',
    count: 0,
  })
})

test('event classes are the other kind: 6 majors, 80 minors', async () => {
  const { majors } = (await ask('/classes?kind=event')).json()
  expect(majors.map((major: { classes: unknown[] }) => major.classes.length)).toEqual([18, 5, 5, 9, 13, 30])
})

test('a count is new as soon as a component is published', async () => {
  const { db } = fixture.database.current
  expect(await countOf('0118')).toBe(0)
  await buildSmallCity(db)
  await commit(db, { actor: 'test' }, trx =>
    trx
      .insertInto('components')
      .values({
        code: '5109030118000001',
        book_id: 'CJT214-2007',
        name: '路灯',
        state: 'intact',
        grid_code: SMALL_CITY_GRIDS[0],
        geom: point(middleOf(SMALL_CITY_GRIDS[0])),
      })
      .execute(),
  )
  expect(await countOf('0118')).toBe(1)
})

test('a kind that does not exist is refused', async () => {
  expect((await ask('/classes?kind=person')).statusCode).toBe(400)
})
