import type { ColumnSpec, Vocabulary } from '../datasets/column.ts'

const STATES: Vocabulary = {
  words: { 完好: 'intact', 破损: 'damaged', 丢失: 'lost', 占用: 'occupied', 废弃: 'abandoned', 移除: 'removed' },
  check: 'state-unknown',
}

const SOURCES: Vocabulary = {
  words: { 实测: 'surveyed', 地形图: 'topographic_map', 其他: 'other' },
  check: 'source-unknown',
}

const unit = (role: string, zh: string, en: string, number: number): ColumnSpec[] => [
  {
    name: `${role}_code`,
    zh: `${zh}代码`,
    en: `${en} code`,
    kind: 'text',
    aliases: [`DEPTCODE${number}`, `${zh}编码`, `${zh}标识码`],
    // the owner may be unknown, which a check of its own sees to
    isRequired: role !== 'owner',
  },
  { name: `${role}_name`, zh: `${zh}名称`, en: `${en} name`, kind: 'text', aliases: [`DEPTNAME${number}`, zh] },
]

/** The attribute table of CJ/T 214-2007 (domain rules §2.3) with the field names found in survey files. */
export const COMPONENT_COLUMNS: readonly ColumnSpec[] = [
  {
    name: 'code',
    zh: '标识码',
    en: 'code',
    kind: 'text',
    aliases: ['OBJID', 'OBJCODE', '部件标识码', '部件编码', '部件代码', '编码', 'BJBM'],
    isRequired: true,
  },
  {
    name: 'name',
    zh: '名称',
    en: 'name',
    kind: 'text',
    aliases: ['OBJNAME', '部件名称', 'BJMC'],
    isRequired: true,
  },
  ...unit('authority', '主管部门', 'authority', 1),
  ...unit('owner', '权属单位', 'owner', 2),
  ...unit('maintainer', '养护单位', 'maintainer', 3),
  {
    name: 'grid_code',
    zh: '所在单元网格',
    en: 'unit grid',
    kind: 'text',
    aliases: ['BGID', 'BGCODE', '单元网格编码', '单元网格标识码', '网格编码', '单元网格', 'grid'],
    isRequired: true,
  },
  {
    name: 'state',
    zh: '状态',
    en: 'state',
    kind: 'word',
    aliases: ['OBJSTATE', '部件状态'],
    isRequired: true,
    vocabulary: STATES,
  },
  {
    name: 'surveyed_on',
    zh: '初始日期',
    en: 'survey date',
    kind: 'date',
    aliases: ['ORDATE', '普查日期', '调查日期', '采集日期'],
    isRequired: true,
  },
  { name: 'changed_on', zh: '变更日期', en: 'date of change', kind: 'date', aliases: ['CHDATE', '更新日期'] },
  {
    name: 'data_source',
    zh: '数据来源',
    en: 'data source',
    kind: 'word',
    aliases: ['DATASOURCE', 'SOURCE', '来源'],
    isRequired: true,
    vocabulary: SOURCES,
  },
  {
    name: 'location',
    zh: '位置描述',
    en: 'location',
    kind: 'text',
    aliases: ['LOCATEDSC', 'LOCATION', '位置', '地址', 'address'],
  },
  { name: 'note', zh: '备注', en: 'note', kind: 'text', aliases: ['NOTE_', 'NOTE', 'REMARK', 'BZ'] },
]
