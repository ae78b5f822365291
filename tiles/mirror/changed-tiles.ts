import type { Database } from '../../spatial/database/connection.ts'
import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import { EXTENT } from '../encoding/layer-writer.ts'
import { POINT_BUFFER } from '../engine/tile-frame.ts'
import { worldX, worldY } from '../geometry/world.ts'
import type { TileLayer } from '../layers/tile-layer.ts'
import { TileVersions } from './tile-versions.ts'

/** With more changed rows than this every tile counts as changed. */
const MAX_CHANGES = 20_000

export interface ChangedTilesInput {
  layer: TileLayer
  /** Tiles are known as this commit left them. */
  since: number
  upTo: number
}

/** The tiles of a layer that commits have changed, as `z/x/y` to zoom 16; those closer have changed where theirs has. */
export async function changedTiles(
  { pool }: Database,
  { layer, since, upTo }: ChangedTilesInput,
): Promise<{ everywhere: boolean; tiles: string[] }> {
  const { rows } = await pool.query<{ seq: number; extent: BboxLonLat | null }>(
    `select seq, case when extent is not null then array[ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent)] end as extent
     from changes where layer = $1 and seq > $2 and seq <= $3 order by seq limit $4`,
    [layer.table, since, upTo, MAX_CHANGES + 1],
  )
  const versions = new TileVersions(since, POINT_BUFFER / EXTENT)
  if (rows.length > MAX_CHANGES) versions.touchEverywhere(upTo)
  else for (const { seq, extent } of rows) if (extent) versions.touch(worldBox(extent), seq)
  const everywhere = versions.isTouchedEverywhere(since)
  const tiles = everywhere ? [] : versions.touched().filter(({ z }) => z >= layer.minzoom)
  return { everywhere, tiles: tiles.map(nameOf) }
}

/** Whether any commit has changed the layer. */
export async function hasChangedSince({ pool }: Database, { layer, since, upTo }: ChangedTilesInput): Promise<boolean> {
  if (since >= upTo) return false
  const { rows } = await pool.query<{ changed: boolean }>(
    'select exists (select from changes where layer = $1 and seq > $2 and seq <= $3) as changed',
    [layer.table, since, upTo],
  )
  return rows[0]!.changed
}

const nameOf = ({ z, x, y }: { z: number; x: number; y: number }): string => `${z}/${x}/${y}`

const worldBox = ([west, south, east, north]: BboxLonLat): [number, number, number, number] => [
  worldX(west),
  worldY(north),
  worldX(east),
  worldY(south),
]
