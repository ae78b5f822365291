import { cityOf } from '../../spatial/catalogue/city.ts'
import { pinyinKeys } from '../../spatial/places/pinyin.ts'
import { attributeMissing } from '../checks/common/attribute-missing.ts'
import { codeDuplicateInFile } from '../checks/common/code-duplicate-in-file.ts'
import { geometryMissing } from '../checks/common/geometry-missing.ts'
import { geometryType } from '../checks/common/geometry-type.ts'
import { outsideExtent } from '../checks/common/outside-extent.ts'
import { textDamaged } from '../checks/common/text-damaged.ts'
import { wordsUnknown } from '../checks/common/value-unreadable.ts'
import type { ImportRow } from '../checks/row-check.ts'
import type { ColumnSpec } from '../datasets/column.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { rowJudge } from '../datasets/row-judge.ts'
import { wholeTable } from '../datasets/whole-table.ts'
import type { AreaIndex } from '../reference/area-index.ts'
import { loadGridIndex } from '../reference/load-grid-index.ts'
import { roadUnknown } from './checks/road-unknown.ts'

/** Place types of CJ/T 215 / GB/T 30428.3. */
const KINDS = {
  区域: 'region',
  地片: 'zone',
  区片: 'estate',
  街巷: 'street',
  门牌: 'door_plate',
  '门(楼)牌': 'door_plate',
  门楼牌: 'door_plate',
  兴趣点: 'poi',
}

const COLUMNS: readonly ColumnSpec[] = [
  { name: 'id', zh: '编号', en: 'id', kind: 'text', aliases: ['ID', '地名编号', '标识码'], isRequired: true },
  {
    name: 'kind',
    zh: '类型',
    en: 'kind',
    kind: 'word',
    aliases: ['地名类型', '地址类型'],
    isRequired: true,
    vocabulary: { words: KINDS, check: 'kind-unknown' },
  },
  { name: 'name_zh', zh: '名称', en: 'name', kind: 'text', aliases: ['NAME', '标准名称', '地名'], isRequired: true },
  { name: 'aliases', zh: '别名', en: 'aliases', kind: 'list', aliases: ['ALIAS', '曾用名'] },
  { name: 'category', zh: '类目', en: 'category', kind: 'text', aliases: ['分类', '兴趣点类别'] },
  { name: 'national_code', zh: '国家地名代码', en: 'national code', kind: 'text', aliases: ['地名代码'] },
  { name: 'road_id', zh: '道路编号', en: 'road', kind: 'text', aliases: ['ROAD_ID', '所在道路'] },
]

export const placesDataset: Dataset = {
  id: 'places',
  zh: '地名地址',
  en: 'places',
  table: 'places',
  key: 'id',
  tableNames: ['places', 'place', '地名地址'],
  columns: COLUMNS,
  shapes: 'single',
  staged: [
    { name: 'id', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'name_zh', type: 'text' },
    { name: 'aliases', type: 'text[]' },
    { name: 'pinyin', type: 'text' },
    { name: 'pinyin_initials', type: 'text' },
    { name: 'category', type: 'text' },
    { name: 'national_code', type: 'text' },
    { name: 'road_id', type: 'text' },
    { name: 'grid_code', type: 'text' },
  ],
  async open(db) {
    const { extent } = await cityOf(db)
    const grids = await loadGridIndex(db)
    const checks = [
      attributeMissing(COLUMNS),
      textDamaged(COLUMNS),
      codeDuplicateInFile('id'),
      ...wordsUnknown(COLUMNS),
      geometryMissing,
      geometryType({ dimension: 'point', isSingle: true }),
      outsideExtent(extent),
    ]
    return rowJudge(checks, row => complete(row, grids))
  },
  setChecks: [roadUnknown],
  declaredRows: wholeTable,
}

function complete({ text, values, position }: ImportRow, grids: AreaIndex): void {
  const { pinyin, pinyinInitials } = pinyinKeys(text.name_zh ?? '')
  values.pinyin = pinyin
  values.pinyin_initials = pinyinInitials
  values.aliases ??= []
  values.grid_code = (position && grids.areaAt(...position)) ?? null
}
