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
