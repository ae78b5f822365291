import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import type { City } from '../../spatial/catalogue/city.ts'
import { type BookId, classBook } from '../../spatial/catalogue/class-book.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { bboxCenter } from '../../spatial/geometry/bbox.ts'
import { TILE_LAYERS } from '../catalogue.ts'
import { EXTENT } from '../encoding/layer-writer.ts'
import { LiveTiles } from '../engine/live-tiles.ts'
import { POINT_BUFFER } from '../engine/tile-frame.ts'
import type { TileLayer, TileLayerId } from '../layers/tile-layer.ts'
import { degreesOf } from '../mirror/extents.ts'
import { LayerMirror } from '../mirror/layer-mirror.ts'
import { parsedRows, sharedRows } from '../mirror/layer-rows.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { inSnapshot } from '../mirror/snapshot.ts'
import { TileVersions } from '../mirror/tile-versions.ts'
import { vectorLayerDescriptions } from '../vector-layers.ts'
import { type ArchiveSize, ArchiveWriter } from './archive-writer.ts'
import type { Batch, EncodedBatch } from './batch.ts'
import { type NumberedTile, tilesWithContent } from './tiles-with-content.ts'

const TILES_A_BATCH = 64
/** Where a map of a whole city opens. */
const FIRST_ZOOM = 12

export interface BuildInput {
  layers: readonly TileLayerId[]
  /** Folder that the archives are put into, `{layer}.pmtiles` each. */
  directory: string
  city: City
  threads?: number
  onProgress?: (progress: { layer: TileLayerId; done: number; of: number }) => void
}

export interface BuiltArchive extends ArchiveSize {
  layer: TileLayerId
  commit: number
  milliseconds: number
}

/** Everything that tiles are made from, as one commit left it. */
interface Loaded {
  mirror: Mirror
  rows: ReadonlyMap<TileLayerId, SharedArrayBuffer>
}

/**
 * Writes an archive of each layer, all of one state of the database. Tiles are encoded in worker threads and written in
 * order, so the same rows give the same bytes, however many threads there are.
 */
export async function buildArchives(database: Database, input: BuildInput): Promise<BuiltArchive[]> {
  const loaded = await load(database)
  const pool = new Piscina<Batch, EncodedBatch>({
    filename: new URL('./encode-batch.ts', import.meta.url).href,
    maxThreads: input.threads ?? availableParallelism(),
  })
  const built: BuiltArchive[] = []
  try {
    for (const layer of input.layers) built.push(await buildArchive(pool, loaded, { ...input, layer }))
  } finally {
    await pool.destroy()
  }
  return built
}

async function load(database: Database): Promise<Loaded> {
  return inSnapshot(database, async (client, seq) => {
    const rows = new Map<TileLayerId, SharedArrayBuffer>()
    const mirror: Mirror = { seq, layers: new Map() }
    for (const layer of TILE_LAYERS) {
      const bytes = await sharedRows(client, layer)
      rows.set(layer.id, bytes)
      const filled = new LayerMirror(layer)
      await filled.fill(parsedRows([Buffer.from(bytes)], layer))
      mirror.layers.set(layer.id, { rows: filled, versions: new TileVersions(seq, POINT_BUFFER / EXTENT) })
    }
    return { mirror, rows }
  })
}

type Pool = Piscina<Batch, EncodedBatch>

async function buildArchive(
  pool: Pool,
  { mirror, rows }: Loaded,
  { layer, directory, city, onProgress }: BuildInput & { layer: TileLayerId },
): Promise<BuiltArchive> {
  const startedAt = performance.now()
  const layerMirror = mirror.layers.get(layer)!.rows
  const live = new LiveTiles(mirror, { cacheBytes: 0 })
  const tiles = tilesWithContent(layerMirror)
  const writer = await ArchiveWriter.create(join(directory, `${layer}.pmtiles`))
  try {
    let done = 0
    const encode = (batch: readonly NumberedTile[]): Promise<EncodedBatch> =>
      pool.run({
        layer,
        rows: rows.get(layer)!,
        tiles: batch.map(({ z, x, y }) => ({ z, x, y, step: live.stepOf({ layer, tile: { z, x, y } }) ?? 0 })),
      })
    for await (const { batch, encoded } of inOrder(tiles, encode, pool.maxThreads * 2)) {
      for (const [index, { id }] of batch.entries())
        if (encoded[index]!.length > 0) await writer.add(id, encoded[index]!)
      done += batch.length
      onProgress?.({ layer, done, of: tiles.length })
    }
    const size = await writer.finish(metadataOf(layerMirror.layer, mirror.seq, city), placeOf(layerMirror, city))
    return { layer, commit: mirror.seq, milliseconds: performance.now() - startedAt, ...size }
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

/** Batches with what came of them, in order, some of them ahead under way. */
async function* inOrder(
  tiles: readonly NumberedTile[],
  encode: (batch: readonly NumberedTile[]) => Promise<EncodedBatch>,
  ahead: number,
) {
  const underWay: { batch: readonly NumberedTile[]; encoding: Promise<EncodedBatch> }[] = []
  for (let start = 0; start < tiles.length || underWay.length > 0; ) {
    for (; start < tiles.length && underWay.length < ahead; start += TILES_A_BATCH) {
      const batch = tiles.slice(start, start + TILES_A_BATCH)
      underWay.push({ batch, encoding: encode(batch) })
    }
    const { batch, encoding } = underWay.shift()!
    yield { batch, encoded: await encoding }
  }
}

/** What an archive says about itself; nothing in it changes while the rows do not. */
const metadataOf = (layer: TileLayer, commit: number, city: City): object => ({
  name: `${city.nameZh} ${layer.titleZh} · ${city.nameEn} ${layer.titleEn}`,
  description: layer.vectorLayers.map(one => `${one.descriptionZh} · ${one.descriptionEn}`).join('\n'),
  attribution: `${city.nameZh} ${city.nameEn}${city.isDemo ? '(演示数据 synthetic data)' : ''}`,
  type: 'overlay',
  version: `1.0.${commit}`,
  vector_layers: vectorLayerDescriptions(layer, { book: classBook(city.componentBook as BookId) }),
  layer: layer.id,
  commit,
})

function placeOf(mirror: LayerMirror, city: City) {
  const extent = mirror.extent()
  const bounds = extent ? degreesOf(extent) : city.extent
  const { minzoom, maxzoom } = mirror.layer
  return { minzoom, maxzoom, bounds, centerZoom: Math.max(FIRST_ZOOM, minzoom), center: bboxCenter(bounds) }
}
