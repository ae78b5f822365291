import { ID, number, text } from './fields.ts'
import type { TileLayer } from './tile-layer.ts'
import { MAX_ZOOM, PICTURES_FROM_ZOOM } from './zooms.ts'

/** Pictures that nobody has blurred or answered for. */
const SEALED = { column: 'visibility', value: 'sealed' }

const PROJECTION = text('projection', '投影', 'flat or equirectangular')
const CAPTURED_ON = text('captured_on', '拍摄日期', 'day on which it was taken')

export const PICTURE_SEQUENCES: TileLayer = {
  id: 'picture_sequences',
  titleZh: '街景线路',
  titleEn: 'Street picture sequences',
  table: 'picture_sequences',
  keyColumn: 'id',
  minzoom: 9,
  maxzoom: MAX_ZOOM,
  withheld: SEALED,
  vectorLayers: [
    {
      id: 'picture_sequences',
      geometry: 'line',
      minzoom: 9,
      maxzoom: MAX_ZOOM,
      descriptionZh: '街景车与全景车的行驶线路',
      descriptionEn: 'ways along which street pictures were taken',
      fields: [ID, PROJECTION, CAPTURED_ON, number('pictures', '影像数', 'number of pictures')],
    },
  ],
}

export const PICTURES: TileLayer = {
  id: 'pictures',
  titleZh: '街景影像',
  titleEn: 'Street pictures',
  table: 'pictures',
  keyColumn: 'id',
  minzoom: PICTURES_FROM_ZOOM,
  maxzoom: MAX_ZOOM,
  withheld: SEALED,
  vectorLayers: [
    {
      id: 'pictures',
      geometry: 'point',
      minzoom: PICTURES_FROM_ZOOM,
      maxzoom: MAX_ZOOM,
      descriptionZh: '街景影像的拍摄位置；要素号即影像编号',
      descriptionEn: 'where street pictures were taken; the feature id is that of the picture',
      fields: [
        text('sequence_id', '线路编号', 'sequence'),
        PROJECTION,
        CAPTURED_ON,
        number('heading_degrees', '航向角', 'degrees clockwise from north, as delivered'),
      ],
    },
  ],
}
