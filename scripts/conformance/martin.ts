/**
 * Starts the real Martin on tiles/martin.yaml and compares its tiles with those of the engine, feature by feature, at every
 * zoom of every layer: from the PostGIS functions, and from archives that it builds for that. What counts as the same, and why not
 * every corner is at the same unit, stands in tiles/testing/tile-differences.ts; archives hold what the engine gives.
 *
 *     DATABASE_URL=postgres://… MARTIN_BIN=/path/to/martin node scripts/conformance/martin.ts [folder of archives built before]
 *
 * Without MARTIN_BIN it takes `martin` from the PATH, and says so and ends where there is none.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cityOf } from '../../spatial/catalogue/city.ts'
import { buildArchives } from '../../tiles/archive/build-archives.ts'
import { tilesWithContent } from '../../tiles/archive/tiles-with-content.ts'
import { LiveTiles } from '../../tiles/engine/live-tiles.ts'
import type { TileAddress } from '../../tiles/engine/tile-frame.ts'
import { TILE_LAYER_IDS, type TileLayerId } from '../../tiles/layers/tile-layer.ts'
import { loadMirror, type Mirror } from '../../tiles/mirror/mirror.ts'
import { compareTiles } from '../../tiles/testing/tile-differences.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { withCity } from '../start/with-city.ts'
import { startMartin } from './martin/start-martin.ts'

/** Of each zoom and layer, evenly through it. */
const TILES_PER_ZOOM = 6
const PORT = 8196
const SHOWN_DIFFERENCES = 3

async function tileOf(url: string, source: string, { z, x, y }: TileAddress): Promise<Uint8Array> {
  const answer = await fetch(`${url}/${source}/${z}/${x}/${y}`)
  if (answer.status === 204) return new Uint8Array()
  if (!answer.ok) throw new Error(`${source}/${z}/${x}/${y}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

function sampled(tiles: readonly TileAddress[]): TileAddress[] {
  return [...Map.groupBy(tiles, ({ z }) => z).values()].flatMap(ofZoom => {
    const stride = Math.ceil(ofZoom.length / TILES_PER_ZOOM)
    return ofZoom.filter((_, index) => index % stride === 0)
  })
}

await withCity(async ({ database }) => {
  const { databaseUrl, cityName } = readConfiguration(process.env)
  if (!databaseUrl) throw new ConfigurationError('Martin reads a PostgreSQL server: write its DATABASE_URL.')
  const [given] = process.argv.slice(2)
  const archives = given ?? (await mkdtemp(join(tmpdir(), 'martin-archives-')))
  try {
    if (!given)
      await buildArchives(database, { layers: TILE_LAYER_IDS, directory: archives, city: await cityOf(database.db) })
    const martin = await startMartin({ databaseUrl, schema: cityName, archives, port: PORT })
    if (!martin) {
      console.log('skipped: there is no Martin here; name one in MARTIN_BIN')
      return
    }
    await compareAll(await loadMirror(database), martin.url).finally(() => martin.stop())
  } finally {
    if (!given) await rm(archives, { recursive: true })
  }
})

async function compareAll(mirror: Mirror, url: string): Promise<void> {
  const live = new LiveTiles(mirror, { cacheBytes: 0 })
  for (const layer of TILE_LAYER_IDS) {
    const tiles = sampled(tilesWithContent(mirror.layers.get(layer)!.rows))
    for (const source of [layer, `${layer}_archive`]) await check(url, { live, layer, source, tiles })
  }
}

interface Check {
  live: LiveTiles
  layer: TileLayerId
  source: string
  tiles: readonly TileAddress[]
}

async function check(url: string, { live, layer, source, tiles }: Check): Promise<void> {
  let [features, differing] = [0, 0]
  for (const tile of tiles) {
    const { compared, differences } = compareTiles(live.encode({ layer, tile }), await tileOf(url, source, tile))
    features += compared
    if (differences.length === 0) continue
    differing++
    process.exitCode = 1
    const { z, x, y } = tile
    for (const difference of differences.slice(0, SHOWN_DIFFERENCES))
      console.log(`${source}/${z}/${x}/${y}: ${difference}`)
  }
  console.log(`${source}: ${tiles.length} tiles, ${features} features, ${differing} tiles differ`)
}
