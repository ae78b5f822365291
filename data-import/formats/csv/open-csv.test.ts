import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture, hasFixtures } from '../testing/fixtures.ts'
import { describeSource, readAll, readOne } from '../testing/read-all.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wangge-csv-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: string | Uint8Array, name = 'table.csv'): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** 编号,名称,经度,纬度 and one row 1,污水井盖 in GBK. */
const GBK = Buffer.concat([
  Buffer.from('b1e0bac52cc3fbb3c62cbeadb6c82cceb3b6c80d0a', 'hex'),
  Buffer.from('312ccedbcbaebeaeb8c7', 'hex'),
  Buffer.from(',105.5775,30.5\r\n'),
])

describe('text tables', () => {
  test('a GBK table with Chinese headings is read with its position', async () => {
    const table = await readOne(file(GBK))
    expect(table.encoding).toMatchObject({ name: 'gb18030', evidence: 'content' })
    expect(table.columnRoles).toEqual({ lon: '经度', lat: '纬度', angles: 'decimal' })
    expect(table.crs).toMatchObject({ status: 'proposed', srid: 4490, statement: 'EPSG:4490' })
    expect(table.rows).toEqual([
      {
        row: 1,
        properties: { 编号: '1', 名称: '污水井盖', 经度: '105.5775', 纬度: '30.5' },
        geometry: { type: 'Point', coordinates: [105.5775, 30.5] },
        original: [105.5775, 30.5],
      },
    ])
  })

  test.each([
    ['lat before lon', 'id,lat,lon\n1,30.5,105.5775\n', { lon: 'lon', lat: 'lat', angles: 'decimal' }],
    ['plain x and y in degrees', 'id,X,Y\n1,105.5775,30.5\n', { lon: 'X', lat: 'Y', angles: 'decimal' }],
    ['x is the latitude', 'id,X,Y\n1,30.5,105.5775\n', { lon: 'Y', lat: 'X', angles: 'decimal' }],
    ['degrees, minutes, seconds', 'id,经度,纬度\n1,105°34′39″,30°30′0″\n', { lon: '经度', lat: '纬度', angles: 'dms' }],
    ['a pair in one cell, lat first', 'id,坐标\n1,"30.5,105.5775"\n', { lonLat: '坐标', lonLatOrder: 'latLon' }],
    ['a pair in one cell', 'id,location\n1,105.5775 30.5\n', { lonLat: 'location', lonLatOrder: 'lonLat' }],
    ['a WKT column', 'id,shape\n1,POINT (105.5775 30.5)\n', { wkt: 'shape' }],
    ['semicolons', 'id;lon;lat\n1;105.5775;30.5\n', { lon: 'lon', lat: 'lat', angles: 'decimal' }],
    [
      'tabs and lone carriage returns',
      'id\tlon\tlat\r1\t105.5775\t30.5\r',
      { lon: 'lon', lat: 'lat', angles: 'decimal' },
    ],
  ])('%s', async (_name, text, roles) => {
    const table = await readOne(file(text))
    expect(table.columnRoles).toEqual(roles)
    expect(table.rows.map(row => row.geometry)).toEqual([{ type: 'Point', coordinates: [105.5775, 30.5] }])
  })

  test('survey tables call the northing X; the zone prefix tells the system', async () => {
    const table = await readOne(file('点号,X坐标,Y坐标\nA1,3375683.540,35555439.839\n'))
    expect(table.columnRoles).toEqual({ east: 'Y坐标', north: 'X坐标' })
    expect(table.crs).toMatchObject({ status: 'proposed', srid: 4523, statement: 'EPSG:4523' })
    const [lon, lat] = (table.rows[0]!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeCloseTo(105.5775, 8)
    expect(lat).toBeCloseTo(30.5, 8)
  })

  test('plain eastings cannot be read until the system is stated', async () => {
    const path = file('id,横坐标,纵坐标\n1,555439.839,3375683.540\n')
    const source = await describeSource(path)
    expect(source).toMatchObject([{ crs: { status: 'unknown' } }])
    const { rows } = await readOne(path, { crs: 'EPSG:4544' })
    expect((rows[0]!.geometry as { coordinates: number[] }).coordinates[0]).toBeCloseTo(105.5775, 8)
  })

  test('plain eastings are proposed in the city’s system when they fall into the city', async () => {
    const path = file('id,横坐标,纵坐标\n1,555439.839,3375683.540\n')
    const city = {
      nameEn: 'Suining',
      nameZh: '遂宁市',
      srid: 4544,
      bounds: [105.53, 30.46, 105.63, 30.56] as [number, number, number, number],
    }
    expect((await readOne(path, { city })).crs).toMatchObject({ status: 'proposed', srid: 4544 })
  })

  test('positions of a map service are shifted back, and the original is kept', async () => {
    const path = file('id,lon,lat\n1,105.58096,30.49727\n')
    const { crs, rows } = await readOne(path, { crs: 'GCJ-02' })
    expect(crs).toMatchObject({ status: 'stated', name: 'GCJ-02' })
    expect(rows[0]!.original).toEqual([105.58096, 30.49727])
    const [lon, lat] = (rows[0]!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeCloseTo(105.5775, 3)
    expect(lat).toBeCloseTo(30.5, 3)
  })

  test('titles above the headings are skipped and mentioned', async () => {
    const table = await readOne(file('部件普查成果表,,\n,,\nid,lon,lat\n1,105.5,30.5\n'))
    expect(table.fields.map(field => field.name)).toEqual(['id', 'lon', 'lat'])
    expect(table.rowCount).toBe(1)
    expect(table.notes.map(note => note.code)).toEqual(['rows-above-header'])
  })

  test('a table without headings gets numbered fields and loses no row', async () => {
    const table = await readOne(file('1,2.5\n3,4.5\n'))
    expect(table.fields.map(field => field.name)).toEqual(['FIELD_1', 'FIELD_2'])
    expect(table.rows.map(row => Object.values(row.properties))).toEqual([
      ['1', '2.5'],
      ['3', '4.5'],
    ])
  })

  test('every row is read or refused with a reason', async () => {
    const table = await readOne(
      file('id,lon,lat\n1,105.5,30.5\n2,east,30.5\n3,105.5,30.5,x\n4,,\n5,105.6\n6,1e400,30\n'),
    )
    expect(table.rowCount).toBe(6)
    expect(table.rows.map(row => [row.row, row.geometry?.type])).toEqual([
      [1, 'Point'],
      [4, undefined],
    ])
    expect(table.refused.map(({ row, code }) => [row, code])).toEqual([
      [2, 'bad-position'],
      [3, 'wrong-column-count'],
      [5, 'bad-position'],
      [6, 'bad-position'],
    ])
    expect(table.refused[0]!.message).toBe('“east” is not a coordinate.')
    expect(table.refused[0]!.messageZh).toBe('“east”不是坐标。')
  })

  test('columns can be stated, and a wrong statement is refused', async () => {
    const path = file('id,a,b\n1,30.5,105.5\n')
    const { rows } = await readOne(path, { columns: { lon: 'b', lat: 'a' } })
    expect(rows[0]!.geometry).toEqual({ type: 'Point', coordinates: [105.5, 30.5] })
    expect(await readAll(path, { columns: { lon: 'c', lat: 'a' } })).toMatchObject({
      kind: 'refusal',
      code: 'unknown-column',
    })
  })

  test('quoted cells keep delimiters, quotation marks and line breaks', async () => {
    const { rows } = await readOne(file('id,note\n1,"a,b"\n2,"say ""yes"""\n3,"two\nlines"\n'))
    expect(rows.map(row => row.properties.note)).toEqual(['a,b', 'say "yes"', 'two\nlines'])
  })

  test('a quotation mark that never closes does not swallow the table', async () => {
    const { rows } = await readOne(file(`id,note\n1,"open\n2,b\n3,c\n`))
    expect(rows.map(row => row.properties.note)).toEqual(['"open', 'b', 'c'])
  })

  test('areas in a WKT column of mixed types', async () => {
    const text =
      'id;wkt\n1;POLYGON((0 0,0 1,1 1,0 0))\n2;MULTILINESTRING((0 0,1 1),(2 2,3 3))\n3;POINT EMPTY\n4;POLYGON((0 0,0 1\n'
    const table = await readOne(file(text), { crs: 'EPSG:4490', columns: { wkt: 'wkt' } })
    expect(table.geometryType).toBe('Mixed')
    expect(table.rows.map(row => row.geometry)).toEqual([
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [0, 1],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
          [
            [2, 2],
            [3, 3],
          ],
        ],
      },
      null,
    ])
    expect(table.refused).toMatchObject([{ row: 4, code: 'bad-geometry' }])
  })
})

describe.skipIf(!hasFixtures)('tables written by other projects', () => {
  const csv = (name: string) => fixture('gdal-formats/csv', name)

  test('streets of Suining', async () => {
    const { rows, rowCount, encoding } = await readOne(fixture('suining/streets-5109.csv'))
    expect(rowCount).toBe(95)
    expect(rows).toHaveLength(95)
    expect(encoding.name).toBe('utf-8')
    expect(Object.values(rows[0]!.properties)).toContain('南津路街道')
  })

  test('New York hydrants: 5,000 rows with three position columns', async () => {
    const path = file(gunzipSync(readFileSync(fixture('assets/nyc-hydrants.csv.gz'))), 'nyc.csv')
    const table = await readOne(path, { crs: 'EPSG:4326' })
    expect(table.rowCount).toBe(5000)
    expect(table.rows.length + table.refused.length).toBe(5000)
    const [lon, lat] = (table.rows[0]!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeGreaterThan(-74.3)
    expect(lon).toBeLessThan(-73.6)
    expect(lat).toBeGreaterThan(40.4)
    expect(lat).toBeLessThan(41)
  })

  test('a byte order mark is no part of the first heading', async () => {
    const { fields, encoding } = await readOne(csv('csv_with_utf8_bom.csv'), { crs: 'EPSG:4326' })
    expect(encoding).toMatchObject({ name: 'utf-8', evidence: 'byte-order-mark' })
    expect(fields[0]!.name).toBe('id')
  })

  test('quotation marks in the middle of a field stay', async () => {
    const { rows } = await readOne(csv('double_quotes_in_middle_of_field.csv'))
    expect(Object.values(rows[0]!.properties).join('|')).toContain('"')
  })

  test('infinite and undefined coordinates are refused', async () => {
    const table = await readOne(csv('inf_nan.csv'), { crs: 'EPSG:4326' })
    expect(table.rows.length + table.refused.length).toBe(table.rowCount)
  })

  test.each([
    'allCountries.txt',
    'header_with_line_break.csv',
    'more_than_100_geom_fields.csv',
    'oddname.csv',
    'only_strings.csv',
    'single_column.csv',
    'test_eurostat.tsv',
    'testcsvt.csv',
    'testdatetime.csv',
    'testnull.csv',
    'testnumheader1.csv',
    'testquoteheader1.csv',
    'testtypeautodetect.csv',
    'unbalanced_double_quotes.csv',
  ])('%s: rows add up', async name => {
    const table = await readOne(csv(name), { crs: 'EPSG:4326' })
    expect(table.rows.length + table.refused.length).toBe(table.rowCount)
    expect(table.rowCount).toBeGreaterThan(0)
  })
})
