import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readAll, readOne } from '../testing/read-all.ts'
import { type ShapefileBytes, shapefileBytes } from '../testing/shapefile-bytes.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wangge-shp-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const gbk = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const [NAME, WELL, LAMP] = [gbk('c3fb b3c6'), gbk('cedb cbae beae b8c7'), gbk('c2b7 b5c6')]
const PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",' +
  'SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],' +
  'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],' +
  'PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'

/** Two rows, 污水井盖 and 路灯, in a field 名称 of ten bytes. */
const census = () =>
  shapefileBytes({
    points: [
      [555439.839, 3375683.54],
      [547999.761, 3375648.033],
    ],
    fields: [{ name: NAME, width: 10 }],
    values: [[WELL], [LAMP]],
  })

function deliver(bytes: Partial<ShapefileBytes>, more: Record<string, string> = {}): string {
  const place = join(folder, '交付 2024', '部件')
  mkdirSync(place, { recursive: true })
  for (const [extension, content] of Object.entries({ ...bytes, ...more }))
    writeFileSync(join(place, `01_公用设施.${extension}`), content)
  return join(place, '01_公用设施.shp')
}

describe('deliveries as they arrive', () => {
  test('GBK text, Chinese names and EPSG:4544 give the right words at the right place', async () => {
    const table = await readOne(deliver(census(), { prj: PRJ }))
    expect(table).toMatchObject({
      name: '01_公用设施',
      rowCount: 2,
      notes: [],
      crs: { status: 'declared', srid: 4544 },
    })
    expect(table.encoding).toMatchObject({
      name: 'gb18030',
      evidence: 'content',
      samples: ['污水井盖', '路灯', '名称'],
    })
    expect(table.rows.map(row => row.properties)).toEqual([{ 名称: '污水井盖' }, { 名称: '路灯' }])
    const [first, second] = table.rows.map(row => (row.geometry as { coordinates: number[] }).coordinates)
    expect(first![0]).toBeCloseTo(105.5775, 8)
    expect(first![1]).toBeCloseTo(30.5, 8)
    expect(second![0]).toBeCloseTo(105.5, 8)
  })

  test('a .cpg that lies is overruled and mentioned', async () => {
    const { rows, notes } = await readOne(deliver(census(), { prj: PRJ, cpg: 'UTF-8' }))
    expect(rows[0]!.properties).toEqual({ 名称: '污水井盖' })
    expect(notes).toMatchObject([{ code: 'cpg-misleads', message: 'The .cpg says UTF-8, the text is gb18030.' }])
  })

  test('a character cut in half by the width of its field is removed and counted', async () => {
    const made = shapefileBytes({ points: [[555439, 3375683]], fields: [{ name: NAME, width: 7 }], values: [[WELL]] })
    const { rows, notes } = await readOne(deliver(made, { prj: PRJ }))
    expect(rows[0]!.properties).toEqual({ 名称: '污水井' })
    expect(notes).toMatchObject([{ code: 'cells-cut' }])
  })

  test('without .shx, or with one that lies, the shapes are found all the same', async () => {
    const { shp, shx, dbf } = census()
    expect((await readOne(deliver({ shp, dbf }, { prj: PRJ }))).rows).toHaveLength(2)
    shx.writeInt32BE(9999, 100)
    const { rows, notes } = await readOne(deliver({ shp, shx, dbf }, { prj: PRJ }))
    expect(rows).toHaveLength(2)
    expect(notes.map(note => note.code)).toEqual(['missing-shx'])
  })

  test('without .prj the city helps, otherwise a statement is needed', async () => {
    const path = deliver(census())
    const city = {
      nameEn: 'Suining',
      nameZh: '遂宁市',
      srid: 4544,
      bounds: [105.4, 30.3, 105.8, 30.7] as [number, number, number, number],
    }
    const table = await readOne(path, { city })
    expect(table.crs).toMatchObject({ status: 'proposed', srid: 4544, statement: 'EPSG:4544' })
    expect(table.whereabouts).toMatchObject({ sampled: 2, inside: 2, likelyMistakes: [] })
    await expect(readAll(path)).rejects.toMatchObject({ refusal: { code: 'crs-needed' } })
  })

  test('more shapes than rows, or more rows than shapes: nothing is lost', async () => {
    const { shp, shx } = census()
    const { dbf } = shapefileBytes({ points: [], fields: [{ name: NAME, width: 10 }], values: [[WELL]] })
    const more = await readOne(deliver({ shp, shx, dbf }, { prj: PRJ }))
    expect(more.rows.map(row => [row.properties.名称, row.geometry?.type])).toEqual([
      ['污水井盖', 'Point'],
      [null, 'Point'],
    ])
    expect(more.notes).toMatchObject([
      { code: 'parts-differ', message: '2 shapes but 1 attribute rows; the missing side is empty.' },
    ])
  })

  test('a row marked as deleted and a shape without sense are refused, each by its number', async () => {
    const made = census()
    made.dbf[made.dbf.length - 12] = '*'.charCodeAt(0)
    made.shp.writeInt32LE(77, 108)
    const table = await readOne(deliver(made, { prj: PRJ }))
    expect(table.rows).toEqual([])
    expect(table.refused.map(({ row, code }) => [row, code])).toEqual([
      [1, 'bad-geometry'],
      [2, 'deleted-mark'],
    ])
  })

  test('a coordinate that is no number refuses its row only', async () => {
    const made = census()
    made.shp.writeDoubleLE(Number.NaN, 112)
    const table = await readOne(deliver(made, { prj: PRJ }))
    expect(table.refused).toMatchObject([{ row: 1, code: 'not-finite' }])
    expect(table.rows.map(row => row.row)).toEqual([2])
  })

  test.each([
    ['a .shp cut off', (made: ShapefileBytes) => ({ ...made, shp: made.shp.subarray(0, -10) }), 'truncated'],
    ['a .dbf cut off', (made: ShapefileBytes) => ({ ...made, dbf: made.dbf.subarray(0, -9) }), 'truncated'],
    [
      'a .dbf whose records are shorter than their fields',
      (made: ShapefileBytes) => {
        made.dbf.writeUInt16LE(3, 10)
        return made
      },
      'damaged',
    ],
    [
      'a .shp of an unknown kind',
      (made: ShapefileBytes) => {
        made.shp.writeInt32LE(99, 32)
        return made
      },
      'damaged',
    ],
  ])('%s refuses the whole', async (_name, harm, code) => {
    expect(await readAll(deliver(harm(census()), { prj: PRJ }))).toMatchObject({
      kind: 'refusal',
      code,
      path: expect.stringContaining('01_公用设施'),
    })
  })

  test('a record that claims more points than it has bytes refuses its row', async () => {
    const made = census()
    made.shp.writeInt32LE(8, 108)
    made.shp.writeInt32LE(8, 32)
    const table = await readOne(deliver(made, { prj: PRJ }))
    expect(table.refused).toMatchObject([{ row: 1, code: 'bad-geometry' }])
    expect(table.rows.map(row => row.row)).toEqual([2])
  })

  test('a folder is read with all its tables, and nothing is written into it', async () => {
    deliver(census(), { prj: PRJ, 'shp.xml': '<metadata/>', sbn: 'x' })
    const place = join(folder, '交付 2024')
    writeFileSync(join(place, '说明.pdf'), '%PDF-1.4 …')
    const before = readdirSync(join(place, '部件'))
    const tables = await readAll(place)
    expect(tables).toMatchObject([{ path: '交付 2024/部件/01_公用设施.shp', rowCount: 2 }])
    expect(readdirSync(join(place, '部件'))).toEqual(before)
  })

  test('any part of a shapefile may be named', async () => {
    const path = deliver(census(), { prj: PRJ })
    expect(await readAll([path.replace('.shp', '.dbf'), path])).toMatchObject([{ format: 'shapefile', rowCount: 2 }])
  })

  test('temporary files are gone when the source is closed, also after a refusal', async () => {
    const { TMPDIR } = process.env
    const place = mkdtempSync(join(folder, 'tmp-'))
    process.env.TMPDIR = place
    try {
      const made = census()
      await readOne(deliver(made, { prj: PRJ }))
      await readAll(deliver({ ...made, dbf: made.dbf.subarray(0, -9) }, { prj: PRJ }))
      expect(readdirSync(place)).toEqual([])
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = TMPDIR
    }
  })
})
