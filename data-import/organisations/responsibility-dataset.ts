import { attributeMissing } from '../checks/common/attribute-missing.ts'
import { codeDuplicateInFile } from '../checks/common/code-duplicate-in-file.ts'
import { textDamaged } from '../checks/common/text-damaged.ts'
import { dateInvalid, wordsUnknown } from '../checks/common/value-unreadable.ts'
import { unknownReference } from '../checks/sets/unknown-reference.ts'
import type { ColumnSpec } from '../datasets/column.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { rowJudge } from '../datasets/row-judge.ts'
import { wholeTable } from '../datasets/whole-table.ts'
import { classCodeForm } from './checks/class-code-form.ts'
import { classUnknown } from './checks/class-unknown.ts'
import { periodEmpty } from './checks/period-empty.ts'
import { ruleConflict } from './checks/rule-conflict.ts'
import { loadClassCodes } from './load-class-codes.ts'

/** Rules without a first day hold since before the register began. */
const FROM_THE_BEGINNING = '2000-01-01'

const unit = (role: string, zh: string, en: string, isRequired = false): ColumnSpec => ({
  name: `${role}_code`,
  zh: `${zh}代码`,
  en,
  kind: 'text',
  aliases: [`${zh}编码`, zh],
  isRequired,
})

const COLUMNS: readonly ColumnSpec[] = [
  { name: 'id', zh: '规则编号', en: 'rule', kind: 'text', aliases: ['编号', 'ID'], isRequired: true },
  {
    name: 'target',
    zh: '对象',
    en: 'target',
    kind: 'word',
    aliases: ['适用对象', '类型'],
    isRequired: true,
    vocabulary: { words: { 部件: 'component', 事件: 'event' }, check: 'kind-unknown' },
  },
  { name: 'class_code', zh: '类别代码', en: 'class', kind: 'text', aliases: ['类别', '小类代码', '大类代码'] },
  { name: 'area_code', zh: '区域代码', en: 'area', kind: 'text', aliases: ['区域', '所在区域代码'] },
  unit('owner', '权属单位', 'owner'),
  unit('authority', '主管部门', 'authority'),
  unit('handler', '处置单位', 'handler', true),
  { name: 'starts_on', zh: '起始日期', en: 'from', kind: 'date', aliases: ['开始日期', '生效日期'] },
  { name: 'ends_on', zh: '终止日期', en: 'until', kind: 'date', aliases: ['结束日期', '失效日期'] },
  { name: 'note', zh: '备注', en: 'note', kind: 'text', aliases: ['NOTE', 'REMARK'] },
]

const unitUnknown = (column: string) =>
  unknownReference({ check: 'department-unknown', column, table: 'organisations', key: 'code' })

export const responsibilityDataset: Dataset = {
  id: 'responsibility',
  zh: '处置责任',
  en: 'responsibility rules',
  table: 'responsibility_rules',
  key: 'id',
  tableNames: ['responsibility', 'rules', '处置责任'],
  columns: COLUMNS,
  needs: ['organisations'],
  shapes: 'none',
  staged: COLUMNS.map(({ name, kind }) => ({ name, type: kind === 'date' ? 'date' : 'text' })),
  async open(db) {
    const classes = await loadClassCodes(db)
    const checks = [
      attributeMissing(COLUMNS),
      textDamaged(COLUMNS),
      codeDuplicateInFile('id'),
      ...wordsUnknown(COLUMNS),
      classCodeForm,
      classUnknown(classes),
      dateInvalid(COLUMNS),
      periodEmpty,
    ]
    return rowJudge(checks, ({ values }) => {
      values.starts_on ??= FROM_THE_BEGINNING
    })
  },
  setChecks: [
    unknownReference({ check: 'area-unknown', column: 'area_code', table: 'areas', key: 'code' }),
    unitUnknown('owner_code'),
    unitUnknown('authority_code'),
    unitUnknown('handler_code'),
    ruleConflict,
  ],
  declaredRows: wholeTable,
}
