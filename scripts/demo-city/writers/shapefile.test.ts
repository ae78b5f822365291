import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSource } from '../../../data-import/formats/open-source.ts'
import type { Source } from '../../../data-import/formats/source.ts'
import { lonLatOf } from './geographic.ts'
import { type ShapefileTable, writeShapefile } from './shapefile.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-shapefile-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const TABLE: ShapefileTable = {
  kind: 'point',
  fields: [
    { name: 'NAME', type: 'C', width: 20 },
    { name: 'AREA', type: 'N', width: 12, decimals: 1 },
  ],
  rows: [
    ['污水井盖', '16240.5'],
    ['路灯', ''],
    ['行道树', '3.0'],
  ],
  shapes: [[[[555_439.839, 3_375_683.54]]], [], [[[555_650, 3_376_790]]]],
}

/** Rows as the importer reads them: number, values and position. */
async function read(table: ShapefileTable) {
  writeShapefile(join(folder, '部件'), table)
  const source = (await openSource([folder])) as Source
  const [only] = source.tables
  const rows = []
  const refused = []
  for await (const batch of only!.rows()) {
    rows.push(...batch.values.map((values, i) => ({ row: batch.rowNumbers[i]!, values })))
    refused.push(...batch.refused.map(({ row, code }) => ({ row, code })))
  }
  const { encoding, crs } = only!
  await source.close()
  return { rows, refused, encoding, crs }
}

test('the importer reads the texts, numbers and reference system that were written', async () => {
  const { rows, refused, crs } = await read(TABLE)
  expect(rows.map(({ values }) => values)).toEqual([
    ['污水井盖', 16240.5],
    ['路灯', null],
    ['行道树', 3],
  ])
  expect(refused).toEqual([])
  expect(crs).toMatchObject({ status: 'declared', srid: 4544 })
})

test('a row marked as deleted keeps its number and is left out', async () => {
  const { rows, refused } = await read({ ...TABLE, deleted: [1] })
  expect(rows.map(({ row }) => row)).toEqual([1, 3])
  expect(refused).toEqual([{ row: 2, code: 'deleted-mark' }])
})

test('a value wider than its field is refused by name', () => {
  const rows = [['一二三四五六七八九十十一', '1.0'], ...TABLE.rows.slice(1)]
  expect(() => writeShapefile(join(folder, 'x'), { ...TABLE, rows })).toThrow(
    'NAME: 一二三四五六七八九十十一 is wider than 20 bytes',
  )
})

test('the control figure of the city comes out at its longitude and latitude', () => {
  const [lon, lat] = lonLatOf([555_439.839, 3_375_683.54])
  expect(lon).toBeCloseTo(105.5775, 7)
  expect(lat).toBeCloseTo(30.5, 7)
})
