import { describe, expect, test } from 'vitest'
import { fixture, hasFixtures } from '../testing/fixtures.ts'
import { readAll, readOne } from '../testing/read-all.ts'

describe.skipIf(!hasFixtures)('dBase tables of many versions', () => {
  test.each([
    ['versions/cp1251', 4, { RN: 1, NAME: 'амбулаторно-поликлиническое' }],
    ['versions/dbase_03', 14, { Point_ID: '0507121', Date_Visit: '2005-07-12', Max_PDOP: 5.2 }],
    ['versions/dbase_03_cyrillic', 2, { ШАР: 'Номер', ПЛОЩА: 36.3 }],
    ['versions/dbase_30', 34, { ACCESSNO: '1999.1' }],
    ['versions/dbase_31', 77, { PRODUCTID: 1, PRODUCTNAM: 'Chai', UNITPRICE: 18, DISCONTINU: false }],
    ['versions/dbase_32', 1, { NAME: 'Bad Meets Evil' }],
    ['versions/dbase_83', 67, { ID: 87, NAME: 'Assorted Petits Fours', WEIGHT: 5.51 }],
    [
      'versions/dbase_8b',
      10,
      { CHARACTER: 'One', NUMERICAL: 1, DATE: '1970-01-01', LOGICAL: true, FLOAT: 1.23456789012346 },
    ],
    ['versions/dbase_f5', 975, { NF: 1, NOM: 'joan-ramon' }],
    ['POLYGON', 2, { NAME: 'Fairfax City' }],
    ['comma_separated', 7, { AUGSTUMS: 68.5, PIEZIMES: '10k' }],
    ['duplicate_fields', 5, { SP_ID: '1', unemployed_2: expect.anything() }],
    ['ne_10m_time_zones', 120, { objectid: 2, featurecla: 'Timezone' }],
  ])('%s: %d rows', async (name, rows, first) => {
    const table = await readOne(fixture('dbf', `${name}.dbf`))
    expect(table.rowCount).toBe(rows)
    expect(table.rows.length + table.refused.length).toBe(rows)
    expect(table.rows[0]!.properties).toMatchObject(first)
  })

  test('memo fields are left out and mentioned', async () => {
    const { fields, notes } = await readOne(fixture('dbf/versions/dbase_83.dbf'))
    expect(fields.map(field => field.name)).not.toContain('DESC')
    expect(notes.map(note => note.code)).toEqual(['memo-not-read'])
  })

  test('the end-of-file mark is no part of the last value', async () => {
    const { rows } = await readOne(fixture('dbf/POLYGON.dbf'))
    expect(rows[1]!.properties.NAME).toBe('Manassas')
  })

  test('dBase II is refused by name', async () => {
    expect(await readAll(fixture('dbf/versions/dbase_02.dbf'))).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('dBase II'),
    })
  })
})
