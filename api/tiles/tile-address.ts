import { DomainError } from '../../spatial/domain-error.ts'
import { findTileLayer, TILE_LAYER_IDS, type TileLayer } from '../../tiles/catalogue.ts'
import type { TileAddress } from '../../tiles/engine/tile-frame.ts'

export interface TilePath {
  layer: string
  z: string
  x: string
  y: string
}

/** Digits alone, or with the ending that some clients add. */
const ROW = /^(\d{1,9})(?:\.(?:mvt|pbf))?$/
const WHOLE = /^\d{1,9}$/

/** The layer with this id. Throws `not-found`. */
export function layerAt(id: string): TileLayer {
  const layer = findTileLayer(id)
  if (!layer)
    throw new DomainError('not-found', `There is no tile layer "${id}"; there are ${TILE_LAYER_IDS.join(', ')}.`)
  return layer
}

/** The address of a tile within its layer's zooms and the world. Throws `not-found`. */
export function tileAt(layer: TileLayer, { z, x, y }: TilePath): TileAddress {
  const row = ROW.exec(y)?.[1]
  if (!row || !WHOLE.test(z) || !WHOLE.test(x))
    throw new DomainError('not-found', `${z}/${x}/${y} is no tile: expected three whole numbers, zoom/column/row.`)
  const tile = { z: Number(z), x: Number(x), y: Number(row) }
  if (tile.z < layer.minzoom || tile.z > layer.maxzoom)
    throw new DomainError(
      'not-found',
      `${layer.id} has tiles of zoom ${layer.minzoom} to ${layer.maxzoom}, not ${tile.z}.`,
    )
  const last = 2 ** tile.z - 1
  if (tile.x > last || tile.y > last)
    throw new DomainError(
      'not-found',
      `At zoom ${tile.z} columns and rows run from 0 to ${last}; ${tile.x}/${tile.y} is outside.`,
    )
  return tile
}
