import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import { findTileLayer } from '../../tiles/catalogue.ts'
import type { TileAddress } from '../../tiles/engine/tile-frame.ts'
import type { TileLayer } from '../../tiles/layers/tile-layer.ts'
import { layersFor } from './reader-tiles.ts'

export interface TilePath {
  layer: string
  z: string
  x: string
  y: string
}

/** Digits alone, or with the ending that some clients add. */
const ROW = /^(\d{1,9})(?:\.(?:mvt|pbf))?$/
const WHOLE = /^\d{1,9}$/

/** The layer with this id, of those that the caller sees. Throws `not-found`. */
export function layerAt(request: FastifyRequest, id: string): TileLayer {
  const layers = layersFor(request)
  const layer = findTileLayer(id)
  if (layer && layers.includes(layer)) return layer
  throw new DomainError(
    'not-found',
    `There is no tile layer "${id}"; there are ${layers.map(one => one.id).join(', ')}.`,
  )
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
