/**
 * Tiles of components, zoom by zoom: the engine beside ST_AsMVT on the same rows, PostgreSQL and machine, in one run.
 * Needs DATABASE_URL with a published city.
 */
import type pg from 'pg'
import { openDatabase } from '../../spatial/database/connection.ts'
import { migrate } from '../../spatial/database/migrate.ts'
import { LiveTiles } from '../../tiles/engine/live-tiles.ts'
import type { TileAddress } from '../../tiles/engine/tile-frame.ts'
import { loadMirror, type Mirror } from '../../tiles/mirror/mirror.ts'
import { decodeTile } from '../../tiles/testing/decode.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { measure } from './measure.ts'
import { duration, durationTable, type Measured, tableOf } from './table.ts'
import { prepareProjected, projectedTile } from './tiles/projected.ts'
import { sampleTiles } from './tiles/sample-tiles.ts'

const ZOOMS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const ENGINE_CALLS = 120
const WARM_UP_CALLS = 20
/** Statements take up to a second at low zooms; a prepared one is planned for good after five. */
const SQL_WARM_UP_CALLS = 6
const sqlCalls = (zoom: number): number => (zoom < 13 ? 8 : zoom < 15 ? 20 : 80)

type SqlTile = (client: pg.ClientBase, tile: TileAddress, step: number) => Promise<Buffer>

const functionTile: SqlTile = async (client, { z, x, y }) => {
  const text = 'select tile_components($1, $2, $3) as tile'
  return (await client.query({ name: 'bench_function', text, values: [z, x, y] })).rows[0].tile
}

export async function bench(): Promise<void> {
  const { databaseUrl, cityName } = readConfiguration(process.env)
  if (!databaseUrl)
    throw new ConfigurationError('This bench compares with ST_AsMVT: write DATABASE_URL of a PostgreSQL server.')
  const database = openDatabase({ kind: 'server', connectionString: databaseUrl }, { schema: cityName })
  await migrate(database, { repeatable: [new URL('../../tiles/', import.meta.url)] })
  const startedAt = performance.now()
  const mirror = await loadMirror(database)
  console.log(
    `mirror of ${sizes(mirror)} filled in ${duration(performance.now() - startedAt)}; process ${residentMb()} MB\n`,
  )

  const client = await database.pool.connect()
  await prepareProjected(client)
  const live = new LiveTiles(mirror, { cacheBytes: 0 })
  const kept = new LiveTiles(mirror)
  const rows: { contents: string[][]; byFunction: Measured[]; byProjected: Measured[]; answers: Measured[] } = {
    ...{ contents: [], byFunction: [], byProjected: [], answers: [] },
  }
  for (const zoom of ZOOMS) {
    const tiles = sampleTiles(mirror, zoom)
    const at = (call: number): TileAddress => tiles.at(call % tiles.length)!
    const request = (call: number) => ({ layer: 'components' as const, tile: at(call) })
    const name = `z${zoom}`
    const engine = await measure({ calls: ENGINE_CALLS, warmUpCalls: WARM_UP_CALLS }, call =>
      live.encode(request(call)),
    )
    const options = { calls: sqlCalls(zoom), warmUpCalls: SQL_WARM_UP_CALLS }
    const step = live.stepOf(request(0)) ?? 0
    const sql = await measure(options, call => functionTile(client, at(call), step))
    const projected = await measure(options, call => projectedTile(client, at(call), step))
    rows.contents.push([name, ...(await contentsOf(live, client, at(0)))])
    rows.byFunction.push({ name, samplesMs: engine, comparedWith: sql })
    rows.byProjected.push({ name, samplesMs: engine, comparedWith: projected })
    rows.answers.push({
      name,
      samplesMs: await measure({ calls: ENGINE_CALLS }, call => kept.compressed(request(call))),
      comparedWith: await measure({ calls: ENGINE_CALLS }, call => live.compressed(request(call))),
    })
  }
  client.release(true)
  await database.close()

  console.log('One tile of each zoom\n')
  console.log(tableOf(['', 'tile', 'features', 'kB', 'kB gzip', 'features of ST_AsMVT'], rows.contents))
  console.log('\nThe engine beside the tile function (what Martin runs), uncompressed\n')
  console.log(durationTable(rows.byFunction, 'ST_AsMVT'))
  console.log('\nThe engine beside the best statement we know: geometry projected and ranked beforehand\n')
  console.log(durationTable(rows.byProjected, 'projected'))
  console.log('\nCompressed, as a client gets them: kept where they hold, beside encoded every time\n')
  console.log(durationTable(rows.answers, 'encoded'))
  console.log(`\nprocess ${residentMb()} MB`)
}

async function contentsOf(live: LiveTiles, client: pg.ClientBase, tile: TileAddress): Promise<string[]> {
  const request = { layer: 'components' as const, tile }
  const bytes = live.encode(request)
  const { gzip } = await live.compressed(request)
  const theirs = await functionTile(client, tile, 0)
  const kilobytes = (length: number): string => (length / 1000).toFixed(1)
  return [
    `${tile.z}/${tile.x}/${tile.y}`,
    String(featuresIn(bytes)),
    kilobytes(bytes.length),
    kilobytes(gzip.length),
    String(featuresIn(theirs)),
  ]
}

const featuresIn = (bytes: Uint8Array): number => Object.values(decodeTile(bytes)).flat().length

const sizes = (mirror: Mirror): string =>
  [...mirror.layers].map(([id, { rows }]) => `${rows.size.toLocaleString('en')} ${id}`).join(', ')

const residentMb = (): number => Math.round(process.memoryUsage.rss() / 1e6)
