import { signedArea } from '../geometry/polygon.ts'
import type { Area, AreaKind } from '../grids/areas.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { DbfField } from '../writers/dbf.ts'
import { type ShapeTable, SYNTHETIC } from './shape-table.ts'

const AREA_FIELDS: readonly DbfField[] = [
  { name: 'CODE', type: 'C', width: 12 },
  { name: 'NAME', type: 'C', width: 40 },
  { name: 'PCODE', type: 'C', width: 12 },
  { name: 'GRADE', type: 'C', width: 10 },
  { name: 'NOTE', type: 'C', width: 40 },
]

const FILE_OF_KIND: Record<AreaKind, string> = {
  district: '区县',
  street: '街道',
  community: '社区',
  management: '管理区域',
}

export const areaTables = (areas: readonly Area[]): ShapeTable[] =>
  Object.entries(FILE_OF_KIND).map(([kind, file]) => {
    const members = areas.filter(area => area.kind === kind)
    return {
      path: `行政区域/${file}`,
      kind: 'area',
      fields: AREA_FIELDS,
      shapes: members.map(area => area.rings),
      rows: members.map(({ code, nameZh, parentCode, grade }) => [code, nameZh, parentCode, grade, SYNTHETIC]),
    }
  })

const GRID_FIELDS: readonly DbfField[] = [
  { name: 'BGID', type: 'C', width: 15 },
  { name: 'AREA', type: 'N', width: 12, decimals: 1 },
  { name: 'ORDATE', type: 'C', width: 8 },
  { name: 'CHDATE', type: 'C', width: 8 },
  { name: 'NOTE', type: 'C', width: 40 },
]

/** Day on which the unit grids of the first phase were fixed. */
const GRIDS_FIXED_ON = '20130201'

export const gridTable = (grids: readonly UnitGrid[]): ShapeTable => ({
  path: '单元网格/单元网格',
  kind: 'area',
  fields: GRID_FIELDS,
  shapes: grids.map(grid => [grid.ring]),
  rows: grids.map(({ code, ring }) => [code, signedArea(ring).toFixed(1), GRIDS_FIXED_ON, '', SYNTHETIC]),
})
