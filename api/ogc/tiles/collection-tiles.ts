import { DomainError } from '../../../spatial/domain-error.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { tileLayer } from '../../../tiles/catalogue.ts'
import type { LayerPart } from '../../../tiles/engine/layer-part.ts'
import { LINE, POINT, POLYGON } from '../../../tiles/geometry/shape.ts'
import { CELL_LAYER_ID } from '../../../tiles/layers/cells.ts'
import type { TileLayer, TileLayerId } from '../../../tiles/layers/tile-layer.ts'

/** What the tiles of a collection show: a part of a tile layer, named after the collection. */
export interface CollectionTiles {
  type: FeatureType
  layer: TileLayer
  part: LayerPart
  minzoom: number
  maxzoom: number
}

interface Source {
  layer: TileLayerId
  /** The name in the tile of each vector layer, less the collection's own. */
  suffixes: Readonly<Record<string, string>>
  kind?: LayerPart['kind']
  where?: LayerPart['where']
}

const components = (vectorLayer: string, kind: typeof POINT | typeof LINE | typeof POLYGON): Source => ({
  layer: 'components',
  suffixes: { [vectorLayer]: '', [CELL_LAYER_ID]: '_cells' },
  kind,
})

const areas = (text: string): Source => ({
  layer: 'areas',
  suffixes: { areas: '', area_labels: '_labels' },
  where: { column: 'kind', text },
})

const baseMap = (layer: TileLayerId): Source => ({ layer, suffixes: { [layer]: '' } })

/** By the name of the feature type. A type that is not here has no tiles. */
const SOURCES: Readonly<Record<string, Source>> = {
  component_points: components('components', POINT),
  component_lines: components('component_lines', LINE),
  component_areas: components('component_areas', POLYGON),
  unit_grids: { layer: 'grids', suffixes: { grids: '', grid_labels: '_labels' } },
  districts: areas('district'),
  streets: areas('street'),
  communities: areas('community'),
  management_areas: areas('management'),
  roads: baseMap('roads'),
  water: baseMap('water'),
  buildings: baseMap('buildings'),
  blocks: baseMap('blocks'),
  picture_sequences: baseMap('picture_sequences'),
  pictures: baseMap('pictures'),
}

/** The tiles of a feature type; undefined where it has none. */
export function tilesOfType(type: FeatureType): CollectionTiles | undefined {
  const source = SOURCES[type.name]
  if (!source) return undefined
  const { suffixes, kind, where } = source
  const layer = tileLayer(source.layer)
  const layerNames = Object.fromEntries(Object.entries(suffixes).map(([id, suffix]) => [id, `${type.name}${suffix}`]))
  const part = { id: type.name, layerNames, ...(kind && { kind }), ...(where && { where }) }
  const appears = where && layer.appears?.fromZoom[where.text]
  return { type, layer, part, minzoom: Math.max(layer.minzoom, appears ?? 0), maxzoom: layer.maxzoom }
}

/** The same for a type that was asked for. Refuses (`not-found`) one without tiles. */
export function requireTiles(type: FeatureType): CollectionTiles {
  const tiles = tilesOfType(type)
  if (tiles) return tiles
  throw new DomainError('not-found', `The collection "${type.name}" has no tiles.`)
}
