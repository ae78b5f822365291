import type { Attribute, FeatureGeometryType, FeatureType } from '../feature-type.ts'
import { NAME_ZH, VERSION_ATTRIBUTES } from './common-attributes.ts'

const ID: Attribute = { name: 'id', column: 'id', type: 'text', titleZh: '编号', titleEn: 'Id' }

interface Layer {
  name: string
  zh: string
  en: string
  geometryType: FeatureGeometryType
  attributes: readonly Attribute[]
}

/** A layer that is read from a table of its own name with the key `id`. */
const layer = ({ name, zh, en, geometryType, attributes }: Layer): FeatureType => ({
  name,
  titleZh: zh,
  titleEn: en,
  descriptionZh: `基础地理数据：${zh}。`,
  descriptionEn: `Base map: ${en.toLowerCase()}.`,
  table: name,
  key: 'id',
  geometryType,
  attributes: [ID, ...attributes, ...VERSION_ATTRIBUTES],
  isEditable: false,
})

const use = (words?: readonly string[]): Attribute => ({
  name: 'use',
  column: 'use',
  type: 'text',
  titleZh: '用途',
  titleEn: 'Use',
  ...(words && { words }),
})

export const BASE_MAP_TYPES: readonly FeatureType[] = [
  layer({
    name: 'places',
    zh: '地名地址',
    en: 'Places and addresses',
    geometryType: 'Point',
    attributes: [
      {
        name: 'kind',
        column: 'kind',
        type: 'text',
        titleZh: '类型',
        titleEn: 'Kind',
        words: ['region', 'zone', 'estate', 'street', 'door_plate', 'poi'],
      },
      NAME_ZH,
      { name: 'aliases', column: 'aliases', type: 'textArray', titleZh: '别名', titleEn: 'Other names' },
      { name: 'category', column: 'category', type: 'text', titleZh: '类目', titleEn: 'Category' },
      { name: 'nationalCode', column: 'national_code', type: 'text', titleZh: '国家编码', titleEn: 'National code' },
      { name: 'roadId', column: 'road_id', type: 'text', titleZh: '道路编号', titleEn: 'Road' },
      { name: 'gridCode', column: 'grid_code', type: 'text', titleZh: '所在单元网格', titleEn: 'Unit grid' },
    ],
  }),
  layer({
    name: 'roads',
    zh: '道路',
    en: 'Roads',
    geometryType: 'MultiLineString',
    attributes: [
      NAME_ZH,
      {
        name: 'class',
        column: 'class',
        type: 'text',
        titleZh: '等级',
        titleEn: 'Class',
        words: ['motorway', 'trunk', 'primary', 'secondary', 'branch', 'lane'],
      },
      { name: 'widthM', column: 'width_m', type: 'number', titleZh: '宽度', titleEn: 'Width', description: 'Metres' },
    ],
  }),
  layer({
    name: 'water',
    zh: '水系',
    en: 'Water',
    geometryType: 'MultiPolygon',
    attributes: [
      NAME_ZH,
      {
        name: 'kind',
        column: 'kind',
        type: 'text',
        titleZh: '类型',
        titleEn: 'Kind',
        words: ['river', 'lake', 'canal'],
      },
    ],
  }),
  layer({
    name: 'buildings',
    zh: '建筑',
    en: 'Buildings',
    geometryType: 'MultiPolygon',
    attributes: [
      NAME_ZH,
      use(),
      { name: 'floors', column: 'floors', type: 'integer', titleZh: '层数', titleEn: 'Floors' },
      {
        name: 'heightM',
        column: 'height_m',
        type: 'number',
        titleZh: '高度',
        titleEn: 'Height',
        description: 'Metres',
      },
    ],
  }),
  layer({
    name: 'blocks',
    zh: '街区',
    en: 'Blocks',
    geometryType: 'MultiPolygon',
    attributes: [use(['residential', 'commercial', 'public', 'industrial', 'green', 'square', 'farmland']), NAME_ZH],
  }),
]
