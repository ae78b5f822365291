import type pg from 'pg'
import type { Database } from '../../spatial/database/connection.ts'
import { TILE_LAYERS } from '../catalogue.ts'
import { EXTENT } from '../encoding/layer-writer.ts'
import { POINT_BUFFER } from '../engine/tile-frame.ts'
import type { TileLayer, TileLayerId } from '../layers/tile-layer.ts'
import { LayerMirror } from './layer-mirror.ts'
import { allRows } from './layer-rows.ts'
import { inSnapshot } from './snapshot.ts'
import { TileVersions } from './tile-versions.ts'

/** A layer in memory with the commits that its tiles carry. */
export interface MirroredLayer {
  rows: LayerMirror
  versions: TileVersions
}

/**
 * All tile layers in memory, as they were after commit `seq`. It only ever moves from one commit to a later one, at once, so
 * whoever reads it without waiting in between sees a state that was published.
 */
export interface Mirror {
  seq: number
  layers: Map<TileLayerId, MirroredLayer>
}

/** Fills the mirror from one state of the database. */
export async function loadMirror(database: Database): Promise<Mirror> {
  return inSnapshot(database, async (client, seq) => {
    const layers = new Map<TileLayerId, MirroredLayer>()
    for (const layer of TILE_LAYERS)
      layers.set(layer.id, {
        rows: await loadLayer(client, layer),
        versions: new TileVersions(seq, POINT_BUFFER / EXTENT),
      })
    return { seq, layers }
  })
}

export async function loadLayer(client: pg.ClientBase, layer: TileLayer): Promise<LayerMirror> {
  const mirror = new LayerMirror(layer)
  await mirror.fill(allRows(client, layer))
  return mirror
}
