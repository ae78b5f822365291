import type pg from 'pg'
import type { TileAddress } from '../../../tiles/engine/tile-frame.ts'

/** A tile as Martin asks for it. */
export async function functionTile(client: pg.ClientBase, { z, x, y }: TileAddress): Promise<Buffer> {
  const text = 'select tile_components($1, $2, $3) as tile'
  const { rows } = await client.query({ name: 'bench_function', text, values: [z, x, y] })
  return rows[0].tile
}
