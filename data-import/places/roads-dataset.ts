import { pinyinKeys } from '../../spatial/places/pinyin.ts'
import { baseMapDataset } from './base-map-dataset.ts'

/** Carriageways of the widest avenues in the country stay below this. */
const MAX_WIDTH_METERS = 120

const CLASSES = {
  高速公路: 'motorway',
  快速路: 'trunk',
  主干路: 'primary',
  主干道: 'primary',
  次干路: 'secondary',
  次干道: 'secondary',
  支路: 'branch',
  街巷: 'lane',
  巷道: 'lane',
}

export const roadsDataset = baseMapDataset({
  id: 'roads',
  zh: '道路',
  en: 'roads',
  table: 'roads',
  tableNames: ['roads', 'road', '道路'],
  dimension: 'line',
  columns: [
    { name: 'id', zh: '道路编号', en: 'id', kind: 'text', aliases: ['ID', 'ROAD_ID', '编号'], isRequired: true },
    { name: 'name_zh', zh: '道路名称', en: 'name', kind: 'text', aliases: ['NAME_ZH', 'NAME', '名称'] },
    {
      name: 'class',
      zh: '道路等级',
      en: 'class',
      kind: 'word',
      aliases: ['CLASS', '等级', 'FCLASS'],
      isRequired: true,
      vocabulary: { words: CLASSES, check: 'kind-unknown' },
    },
    {
      name: 'width_m',
      zh: '路宽',
      en: 'width',
      kind: 'number',
      aliases: ['WIDTH_M', 'WIDTH', '宽度'],
      isRequired: true,
      isPositive: true,
    },
  ],
  derived: {
    columns: [
      { name: 'pinyin', type: 'text' },
      { name: 'pinyin_initials', type: 'text' },
    ],
    fill: ({ text, values }) => {
      if (!text.name_zh) return
      const { pinyin, pinyinInitials } = pinyinKeys(text.name_zh)
      values.pinyin = pinyin
      values.pinyin_initials = pinyinInitials
    },
  },
  limits: { width_m: MAX_WIDTH_METERS },
})
