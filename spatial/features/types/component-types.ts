import { sql } from 'kysely'
import { ACCURACY_CLASSES } from '../../catalogue/class-book.ts'
import { COMPONENT_STATES } from '../../database/tables/register.ts'
import type { Attribute, FeatureType } from '../feature-type.ts'
import { NOTE, VERSION_ATTRIBUTES } from './common-attributes.ts'

const always = { writable: 'always' } as const

/** Named as in the API; titles are those of CJ/T 214-2007, table 3. */
const COMPONENT_ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'code',
    column: 'code',
    type: 'text',
    titleZh: '部件标识码',
    titleEn: 'Component code',
    description:
      '16 digits: county 6, class 4, serial 6. Without one a new component gets the next serial of its class.',
    writable: 'on-create',
  },
  {
    name: 'classCode',
    column: 'class_code',
    type: 'text',
    titleZh: '类别代码',
    titleEn: 'Class',
    description: 'Four digits of the class book: major and minor class',
    writable: 'on-create',
  },
  { name: 'majorCode', column: 'major_code', type: 'text', titleZh: '大类代码', titleEn: 'Major class' },
  { name: 'name', column: 'name', type: 'text', titleZh: '部件名称', titleEn: 'Name', ...always },
  {
    name: 'state',
    column: 'state',
    type: 'text',
    titleZh: '部件状态',
    titleEn: 'State',
    words: COMPONENT_STATES,
    isRequired: true,
    ...always,
  },
  {
    name: 'authorityCode',
    column: 'authority_code',
    type: 'text',
    titleZh: '主管部门代码',
    titleEn: 'Authority',
    ...always,
  },
  { name: 'ownerCode', column: 'owner_code', type: 'text', titleZh: '权属单位代码', titleEn: 'Owner', ...always },
  {
    name: 'maintainerCode',
    column: 'maintainer_code',
    type: 'text',
    titleZh: '养护单位代码',
    titleEn: 'Maintainer',
    ...always,
  },
  {
    name: 'gridCode',
    column: 'grid_code',
    type: 'text',
    titleZh: '所在单元网格',
    titleEn: 'Unit grid',
    description: '15 digits; follows from the position',
  },
  { name: 'location', column: 'location', type: 'text', titleZh: '位置描述', titleEn: 'Location', ...always },
  {
    name: 'attributes',
    column: 'attributes',
    type: 'json',
    titleZh: '扩展属性',
    titleEn: 'Further attributes',
    description: 'Whatever else was surveyed of this class, by name',
    ...always,
  },
  { name: 'surveyedOn', column: 'surveyed_on', type: 'date', titleZh: '初始日期', titleEn: 'Surveyed on', ...always },
  { name: 'changedOn', column: 'changed_on', type: 'date', titleZh: '变更日期', titleEn: 'Changed on', ...always },
  {
    name: 'dataSource',
    column: 'data_source',
    type: 'text',
    titleZh: '数据来源',
    titleEn: 'Data source',
    words: ['surveyed', 'topographic_map', 'other'],
    ...always,
  },
  {
    name: 'accuracyClass',
    column: 'accuracy_class',
    type: 'text',
    titleZh: '精度等级',
    titleEn: 'Accuracy class',
    words: ACCURACY_CLASSES,
    ...always,
  },
  { ...NOTE, ...always },
  ...VERSION_ATTRIBUTES,
]

interface Kind {
  name: string
  /** Dimension of the geometry: a class kept as a line may still hold components surveyed as points. */
  dimension: 0 | 1 | 2
  geometryType: FeatureType['geometryType']
  zh: string
  en: string
}

const componentType = ({ name, dimension, geometryType, zh, en }: Kind): FeatureType => ({
  name,
  titleZh: `部件(${zh})`,
  titleEn: `Components: ${en}`,
  descriptionZh: `城市管理部件普查成果中以${zh}表示的部件。`,
  descriptionEn: `Components of the city management census that are kept as ${en}.`,
  table: 'components',
  key: 'code',
  condition: sql`ST_Dimension(f.geom) = ${sql.lit(dimension)}`,
  geometryType,
  attributes: COMPONENT_ATTRIBUTES,
  isEditable: true,
})

export const COMPONENT_TYPES: readonly FeatureType[] = [
  componentType({ name: 'component_points', dimension: 0, geometryType: 'Point', zh: '点', en: 'points' }),
  componentType({ name: 'component_lines', dimension: 1, geometryType: 'MultiLineString', zh: '线', en: 'lines' }),
  componentType({ name: 'component_areas', dimension: 2, geometryType: 'MultiPolygon', zh: '面', en: 'areas' }),
]
