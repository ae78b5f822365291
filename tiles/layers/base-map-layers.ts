import { ID, NAME, number, text } from './fields.ts'
import type { TileLayer, VectorLayer } from './tile-layer.ts'
import { MAX_ZOOM } from './zooms.ts'

type SingleLayer = Omit<TileLayer, 'table' | 'keyColumn' | 'maxzoom' | 'vectorLayers'> &
  Pick<VectorLayer, 'geometry' | 'fields' | 'descriptionZh' | 'descriptionEn'>

/** A tile set of the base map: one layer inside, named like the set and its table. */
function baseMapLayer({ geometry, fields, descriptionZh, descriptionEn, ...set }: SingleLayer): TileLayer {
  const { id, minzoom } = set
  return {
    ...set,
    table: id,
    keyColumn: 'id',
    maxzoom: MAX_ZOOM,
    vectorLayers: [{ id, geometry, minzoom, maxzoom: MAX_ZOOM, descriptionZh, descriptionEn, fields }],
  }
}

/** Roads, water, buildings and blocks. */
export const BASE_MAP: readonly TileLayer[] = [
  baseMapLayer({
    id: 'roads',
    titleZh: '道路',
    titleEn: 'Roads',
    geometry: 'line',
    minzoom: 8,
    appears: { column: 'class', fromZoom: { primary: 9, secondary: 10, branch: 12, lane: 13 } },
    descriptionZh: '道路中心线',
    descriptionEn: 'centre lines of roads',
    fields: [
      ID,
      NAME,
      text('class', '等级', 'motorway, trunk, primary, secondary, branch or lane'),
      number('width_m', '宽度（米）', 'width in metres'),
    ],
  }),
  baseMapLayer({
    id: 'water',
    titleZh: '水系',
    titleEn: 'Water',
    geometry: 'polygon',
    minzoom: 8,
    descriptionZh: '河流、湖泊与渠道',
    descriptionEn: 'rivers, lakes and canals',
    fields: [ID, NAME, text('kind', '类型', 'river, lake or canal')],
  }),
  baseMapLayer({
    id: 'buildings',
    titleZh: '建筑物',
    titleEn: 'Buildings',
    geometry: 'polygon',
    minzoom: 14,
    descriptionZh: '建筑物轮廓',
    descriptionEn: 'outlines of buildings',
    fields: [
      ID,
      text('use', '用途', 'use'),
      number('floors', '层数', 'number of floors'),
      number('height_m', '高度（米）', 'height in metres'),
    ],
  }),
  baseMapLayer({
    id: 'blocks',
    titleZh: '街区',
    titleEn: 'Blocks',
    geometry: 'polygon',
    minzoom: 10,
    descriptionZh: '街区及其用地',
    descriptionEn: 'blocks with their land use',
    fields: [ID, text('use', '用地', 'residential, commercial, public, industrial, green, square or farmland'), NAME],
  }),
]
