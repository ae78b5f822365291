import { attributeMissing } from '../checks/common/attribute-missing.ts'
import { codeDuplicateInFile } from '../checks/common/code-duplicate-in-file.ts'
import { textDamaged } from '../checks/common/text-damaged.ts'
import { wordsUnknown } from '../checks/common/value-unreadable.ts'
import { unknownReference } from '../checks/sets/unknown-reference.ts'
import type { ColumnSpec } from '../datasets/column.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { rowJudge } from '../datasets/row-judge.ts'
import { wholeTable } from '../datasets/whole-table.ts'

const COLUMNS: readonly ColumnSpec[] = [
  {
    name: 'code',
    zh: '单位代码',
    en: 'code',
    kind: 'text',
    aliases: ['DEPTCODE', '单位编码', '代码'],
    isRequired: true,
  },
  { name: 'name_zh', zh: '单位名称', en: 'name', kind: 'text', aliases: ['DEPTNAME', '名称'], isRequired: true },
  { name: 'name_en', zh: '英文名称', en: 'English name', kind: 'text', aliases: ['NAME_EN'] },
  {
    name: 'kind',
    zh: '类别',
    en: 'kind',
    kind: 'word',
    aliases: ['单位类别', '单位类型', '类型'],
    isRequired: true,
    vocabulary: {
      words: { 监督指挥中心: 'centre', 二级平台: 'platform', 终端责任单位: 'terminal', 三级单位: 'third_level' },
      check: 'kind-unknown',
    },
  },
  { name: 'parent_code', zh: '上级代码', en: 'parent', kind: 'text', aliases: ['上级单位代码', '上级编码', 'PCODE'] },
  { name: 'industry', zh: '行业', en: 'industry', kind: 'text', aliases: ['所属行业'] },
  { name: 'area_code', zh: '所在区域代码', en: 'area', kind: 'text', aliases: ['区域代码', '所属区域'] },
  { name: 'note', zh: '备注', en: 'note', kind: 'text', aliases: ['NOTE', 'REMARK'] },
]

export const organisationsDataset: Dataset = {
  id: 'organisations',
  zh: '责任单位',
  en: 'organisations',
  table: 'organisations',
  key: 'code',
  tableNames: ['organisations', 'units', '责任单位', '单位'],
  columns: COLUMNS,
  shapes: 'none',
  staged: COLUMNS.map(({ name }) => ({ name, type: 'text' })),
  open: async () =>
    rowJudge([attributeMissing(COLUMNS), textDamaged(COLUMNS), codeDuplicateInFile('code'), ...wordsUnknown(COLUMNS)]),
  setChecks: [
    unknownReference({
      check: 'parent-unknown',
      column: 'parent_code',
      table: 'organisations',
      key: 'code',
      isOwnTable: true,
    }),
    unknownReference({ check: 'area-unknown', column: 'area_code', table: 'areas', key: 'code' }),
  ],
  declaredRows: wholeTable,
}
