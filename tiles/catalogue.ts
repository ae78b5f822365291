/**
 * Every tile layer that is published, and nothing else is: the tile server, TileJSON, the SQL functions and the viewer all
 * read this list. It imports nothing, so it runs in a browser.
 */

export const TILE_LAYER_IDS = [
  'components',
  'grids',
  'areas',
  'roads',
  'water',
  'buildings',
  'blocks',
  'picture_sequences',
  'pictures',
] as const
export type TileLayerId = (typeof TILE_LAYER_IDS)[number]

/** The closest zoom that is served; clients enlarge its tiles for closer ones. A tile unit there is 3.7 cm on the equator. */
export const MAX_ZOOM = 18

/** From this zoom components are drawn one by one; below, they are counted in cells. */
export const COMPONENTS_FROM_ZOOM = 13
/** From this zoom every component is in its tile; between, points are thinned evenly (see `components/thinning.ts`). */
export const ALL_COMPONENTS_FROM_ZOOM = 15
/** Below `COMPONENTS_FROM_ZOOM` each tile is cut into this many cells a side: 32 px wide, room for a figure. */
export const CELLS_PER_TILE_SIDE = 16

export const CELL_LAYER_ID = 'component_cells'

/** The property of a cell that holds the number of its components of one major class. */
export const cellCountProperty = (majorCode: string): string => `n_${majorCode}`

export type FieldType = 'text' | 'number'

/** A property of features. Names are the database's column names unless `column` says otherwise. */
export interface TileField {
  name: string
  column?: string
  type: FieldType
  descriptionZh: string
  descriptionEn: string
}

/** One layer inside a tile, what a style calls a `source-layer`. */
export interface VectorLayer {
  id: string
  geometry: 'point' | 'line' | 'polygon'
  minzoom: number
  maxzoom: number
  descriptionZh: string
  descriptionEn: string
  fields: readonly TileField[]
}

/** One tile set with its own address, TileJSON and version. */
export interface TileLayer {
  id: TileLayerId
  titleZh: string
  titleEn: string
  table: string
  keyColumn: string
  minzoom: number
  maxzoom: number
  /** Less important features appear later: first zoom by the value of a column. Values not listed are always there. */
  appears?: { column: string; fromZoom: Readonly<Record<string, number>> }
  /** Rows with this value in a column are never in a tile. */
  withheld?: { column: string; value: string }
  vectorLayers: readonly VectorLayer[]
}

const text = (name: string, descriptionZh: string, descriptionEn: string): TileField => ({
  name,
  type: 'text',
  descriptionZh,
  descriptionEn,
})
const number = (name: string, descriptionZh: string, descriptionEn: string): TileField => ({
  ...text(name, descriptionZh, descriptionEn),
  type: 'number',
})

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

const CODE = text('code', '标识码', 'code')
const NAME = text('name_zh', '名称', 'name in Chinese')
const ID = text('id', '编号', 'id')

const AREA_FIELDS: readonly TileField[] = [
  CODE,
  text('kind', '类型', 'district, street, community or management'),
  NAME,
  text('name_en', '英文名称', 'name in English'),
]

/** From this zoom pictures are points; below, the ways along which they were taken say as much with less. */
export const PICTURES_FROM_ZOOM = 16

/** Pictures that nobody has blurred or answered for. */
const SEALED = { column: 'visibility', value: 'sealed' }

const PROJECTION = text('projection', '投影', 'flat or equirectangular')
const CAPTURED_ON = text('captured_on', '拍摄日期', 'day on which it was taken')

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

export const TILE_LAYERS: readonly TileLayer[] = [
  {
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
  },
  {
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
  },
  {
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
  },
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
  {
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
  },
  {
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
  },
]

const BY_ID = new Map<string, TileLayer>(TILE_LAYERS.map(layer => [layer.id, layer]))

export const tileLayer = (id: TileLayerId): TileLayer => BY_ID.get(id)!

export const findTileLayer = (id: string): TileLayer | undefined => BY_ID.get(id)

/** The name under which changes of a table are announced: the tile layer's where there is one, else the table's own. */
export const publishedLayerName = (table: string): string =>
  TILE_LAYERS.find(layer => layer.table === table)?.id ?? table
