import { CELL_LAYER_ID } from './cells.ts'
import { number, text } from './fields.ts'
import type { TileField, TileLayer, VectorLayer } from './tile-layer.ts'
import { COMPONENTS_FROM_ZOOM, MAX_ZOOM } from './zooms.ts'

const COMPONENT_FIELDS: readonly TileField[] = [
  text('class_code', '四位类别代码', 'four-digit class code'),
  text('state', '状态', 'state: intact, damaged, lost, occupied, abandoned or removed'),
  { ...text('unit', '养护单位代码', 'code of the unit that maintains it'), column: 'maintainer_code' },
]

const componentLayer = (id: string, geometry: VectorLayer['geometry'], zh: string, en: string): VectorLayer => ({
  id,
  geometry,
  minzoom: COMPONENTS_FROM_ZOOM,
  maxzoom: MAX_ZOOM,
  descriptionZh: `${zh}部件；要素号即 16 位标识码`,
  descriptionEn: `${en} components; the feature id is the 16-digit code`,
  fields: COMPONENT_FIELDS,
})

export const COMPONENTS: TileLayer = {
  id: 'components',
  titleZh: '部件',
  titleEn: 'Components',
  table: 'components',
  keyColumn: 'code',
  minzoom: 0,
  maxzoom: MAX_ZOOM,
  vectorLayers: [
    {
      id: CELL_LAYER_ID,
      geometry: 'polygon',
      minzoom: 0,
      maxzoom: COMPONENTS_FROM_ZOOM - 1,
      descriptionZh: '固定格网内的部件数；各级别之和等于部件总数',
      descriptionEn: 'components counted in a fixed grid; at each zoom the counts add up to the register',
      fields: [number('n', '部件数', 'number of components; n_01 … by major class')],
    },
    componentLayer('components', 'point', '点状', 'point'),
    componentLayer('component_lines', 'line', '线状', 'line'),
    componentLayer('component_areas', 'polygon', '面状', 'area'),
  ],
}
