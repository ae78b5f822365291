import { type SqlBool, sql } from 'kysely'
import type { Attribute, FeatureType } from '../feature-type.ts'
import { VERSION_ATTRIBUTES } from './common-attributes.ts'

const text = (name: string, column: string, titleZh: string, titleEn: string): Attribute => ({
  name,
  column,
  type: 'text',
  titleZh,
  titleEn,
})
const number = (name: string, column: string, titleZh: string, titleEn: string): Attribute => ({
  ...text(name, column, titleZh, titleEn),
  type: 'number',
})

const PROJECTION: Attribute = {
  ...text('projection', 'projection', '投影', 'Projection'),
  words: ['flat', 'equirectangular'],
}
const CAPTURED_ON: Attribute = { ...text('capturedOn', 'captured_on', '拍摄日期', 'Day taken'), type: 'date' }

/** Nothing is published before it was blurred or somebody answered for it. */
const SHOWN = {
  condition: sql<SqlBool>`f.visibility <> 'sealed'`,
  conditionColumns: ['visibility'],
  withholds: true,
} as const

export const PICTURES: FeatureType = {
  name: 'pictures',
  titleZh: '街景影像',
  titleEn: 'Street pictures',
  descriptionZh: '街景照片与全景的拍摄位置、方向与时间，按交付时的数值。',
  descriptionEn: 'Where, in which direction and when street pictures and panoramas were taken, as delivered.',
  table: 'pictures',
  key: 'id',
  ...SHOWN,
  geometryType: 'Point',
  attributes: [
    text('id', 'id', '编号', 'Id'),
    text('sequenceId', 'sequence_id', '线路编号', 'Sequence'),
    { ...number('rank', 'rank', '序号', 'Number in the sequence'), type: 'integer' },
    PROJECTION,
    { ...text('capturedAt', 'captured_at', '拍摄时间', 'Taken at'), type: 'timestamp' },
    CAPTURED_ON,
    { ...number('heading', 'heading_degrees', '航向角', 'Heading'), description: 'Degrees clockwise from north' },
    { ...number('fieldOfView', 'field_of_view_degrees', '水平视场角', 'Field of view'), description: 'Degrees' },
    { ...number('positionError', 'position_error_m', '定位精度', 'Error of position'), description: 'Metres' },
    ...VERSION_ATTRIBUTES,
  ],
  isEditable: false,
}

const SEQUENCES: FeatureType = {
  name: 'picture_sequences',
  titleZh: '街景线路',
  titleEn: 'Street picture sequences',
  descriptionZh: '街景车与全景车的行驶线路，即影像覆盖范围。',
  descriptionEn: 'Ways along which street pictures were taken: the coverage of the imagery.',
  table: 'picture_sequences',
  key: 'id',
  ...SHOWN,
  geometryType: 'MultiLineString',
  attributes: [
    text('id', 'id', '编号', 'Id'),
    text('title', 'title', '名称', 'Title'),
    PROJECTION,
    CAPTURED_ON,
    { ...number('pictures', 'pictures', '影像数', 'Pictures'), type: 'integer' },
    text('camera', 'camera', '相机', 'Camera'),
    ...VERSION_ATTRIBUTES,
  ],
  isEditable: false,
}

/** The index of street imagery: where pictures were taken, and along which ways. */
export const IMAGERY_TYPES: readonly FeatureType[] = [SEQUENCES, PICTURES]
