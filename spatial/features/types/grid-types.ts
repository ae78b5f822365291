import { sql } from 'kysely'
import { AREA_GRADES, type AREA_KINDS } from '../../grids/area.ts'
import type { Attribute, FeatureType } from '../feature-type.ts'
import { NAME_ZH, NOTE, VERSION_ATTRIBUTES } from './common-attributes.ts'

const UNIT_GRIDS: FeatureType = {
  name: 'unit_grids',
  titleZh: '单元网格',
  titleEn: 'Unit grids',
  descriptionZh: '城市管理单元网格，编码 15 位。',
  descriptionEn: 'Unit grids of city management with their 15-digit codes.',
  table: 'unit_grids',
  key: 'code',
  geometryType: 'Polygon',
  attributes: [
    { name: 'code', column: 'code', type: 'text', titleZh: '单元网格编码', titleEn: 'Code' },
    { name: 'districtCode', column: 'county_code', type: 'text', titleZh: '区县代码', titleEn: 'District' },
    { name: 'streetCode', column: 'street_code', type: 'text', titleZh: '街道代码', titleEn: 'Street' },
    { name: 'communityCode', column: 'community_code', type: 'text', titleZh: '社区代码', titleEn: 'Community' },
    {
      name: 'managementAreaCode',
      column: 'management_area_code',
      type: 'text',
      titleZh: '管理区域代码',
      titleEn: 'Management area',
    },
    {
      name: 'areaM2',
      column: 'area_m2',
      type: 'number',
      titleZh: '面积',
      titleEn: 'Area',
      description: 'Square metres',
    },
    { name: 'startedOn', column: 'started_on', type: 'date', titleZh: '启用日期', titleEn: 'Started on' },
    { name: 'endedOn', column: 'ended_on', type: 'date', titleZh: '停用日期', titleEn: 'Ended on' },
    NOTE,
    ...VERSION_ATTRIBUTES,
  ],
  isEditable: false,
}

const AREA_ATTRIBUTES: readonly Attribute[] = [
  { name: 'code', column: 'code', type: 'text', titleZh: '代码', titleEn: 'Code' },
  NAME_ZH,
  { name: 'nameEn', column: 'name_en', type: 'text', titleZh: '英文名称', titleEn: 'English name' },
  { name: 'parentCode', column: 'parent_code', type: 'text', titleZh: '上级代码', titleEn: 'Area above' },
  { name: 'grade', column: 'grade', type: 'text', titleZh: '区域类别', titleEn: 'Grade', words: AREA_GRADES },
  NOTE,
  ...VERSION_ATTRIBUTES,
]

interface Kind {
  name: string
  kind: (typeof AREA_KINDS)[number]
  zh: string
  en: string
}

const areaType = ({ name, kind, zh, en }: Kind): FeatureType => ({
  name,
  titleZh: zh,
  titleEn: en,
  descriptionZh: `${zh}范围。`,
  descriptionEn: `${en} with their outlines.`,
  table: 'areas',
  key: 'code',
  condition: sql`f.kind = ${sql.lit(kind)}`,
  conditionColumns: ['kind'],
  geometryType: 'MultiPolygon',
  attributes: AREA_ATTRIBUTES,
  isEditable: false,
})

export const GRID_TYPES: readonly FeatureType[] = [
  UNIT_GRIDS,
  areaType({ name: 'districts', kind: 'district', zh: '区县', en: 'Districts' }),
  areaType({ name: 'streets', kind: 'street', zh: '街道', en: 'Streets' }),
  areaType({ name: 'communities', kind: 'community', zh: '社区', en: 'Communities' }),
  areaType({ name: 'management_areas', kind: 'management', zh: '管理区域', en: 'Management areas' }),
]
