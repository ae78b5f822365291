import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../../spatial/database/commit.ts'
import { testDatabase } from '../../spatial/database/testing/test-database.ts'
import type { BuiltShape } from '../testing/build-geometry.ts'
import { deliver, findingsOf, stageDelivery } from '../testing/deliver.ts'
import { findingsOfRows } from '../testing/findings-of-rows.ts'
import type { MemoryRow } from '../testing/memory-source.ts'

const database = testDatabase()
const COMMUNITY = '510903012004'

/** A community of 0.04 by 0.01 degrees: room for four cells side by side. */
beforeAll(async () => {
  const { db } = database.current
  await commit(db, { actor: 'test' }, async trx => {
    await sql`
      insert into areas (code, kind, name_zh, geom)
      values (${COMMUNITY}, 'community', '四社区', ST_Multi(ST_MakeEnvelope(105.50, 30.50, 105.54, 30.51, 4490))),
             ('G01', 'management', '河东新区', ST_Multi(ST_MakeEnvelope(105.52, 30.50, 105.60, 30.51, 4490)))`.execute(
      trx,
    )
  })
})

type Point = [number, number]
const box = (west: number, east: number): BuiltShape => {
  const ring: Point[] = [
    [west, 30.5],
    [east, 30.5],
    [east, 30.51],
    [west, 30.51],
    [west, 30.5],
  ]
  return { type: 'Polygon', parts: [[ring]] }
}
/** Area of a cell of a hundredth of a degree in EPSG:4544, by PostGIS. */
const CELL_M2 = '1064245.0'

const cell = (number: number, changes: Record<string, string | null> = {}, shape?: BuiltShape | null): MemoryRow => ({
  BGID: `${COMMUNITY}00${number}`,
  AREA: CELL_M2,
  ORDATE: '20130201',
  CHDATE: null,
  NOTE: null,
  ...changes,
  shape: shape === undefined ? box(105.5 + (number - 1) * 0.01, 105.5 + number * 0.01) : shape,
})
const four = [1, 2, 3, 4].map(number => cell(number))
const withRow = (row: MemoryRow) => [...four, row]
const findings = (rows: MemoryRow[]) => findingsOfRows(database.current, 'grids', rows)

test('four cells that fill their community have no finding', async () => {
  expect(await findings(four)).toEqual([])
})

describe('one thing wrong is one finding', () => {
  const extra = { BGID: `${COMMUNITY}005` }
  const inside = box(105.51, 105.512)
  test.each<[string, MemoryRow[], string[]]>([
    ['a malformed code', withRow(cell(1, { BGID: '51090301200401' })), ['code-form 5']],
    ['no code', withRow(cell(1, { BGID: null })), ['attribute-missing 5']],
    ['a code twice', withRow(cell(1)), ['code-duplicate-in-file 5']],
    ['a community that is not there', withRow(cell(1, { BGID: '510903012009001' })), ['area-unknown 5']],
    ['no shape', withRow(cell(5, {}, null)), ['geometry-missing 5']],
    [
      'two parts',
      withRow(cell(5, {}, { type: 'MultiPolygon', parts: [...box(105.5, 105.51).parts, ...inside.parts] })),
      ['geometry-type 5'],
    ],
    ['a day that does not exist', withRow(cell(5, { ORDATE: '20130231' })), ['date-invalid 5']],
    ['a day in the future', withRow(cell(5, { ORDATE: '20300101' })), ['date-future 5']],
    ['an area that is no number', withRow(cell(5, { AREA: '一公顷' })), ['number-invalid 5']],
    ['a cell over another', withRow(cell(5, { AREA: null }, inside)), ['area-overlap 5']],
    ['an end before the start', [cell(1, { CHDATE: '20130101' }), ...four.slice(1)], ['date-order 1']],
    ['a stated area 2 % too large', [cell(1, { AREA: '1085500' }), ...four.slice(1)], ['area-differs 1']],
    [
      'a cell beyond its community',
      [...four.slice(0, 3), cell(4, { AREA: null }, box(105.53, 105.541))],
      ['outside-parent 4'],
    ],
    ['a cell missing', four.slice(0, 3), ['area-gap']],
    ['damaged text', [cell(1, { NOTE: '锟斤拷' }), ...four.slice(1)], ['text-damaged 1']],
    [
      'a bow tie, which is two cells when repaired',
      withRow(
        cell(5, extra, {
          type: 'Polygon',
          parts: [
            [
              [
                [105.51, 30.5],
                [105.52, 30.51],
                [105.52, 30.5],
                [105.51, 30.51],
                [105.51, 30.5],
              ],
            ],
          ],
        }),
      ),
      ['geometry-invalid-beyond-repair 5'],
    ],
    [
      'a spur, which repair takes off',
      [
        cell(
          1,
          {},
          {
            type: 'Polygon',
            parts: [
              [
                [
                  [105.5, 30.5],
                  [105.51, 30.5],
                  [105.51, 30.51],
                  [105.512, 30.512],
                  [105.51, 30.51],
                  [105.5, 30.51],
                  [105.5, 30.5],
                ],
              ],
            ],
          },
        ),
        ...four.slice(1),
      ],
      ['geometry-invalid 1'],
    ],
  ])('%s', async (_name, rows, expected) => {
    expect(await findings(rows)).toEqual(expected)
  })
})

test('publishing works out areas left blank and the management area, and later deliveries are held against the register', async () => {
  const { db } = database.current
  await deliver(database.current, [{ name: 't', rows: [cell(1, { AREA: null }), ...four.slice(1)] }], {
    dataset: 'grids',
  })
  const { rows } = await sql`
    select right(code, 1) as cell, abs(area_m2 - ${CELL_M2}::numeric) < 1000 as measured, management_area_code as area
    from unit_grids order by code`.execute(db)
  expect(rows).toEqual([
    { cell: '1', measured: true, area: null },
    { cell: '2', measured: true, area: null },
    { cell: '3', measured: true, area: 'G01' },
    { cell: '4', measured: true, area: 'G01' },
  ])
  const moved = cell(1, { AREA: null }, box(105.53, 105.54))
  const over = cell(6, { AREA: null }, box(105.531, 105.532))
  const { batchId } = await stageDelivery(database.current, [{ name: 't', rows: [moved, over] }], { dataset: 'grids' })
  expect(await findingsOf(database.current, batchId)).toEqual([
    `code-duplicate-in-register t 1 ${COMMUNITY}001`,
    `area-overlap t 2 ${COMMUNITY}006`,
  ])
  await deliver(database.current, [{ name: 't', rows: four.slice(0, 3) }], {
    dataset: 'grids',
    options: { complete: [{ area: COMMUNITY }] },
  })
  expect(await findings(four)).toEqual(['code-retired 4', 'area-gap'])
})
