import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { fixture, hasFixtures } from '../testing/fixtures.ts'
import { readAll, readOne } from '../testing/read-all.ts'
import { tempFiles } from '../testing/temp-files.ts'
import { columnOf, isDateFormat, numberText, serialText } from './cell-text.ts'

const file = tempFiles()

async function zipped(parts: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const workbook = (sheet: string, more: Record<string, string> = {}) =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="责任单位" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  })

const row = (...cells: string[]) =>
  `<row>${cells.map(cell => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`

describe('cells of a workbook', () => {
  test('columns by letters', () => {
    expect(['A1', 'Z9', 'AA1', 'XFD7'].map(columnOf)).toEqual([0, 25, 26, 16383])
  })

  test('numbers as people see them', () => {
    expect(['5.109030102004188E+15', '0.52', '30.5', '1E-3', '42', ''].map(numberText)).toEqual([
      '5109030102004188',
      '0.52',
      '30.5',
      '0.001',
      '42',
      '',
    ])
  })

  test('date serials, also from 1904', () => {
    expect(serialText(45047, false)).toBe('2023-05-01')
    expect(serialText(43585, true)).toBe('2023-05-01')
    expect(serialText(45047.354166666664, false)).toBe('2023-05-01T08:30:00')
    expect(serialText(0.5, false)).toBe('12:00:00')
    expect(serialText(-1, false)).toBeUndefined()
    expect(serialText(1e12, false)).toBeUndefined()
  })

  test('formats that show a date', () => {
    expect([14, 22, 31, 57].every(id => isDateFormat(id, undefined))).toBe(true)
    expect(isDateFormat(180, 'yyyy"年"m"月"d"日"')).toBe(true)
    expect(isDateFormat(164, '[$-804]yyyy/m/d')).toBe(true)
    expect([0, 1, 2, 9, 49].some(id => isDateFormat(id, undefined))).toBe(false)
    expect(isDateFormat(165, '0.00"米"')).toBe(false)
    expect(isDateFormat(166, 'General')).toBe(false)
  })
})

describe('workbooks', () => {
  test('a sheet with a title above its headings', async () => {
    const sheet = `<worksheet><sheetData>${row('责任单位名录')}${row('单位代码', '单位名称')}${row('0101', '遂宁市城市管理局')}</sheetData></worksheet>`
    const table = await readOne(file('a.xlsx', await workbook(sheet)))
    expect(table.name).toBe('责任单位')
    expect(table.notes.map(note => note.code)).toEqual(['rows-above-header'])
    expect(table.rows.map(({ properties }) => properties)).toEqual([{ 单位代码: '0101', 单位名称: '遂宁市城市管理局' }])
  })

  test('an entity bomb is refused', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    expect(await readAll(file('bomb.xlsx', await workbook(bomb)))).toMatchObject({
      kind: 'refusal',
      code: 'xml-entities',
    })
  })

  test('a sheet that unpacks to gigabytes is refused', async () => {
    const sheet = `<worksheet><sheetData>${'<row>     </row>'.repeat(7_000_000)}</sheetData></worksheet>`
    expect(await readAll(file('large.xlsx', await workbook(sheet)))).toMatchObject({
      kind: 'refusal',
      code: 'archive-too-large',
    })
  }, 60_000)

  test('a workbook without its sheet is refused', async () => {
    const bytes = await zipped({ 'xl/workbook.xml': '<workbook/>' })
    expect(await readAll(file('empty.xlsx', bytes))).toMatchObject({ kind: 'refusal', code: 'missing-part' })
  })
})

describe.skipIf(!hasFixtures)('workbooks written by other projects', () => {
  const xlsx = (name: string) => fixture('gdal-formats/xlsx', `${name}.xlsx`)

  test('inline texts with a position', async () => {
    const table = await readOne(xlsx('inlineStr'))
    expect(table.columnRoles).toEqual({ lon: 'Lon', lat: 'Lat', angles: 'decimal' })
    expect(table.rows[0]).toMatchObject({
      properties: { Bl_Road_1: 'เอกชัย' },
      geometry: { type: 'Point', coordinates: [120.3797148, 23.6247122] },
    })
  })

  test('formatted cells keep their whole text', async () => {
    const { rows } = await readOne(xlsx('cells_with_inline_formatting'))
    expect(rows.map(({ properties }) => Object.values(properties))).toEqual([
      ['1', 'text 2', 'text 3'],
      ['2', 'text 4', 'text5'],
    ])
  })

  test('dates and times', async () => {
    const tables = await readAll(xlsx('test'))
    if ('kind' in tables) throw new Error(tables.message)
    expect(tables.find(table => table.name === 'Feuille7')!.rows[0]!.properties).toEqual({
      Col1: 'val',
      Col2: '23',
      Col3: '3.45',
      Col4: '0.52',
      Col5: '2012-01-22',
      Col6: '2012-01-22T18:49:00',
      Col7: '23',
      Col8: '12:34:56',
      Col9: '0.0123',
      Col10: '50',
      Col11: '45.67',
      Col12: '2012-01-22',
    })
  })

  test.each([
    ['absolute_sheet_filename', 0],
    ['datetime', 10],
    ['with_xml_prefix', 1],
    ['test_missing_row1_data', 4],
    ['test_empty_last_field', 4],
  ])('%s has %d rows', async (name, rows) => {
    const table = await readOne(xlsx(name))
    expect(table.rowCount).toBe(rows)
    expect(table.rows).toHaveLength(rows)
  })
})
