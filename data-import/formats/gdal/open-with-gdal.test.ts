import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixture, hasFixtures } from '../testing/fixtures.ts'
import { readAll, readOne } from '../testing/read-all.ts'
import { tempFiles } from '../testing/temp-files.ts'
import { runGdal } from './run-gdal.ts'

/** Each file is read by a process of its own, which takes a second or two to start. */
const SLOW = 60_000
const file = tempFiles()

const GML = `<?xml version="1.0" encoding="GBK"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" xmlns:c="http://example.org/city"><gml:featureMember>
<c:Part><c:name>NAME</c:name><c:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::4490"><gml:pos>30.5 105.5775</gml:pos></gml:Point></c:geom></c:Part>
</gml:featureMember></gml:FeatureCollection>`

const MIF = `Version 300
Charset "WindowsLatin1"
Delimiter ","
CoordSys Earth Projection 8, 104, "m", 105, 0, 1, 500000, 0
Columns 2
  NAME Char(20)
  SURVEYED Date
Data

Point 555439.839 3375683.54
`

const DXF = [
  '0',
  'SECTION',
  '2',
  'ENTITIES',
  '0',
  'POINT',
  '8',
  'WELL',
  '10',
  '555439.839',
  '20',
  '3375683.54',
  '30',
  '0',
  '0',
  'ENDSEC',
  '0',
  'EOF',
  '',
].join('\n')

/** 污水井盖 in GBK. */
const GBK_NAME = Buffer.from('cedbcbaebeaeb8c7', 'hex')

function withGbkName(text: string): Buffer {
  const [before = '', after = ''] = text.split('NAME</')
  return Buffer.concat([Buffer.from(before), GBK_NAME, Buffer.from(`</${after}`)])
}

describe('formats read through GDAL', () => {
  test(
    'GML in GBK with latitude first, as its authority orders the axes',
    async () => {
      const table = await readOne(file('a.gml', withGbkName(GML)))
      expect(table.encoding).toMatchObject({ name: 'gb18030', evidence: 'content', samples: ['污水井盖'] })
      expect(table.crs).toMatchObject({ status: 'declared', srid: 4490, evidence: 'from GML' })
      expect(table.rows).toMatchObject([
        { properties: { name: '污水井盖' }, geometry: { type: 'Point', coordinates: [105.5775, 30.5] } },
      ])
    },
    SLOW,
  )

  test(
    'MIF that says Latin 1 and holds GBK',
    async () => {
      file('b.mid', Buffer.concat([Buffer.from('"'), GBK_NAME, Buffer.from('",20230501\n')]))
      const table = await readOne(file('b.mif', MIF), { crs: 'EPSG:4544' })
      expect(table.encoding).toMatchObject({ name: 'gb18030', evidence: 'content' })
      expect(table.rows[0]!.properties).toEqual({ NAME: '污水井盖', SURVEYED: '2023-05-01' })
      const [lon, lat] = (table.rows[0]!.geometry as { coordinates: number[] }).coordinates
      expect(lon).toBeCloseTo(105.5775, 8)
      expect(lat).toBeCloseTo(30.5, 8)
    },
    SLOW,
  )

  test(
    'a drawing names no coordinate system, so it is asked for',
    async () => {
      const path = file('c.dxf', DXF)
      await expect(readAll(path)).rejects.toMatchObject({ refusal: { code: 'crs-needed' } })
      const { rows } = await readOne(path, { crs: 'EPSG:4544' })
      expect(rows[0]!.properties.Layer).toBe('WELL')
      expect((rows[0]!.geometry as { coordinates: number[] }).coordinates[0]).toBeCloseTo(105.5775, 8)
    },
    SLOW,
  )

  test.each([
    [
      'a GML entity bomb',
      'x.gml',
      '<!DOCTYPE g [<!ENTITY a "b">]><gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml">&a;</gml:FeatureCollection>',
      'xml-entities',
    ],
    ['GML without end', 'y.gml', GML.slice(0, -30), 'truncated'],
    ['a database that is none', 'z.gpkg', `SQLite format 3\0${'rubbish'.repeat(500)}`, 'damaged'],
    ['a drawing without sense', 'w.dxf', '0\nSECTION\n2\nENTITIES\n0\nPOINT\n', 'damaged'],
  ])(
    '%s is refused',
    async (_name, name, content, code) => {
      expect(await readAll(file(name, content))).toMatchObject({ kind: 'refusal', code })
    },
    SLOW,
  )

  test(
    'reading that takes too long is stopped and leaves nothing',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'wangge-gdal-'))
      const jobs = [{ sourceFolder: folder, sourceName: 'none.gml', shownPath: 'none.gml' }]
      await expect(runGdal({ jobs, workFolder: folder, seconds: 0.05 })).rejects.toMatchObject({
        refusal: { code: 'reader-timeout' },
      })
      rmSync(folder, { recursive: true })
    },
    SLOW,
  )
})

describe.skipIf(!hasFixtures)('files written by other projects', () => {
  const mitab = (name: string) => fixture('gdal-formats/mitab', name)

  test(
    'a GeoPackage with three layers; nothing is written beside it',
    async () => {
      const before = readdirSync(fixture('cql2/data'))
      const tables = await readAll(fixture('cql2/data/ne110m4cql2.gpkg'))
      if ('kind' in tables) throw new Error(tables.message)
      expect(tables.map(({ name, rowCount, geometryType }) => [name, rowCount, geometryType])).toEqual([
        ['ne_110m_admin_0_countries', 177, 'MultiPolygon'],
        ['ne_110m_populated_places_simple', 243, 'Point'],
        ['ne_110m_rivers_lake_centerlines', 13, 'LineString'],
      ])
      for (const table of tables) expect(table.rows).toHaveLength(table.rowCount)
      expect(tables[1]!.rows[0]).toMatchObject({
        properties: { name: 'Vatican City' },
        geometry: { coordinates: [12.4533865, 41.9032822] },
      })
      expect(readdirSync(fixture('cql2/data'))).toEqual(before)
    },
    SLOW,
  )

  test(
    'one layer by its name, and a refusal that lists the layers',
    async () => {
      const path = fixture('cql2/data/ne110m4cql2.gpkg')
      expect(await readOne(path, { layer: 'ne_110m_rivers_lake_centerlines' })).toMatchObject({ rowCount: 13 })
      expect(await readAll(path, { layer: 'rivers' })).toMatchObject({
        code: 'unknown-layer',
        message: expect.stringContaining('ne_110m_rivers'),
      })
    },
    SLOW,
  )

  /** Features that ogrinfo lists. */
  const MAPINFO: Record<string, number> = {
    'all_geoms.tab': 16,
    'all_possible_fields.tab': 2,
    'aspatial.tab': 3,
    'first_table.tab': 1,
    'lambert93_francais.TAB': 0,
    'poly_indexed.tab': 10,
    'polygon_without_index.tab': 4,
    'seamless.tab': 4,
    'single_point_mapinfo.tab': 1,
    'tab-win1251.TAB': 3,
    'utm31.TAB': 1,
    'view_first_table_second_table.tab': 1,
    'all_geoms.mif': 16,
    'empty_first_field_with_tab_delimiter.mif': 1,
    'multilinemid.mif': 2,
    'proj_34.mif': 1,
    'single_field.mif': 3,
    'small.mif': 2,
    'utf8.mif': 3,
    'win1251.mif': 3,
    'compr_symb_deleted_records.zip': 396,
  }

  test('MapInfo tables of every kind, all in one go', async () => {
    const tables = await readAll(Object.keys(MAPINFO).map(mitab), { crs: 'EPSG:3857' })
    if ('kind' in tables) throw new Error(tables.message)
    expect(tables.map(table => table.rowCount)).toEqual(Object.values(MAPINFO))
    for (const table of tables) expect(table.rows.length + table.refused.length).toBe(table.rowCount)
    for (const table of tables.filter(({ name }) => /win1251|utf8/.test(name)))
      expect(table.fields.map(field => field.name)).toEqual(['Поле_А', 'Поле_Б', 'Поле_В', 'Поле_Г', 'Поле_Д'])
  }, 180_000)

  test(
    'texts of a drawing are UTF-8 whatever its version',
    async () => {
      const { rows } = await readOne(fixture('gdal-formats/dxf/utf-8.dxf'), { crs: 'EPSG:3857' })
      expect(rows[0]!.properties.Layer).toBe('éven')
    },
    SLOW,
  )
})
