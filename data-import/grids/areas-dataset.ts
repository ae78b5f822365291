import { cityOf } from '../../spatial/catalogue/city.ts'
import { attributeMissing } from '../checks/common/attribute-missing.ts'
import { codeDuplicateInFile } from '../checks/common/code-duplicate-in-file.ts'
import { geometryMissing } from '../checks/common/geometry-missing.ts'
import { geometryType } from '../checks/common/geometry-type.ts'
import { textDamaged } from '../checks/common/text-damaged.ts'
import { wordsUnknown } from '../checks/common/value-unreadable.ts'
import type { ImportRow } from '../checks/row-check.ts'
import { geometryValidity } from '../checks/sets/geometry-validity.ts'
import { unknownReference } from '../checks/sets/unknown-reference.ts'
import type { ColumnSpec } from '../datasets/column.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { rowJudge } from '../datasets/row-judge.ts'
import { wholeTable } from '../datasets/whole-table.ts'
import { areaKindOf } from './area-kind.ts'
import { areaCodeForm } from './checks/area-code-form.ts'
import { outsideArea } from './checks/outside-area.ts'
import { parentMismatch } from './checks/parent-mismatch.ts'

const COLUMNS: readonly ColumnSpec[] = [
  {
    name: 'code',
    zh: '代码',
    en: 'code',
    kind: 'text',
    aliases: ['CODE', '区域代码', '行政区划代码', '编码', 'XZQDM'],
    isRequired: true,
  },
  { name: 'name_zh', zh: '名称', en: 'name', kind: 'text', aliases: ['NAME', '区域名称', 'XZQMC'], isRequired: true },
  { name: 'name_en', zh: '英文名称', en: 'English name', kind: 'text', aliases: ['NAME_EN', 'ENAME'] },
  { name: 'parent_code', zh: '上级代码', en: 'parent', kind: 'text', aliases: ['PCODE', 'PARENT', '上级编码'] },
  {
    name: 'grade',
    zh: '区域类别',
    en: 'grade',
    kind: 'word',
    aliases: ['GRADE', '类别', '等级'],
    vocabulary: { words: { 一类区域: 'first', 二类区域: 'second' }, check: 'kind-unknown' },
  },
  { name: 'note', zh: '备注', en: 'note', kind: 'text', aliases: ['NOTE', 'NOTE_', 'REMARK', 'BZ'] },
]

export const areasDataset: Dataset = {
  id: 'areas',
  zh: '行政区域与管理区域',
  en: 'areas',
  table: 'areas',
  key: 'code',
  tableNames: ['areas', 'area', '区县', '街道', '社区', '管理区域'],
  columns: COLUMNS,
  shapes: 'multi',
  staged: [
    { name: 'code', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'name_zh', type: 'text' },
    { name: 'name_en', type: 'text' },
    { name: 'parent_code', type: 'text' },
    { name: 'grade', type: 'text' },
    { name: 'note', type: 'text' },
  ],
  async open(db) {
    const { code: cityCode } = await cityOf(db)
    const checks = [
      attributeMissing(COLUMNS),
      textDamaged(COLUMNS),
      areaCodeForm,
      codeDuplicateInFile('code'),
      parentMismatch(cityCode),
      geometryMissing,
      geometryType({ dimension: 'area' }),
      ...wordsUnknown(COLUMNS),
    ]
    return rowJudge(checks, row => complete(row, cityCode))
  },
  setChecks: [
    geometryValidity('multi'),
    unknownReference({ check: 'area-unknown', column: 'parent_code', table: 'areas', key: 'code', isOwnTable: true }),
    outsideArea,
  ],
  declaredRows: wholeTable,
}

/** The city itself is no area: what lies directly in it has no area above. */
function complete({ text, values }: ImportRow, cityCode: string): void {
  values.kind = areaKindOf(text.code ?? '') ?? null
  if (values.parent_code === cityCode) values.parent_code = null
}
