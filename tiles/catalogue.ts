import { BASE_MAP } from './layers/base-map-layers.ts'
import { COMPONENTS } from './layers/component-layer.ts'
import { AREAS, GRIDS } from './layers/grid-layers.ts'
import { PICTURE_SEQUENCES, PICTURES } from './layers/picture-layers.ts'
import type { TileLayer, TileLayerId } from './layers/tile-layer.ts'

/**
 * Every tile layer that is published, and nothing else is: the tile server, TileJSON, the SQL functions and the viewer all
 * read this list. It imports nothing but its entries, so it runs in a browser.
 */
export const TILE_LAYERS: readonly TileLayer[] = [COMPONENTS, GRIDS, AREAS, ...BASE_MAP, PICTURE_SEQUENCES, PICTURES]

const BY_ID = new Map<string, TileLayer>(TILE_LAYERS.map(layer => [layer.id, layer]))

export const tileLayer = (id: TileLayerId): TileLayer => BY_ID.get(id)!

export const findTileLayer = (id: string): TileLayer | undefined => BY_ID.get(id)

/** The name under which changes of a table are announced: the tile layer's where there is one, else the table's own. */
export const publishedLayerName = (table: string): string =>
  TILE_LAYERS.find(layer => layer.table === table)?.id ?? table
