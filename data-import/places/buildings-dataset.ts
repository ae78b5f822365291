import { baseMapDataset } from './base-map-dataset.ts'

/** The tallest building of the country has 128 floors and 632 m. */
const MAX_FLOORS = 130
const MAX_HEIGHT_METERS = 640

export const buildingsDataset = baseMapDataset({
  id: 'buildings',
  zh: '建筑',
  en: 'buildings',
  table: 'buildings',
  tableNames: ['buildings', 'building', '建筑', '房屋'],
  dimension: 'area',
  columns: [
    { name: 'id', zh: '编号', en: 'id', kind: 'text', aliases: ['ID'], isRequired: true },
    { name: 'name_zh', zh: '名称', en: 'name', kind: 'text', aliases: ['NAME_ZH', 'NAME'] },
    { name: 'use', zh: '用途', en: 'use', kind: 'text', aliases: ['USE', '功能', 'TYPE'], isRequired: true },
    { name: 'floors', zh: '层数', en: 'floors', kind: 'integer', aliases: ['FLOORS', '楼层'], isPositive: true },
    {
      name: 'height_m',
      zh: '高度',
      en: 'height',
      kind: 'number',
      aliases: ['HEIGHT_M', 'HEIGHT', '楼高'],
      isPositive: true,
    },
  ],
  limits: { floors: MAX_FLOORS, height_m: MAX_HEIGHT_METERS },
})
