import type { CheckId } from '../../../data-import/checks/check-list.ts'
import type { ShapeTable } from '../delivery/shape-table.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { Parts } from '../writers/shp.ts'
import { type ChangedRow, type Defect, type ExtraRow, type ShapedRow, withDefects } from './defect.ts'
import { flatRing, GARBLED, shrunk, squareInFields } from './spoilt-ground.ts'

type Planting = readonly [check: CheckId, cells: string[], shape: Parts]

/** Puts rows behind good ones spread over the table and changes others. */
export function plantInTable(
  table: ShapeTable,
  plantings: readonly Planting[],
  changes: readonly (readonly [
    check: CheckId,
    index: number,
    change: (cells: ShapedRow['cells']) => ShapedRow['cells'],
  ])[] = [],
): { table: ShapeTable; defects: Defect[] } {
  const good = table.rows.map((cells, i): ShapedRow => ({ cells, shape: table.shapes[i]! }))
  for (const [, index, change] of changes) good[index] = { ...good[index]!, cells: change(good[index]!.cells) }
  const extra = plantings.map(([check, cells, shape], i): ExtraRow<ShapedRow> => {
    const isLater = check === 'code-duplicate-in-file' || check === 'area-overlap'
    const after = isLater ? good.length - 1 : Math.floor((good.length * (i + 1)) / (plantings.length + 2))
    return { after, row: { cells, shape }, check, isDeleted: check === 'row-deleted' }
  })
  const changed = changes.map(([check, index]): ChangedRow => ({ check, index }))
  const { rows, deleted, defects } = withDefects(good, { extra, changed })
  const { path } = table
  return {
    table: { ...table, rows: rows.map(row => row.cells), shapes: rows.map(row => row.shape), deleted },
    defects: defects.map(defect => ({ file: `delivery/${path}.shp`, table: path.split('/').at(-1)!, ...defect })),
  }
}

const field = (place: number): Parts => [squareInFields(place)]

/** Rows that a district, street or community table must not have. */
const AREA_PLANTINGS: Record<string, (table: ShapeTable) => Planting[]> = {
  区县: () => [['code-form', ['51090', '某区', '510900', '', ''], field(0)]],
  街道: ({ rows }) => [
    ['area-unknown', ['510905001', '某街道', '510905', '', ''], field(1)],
    ['attribute-missing', ['510903998', '', '510903', '', ''], field(2)],
    ['code-duplicate-in-file', rows[0]!.map(String), field(3)],
  ],
  社区: ({ rows }) => {
    const [code, , street] = rows[0]!.map(String)
    const free = (serial: number) => code!.slice(0, 9) + serial
    return [
      ['parent-mismatch', [free(997), '甲社区', `${street!.slice(0, 8)}9`, '二类区域', ''], field(4)],
      ['kind-unknown', [free(996), '乙社区', street!, '三类区域', ''], field(5)],
      ['geometry-missing', [free(995), '丙社区', street!, '二类区域', ''], []],
      ['geometry-invalid-beyond-repair', [free(994), '丁社区', street!, '二类区域', ''], [flatRing(squareInFields(6))]],
      ['row-deleted', [free(993), '戊社区', street!, '二类区域', ''], field(7)],
    ]
  },
  管理区域: () => [],
}

/** Area tables with defects. */
export function plantInAreas(tables: readonly ShapeTable[]): { table: ShapeTable; defects: Defect[] }[] {
  return tables.map(table => {
    const name = table.path.split('/').at(-1)!
    const isCommunities = name === '社区'
    return plantInTable(
      table,
      AREA_PLANTINGS[name]!(table),
      isCommunities ? [['text-damaged', 2, cells => cells.with(4, GARBLED)]] : [],
    )
  })
}

const AREA_OF_FIELD = '6400.0'

/** The table of unit grids with defects; what is published still tiles the city. */
export function plantInGrids(table: ShapeTable, grids: readonly UnitGrid[]): { table: ShapeTable; defects: Defect[] } {
  const { communityCode, ring, centre } = grids[0]!
  const code = (serial: number) => communityCode + serial
  const row = (bgid: string, area = AREA_OF_FIELD, started = '20130201', ended = ''): string[] => [
    bgid,
    area,
    started,
    ended,
    '',
  ]
  const first = table.rows[0]!.map(String)
  const apart: Parts = [squareInFields(9, 40), squareInFields(10, 40)]
  return plantInTable(
    table,
    [
      ['code-form', row(communityCode.slice(0, 6) + code(998).slice(7)), field(8)],
      ['attribute-missing', row(''), field(9)],
      ['geometry-missing', row(code(997)), []],
      ['geometry-type', row(code(996), '3200.0'), apart],
      ['geometry-invalid-beyond-repair', row(code(995)), [flatRing(squareInFields(11))]],
      ['date-invalid', row(code(994), AREA_OF_FIELD, '20130230'), field(12)],
      ['date-future', row(code(993), AREA_OF_FIELD, '20990101'), field(13)],
      ['number-invalid', row(code(992), '-6400.0'), field(14)],
      ['area-unknown', row(`${communityCode.slice(0, 9)}999001`), field(15)],
      ['code-duplicate-in-file', first, table.shapes[0]!],
      ['area-overlap', row(code(991), ''), [shrunk(ring, centre, 0.4)]],
    ],
    [
      ['area-differs', 11, cells => cells.with(1, (Number(cells[1]) * 1.08).toFixed(1))],
      ['area-differs', 47, cells => cells.with(1, (Number(cells[1]) * 10).toFixed(1))],
      ['date-order', 23, cells => cells.with(3, '20121231')],
      ['text-damaged', 31, cells => cells.with(4, GARBLED)],
    ],
  )
}
