import { CODE, NAME, text } from './fields.ts'
import type { TileField, TileLayer } from './tile-layer.ts'
import { MAX_ZOOM } from './zooms.ts'

export const GRIDS: TileLayer = {
  id: 'grids',
  titleZh: '单元网格',
  titleEn: 'Unit grids',
  table: 'unit_grids',
  keyColumn: 'code',
  minzoom: 12,
  maxzoom: MAX_ZOOM,
  vectorLayers: [
    {
      id: 'grids',
      geometry: 'polygon',
      minzoom: 12,
      maxzoom: MAX_ZOOM,
      descriptionZh: '单元网格',
      descriptionEn: 'unit grids; the feature id is the 15-digit code',
      fields: [CODE],
    },
    {
      id: 'grid_labels',
      geometry: 'point',
      minzoom: 14,
      maxzoom: MAX_ZOOM,
      descriptionZh: '单元网格注记点，每格一点',
      descriptionEn: 'one point inside each unit grid, for its label',
      fields: [CODE],
    },
  ],
}

const AREA_FIELDS: readonly TileField[] = [
  CODE,
  text('kind', '类型', 'district, street, community or management'),
  NAME,
  text('name_en', '英文名称', 'name in English'),
]

export const AREAS: TileLayer = {
  id: 'areas',
  titleZh: '行政与管理区域',
  titleEn: 'Administrative and management areas',
  table: 'areas',
  keyColumn: 'code',
  minzoom: 6,
  maxzoom: MAX_ZOOM,
  appears: { column: 'kind', fromZoom: { street: 9, community: 11 } },
  vectorLayers: [
    {
      id: 'areas',
      geometry: 'polygon',
      minzoom: 6,
      maxzoom: MAX_ZOOM,
      descriptionZh: '区县、街道、社区与管理区域',
      descriptionEn: 'districts, streets, communities and management areas',
      fields: AREA_FIELDS,
    },
    {
      id: 'area_labels',
      geometry: 'point',
      minzoom: 6,
      maxzoom: MAX_ZOOM,
      descriptionZh: '区域注记点，每个区域一点',
      descriptionEn: 'one point inside each area, for its label',
      fields: AREA_FIELDS,
    },
  ],
}
