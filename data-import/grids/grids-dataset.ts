import { sql } from 'kysely'
import { attributeMissing } from '../checks/common/attribute-missing.ts'
import { codeDuplicateInFile } from '../checks/common/code-duplicate-in-file.ts'
import { dateFuture } from '../checks/common/date-future.ts'
import { dateOrder } from '../checks/common/date-order.ts'
import { geometryMissing } from '../checks/common/geometry-missing.ts'
import { geometryType } from '../checks/common/geometry-type.ts'
import { textDamaged } from '../checks/common/text-damaged.ts'
import { dateInvalid, numberInvalid } from '../checks/common/value-unreadable.ts'
import { codeRetired } from '../checks/sets/code-retired.ts'
import { geometryValidity } from '../checks/sets/geometry-validity.ts'
import type { ColumnSpec } from '../datasets/column.ts'
import type { Completeness, Dataset } from '../datasets/dataset.ts'
import { rowJudge } from '../datasets/row-judge.ts'
import { areaDiffers } from './checks/area-differs.ts'
import { areaGap } from './checks/area-gap.ts'
import { areaOverlap } from './checks/area-overlap.ts'
import { codeOfOtherGrid } from './checks/code-of-other-grid.ts'
import { communityUnknown } from './checks/community-unknown.ts'
import { gridCodeForm } from './checks/grid-code-form.ts'
import { outsideCommunity } from './checks/outside-community.ts'

/** The attribute table of unit grids (domain rules §2.1). */
const COLUMNS: readonly ColumnSpec[] = [
  {
    name: 'code',
    zh: '单元网格标识码',
    en: 'code',
    kind: 'text',
    aliases: ['BGID', 'BGCODE', '单元网格编码', '网格编码', '编码'],
    isRequired: true,
  },
  {
    name: 'area_m2',
    zh: '面积',
    en: 'area',
    kind: 'number',
    aliases: ['AREA', 'SHAPE_AREA', '面积(㎡)'],
    isPositive: true,
  },
  { name: 'started_on', zh: '初始日期', en: 'start date', kind: 'date', aliases: ['ORDATE'] },
  { name: 'ended_on', zh: '终止日期', en: 'end date', kind: 'date', aliases: ['CHDATE', '变更日期'] },
  { name: 'note', zh: '备注', en: 'note', kind: 'text', aliases: ['NOTE', 'NOTE_', 'REMARK', 'BZ'] },
]

export const gridsDataset: Dataset = {
  id: 'grids',
  zh: '单元网格',
  en: 'unit grids',
  table: 'unit_grids',
  key: 'code',
  tableNames: ['grids', 'grid', 'unit_grids', '单元网格'],
  columns: COLUMNS,
  needs: ['areas'],
  shapes: 'single',
  staged: [
    { name: 'code', type: 'text' },
    { name: 'management_area_code', type: 'text' },
    { name: 'area_m2', type: 'double precision' },
    { name: 'started_on', type: 'date' },
    { name: 'ended_on', type: 'date' },
    { name: 'note', type: 'text' },
  ],
  open: async (_db, { today }) =>
    rowJudge([
      attributeMissing(COLUMNS),
      textDamaged(COLUMNS),
      gridCodeForm,
      codeDuplicateInFile('code'),
      geometryMissing,
      geometryType({ dimension: 'area', isSingle: true }),
      numberInvalid(COLUMNS),
      dateInvalid(COLUMNS),
      dateFuture(['started_on'], today),
      dateOrder({ earlier: 'started_on', later: 'ended_on' }),
    ]),
  setChecks: [
    communityUnknown,
    codeRetired('unit_grids'),
    geometryValidity('single'),
    codeOfOtherGrid,
    areaOverlap,
    areaDiffers,
    outsideCommunity,
    areaGap,
  ],
  async finish(db, { table, projectedSrid }) {
    await sql`
      update ${table} s set
        area_m2 = coalesce(area_m2, ST_Area(ST_Transform(geom, ${projectedSrid}::int))),
        management_area_code = (
          select a.code from areas a
          where a.kind = 'management' and a.retired_at is null and ST_Covers(a.geom, ST_PointOnSurface(s.geom))
          order by a.code limit 1)
      where not is_held`.execute(db)
  },
  declaredRows({ area, class: classCode }: Completeness) {
    if (classCode !== undefined) return undefined
    return area === undefined ? sql<boolean>`true` : sql<boolean>`t.code like ${`${area}%`}`
  },
}
