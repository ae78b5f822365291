import { baseMapDataset } from './base-map-dataset.ts'

export const waterDataset = baseMapDataset({
  id: 'water',
  zh: '水系',
  en: 'water',
  table: 'water',
  tableNames: ['water', '水系', '水域'],
  dimension: 'area',
  columns: [
    { name: 'id', zh: '编号', en: 'id', kind: 'text', aliases: ['ID'], isRequired: true },
    { name: 'name_zh', zh: '名称', en: 'name', kind: 'text', aliases: ['NAME_ZH', 'NAME'] },
    {
      name: 'kind',
      zh: '类型',
      en: 'kind',
      kind: 'word',
      aliases: ['KIND', 'TYPE'],
      isRequired: true,
      vocabulary: {
        words: { 河流: 'river', 湖泊: 'lake', 水库: 'lake', 沟渠: 'canal', 渠: 'canal' },
        check: 'kind-unknown',
      },
    },
  ],
})
