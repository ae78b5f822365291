import type pg from 'pg'
import type { LiveTiles, TileRequest } from '../../../tiles/engine/live-tiles.ts'
import { decodeTile } from '../../../tiles/testing/decode.ts'
import { functionTile } from './function-tile.ts'

/** Address, features and sizes of a tile, and how many features the tile function gives. */
export async function contentOf(live: LiveTiles, client: pg.ClientBase, request: TileRequest): Promise<string[]> {
  const { z, x, y } = request.tile
  const bytes = live.encode(request)
  const { gzip } = await live.compressed(request)
  const theirs = await functionTile(client, request.tile)
  return [
    `${z}/${x}/${y}`,
    featuresIn(bytes),
    (bytes.length / 1000).toFixed(1),
    (gzip.length / 1000).toFixed(1),
    featuresIn(theirs),
  ]
}

const featuresIn = (bytes: Uint8Array): string => String(Object.values(decodeTile(bytes)).flat().length)
