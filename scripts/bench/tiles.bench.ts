/**
 * Tiles of components, zoom by zoom: the engine beside ST_AsMVT on the same rows, PostgreSQL and machine, in one run.
 * Needs DATABASE_URL with a published city.
 */
import type pg from 'pg'
import { type Database, openDatabase } from '../../spatial/database/connection.ts'
import { migrate } from '../../spatial/database/migrate.ts'
import { LiveTiles, type TileRequest } from '../../tiles/engine/live-tiles.ts'
import { loadMirror, type Mirror } from '../../tiles/mirror/mirror.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { measure } from './measure.ts'
import { duration, durationTable, type Measured, tableOf } from './table.ts'
import { contentOf } from './tiles/content.ts'
import { functionTile } from './tiles/function-tile.ts'
import { prepareProjected, projectedTile } from './tiles/projected-tile.ts'
import { sampleTiles } from './tiles/sample-tiles.ts'

const ZOOMS = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const ENGINE_CALLS = 120
const ENGINE_WARM_UP_CALLS = 20
/** Statements take up to a second at low zooms; a prepared one is planned for good after five calls. */
const SQL_WARM_UP_CALLS = 6
const sqlCalls = (zoom: number): number => (zoom < 13 ? 8 : zoom < 15 ? 20 : 80)

interface Bench {
  mirror: Mirror
  client: pg.ClientBase
  /** Encodes every time. */
  live: LiveTiles
  /** Keeps what it encoded. */
  keeping: LiveTiles
}

export async function bench(): Promise<void> {
  const database = await openServer()
  const mirror = await filledMirror(database)
  const client = await database.pool.connect()
  await prepareProjected(client)
  const subject = { mirror, client, live: new LiveTiles(mirror, { cacheBytes: 0 }), keeping: new LiveTiles(mirror) }
  const zooms = []
  for (const zoom of ZOOMS) zooms.push(await measureZoom(subject, zoom))
  client.release(true)
  await database.close()

  print(
    'The fullest tile',
    tableOf(
      ['', 'tile', 'features', 'kB', 'kB gzip', 'ST_AsMVT features'],
      zooms.map(zoom => zoom.content),
    ),
  )
  print(
    'Beside the tile function, which Martin runs',
    durationTable(
      zooms.map(zoom => zoom.function),
      'ST_AsMVT',
    ),
  )
  print(
    'Beside geometry projected and ranked beforehand',
    durationTable(
      zooms.map(zoom => zoom.projected),
      'projected',
    ),
  )
  print(
    'Kept tiles beside encoding and compressing',
    durationTable(
      zooms.map(zoom => zoom.kept),
      'encoded',
    ),
  )
  console.log(`process ${residentMb()} MB`)
}

async function openServer(): Promise<Database> {
  const { databaseUrl, cityName } = readConfiguration(process.env)
  if (!databaseUrl)
    throw new ConfigurationError('This bench compares with ST_AsMVT: write DATABASE_URL of a PostgreSQL server.')
  const database = openDatabase({ kind: 'server', connectionString: databaseUrl }, { schema: cityName })
  await migrate(database, { repeatable: [new URL('../../tiles/', import.meta.url)] })
  return database
}

async function filledMirror(database: Database): Promise<Mirror> {
  const startedAt = performance.now()
  const mirror = await loadMirror(database)
  const rows = [...mirror.layers].map(([id, layer]) => `${layer.rows.size.toLocaleString('en')} ${id}`).join(', ')
  console.log(`${rows}\nfilled in ${duration(performance.now() - startedAt)}; process ${residentMb()} MB\n`)
  return mirror
}

interface MeasuredZoom {
  content: string[]
  function: Measured
  projected: Measured
  kept: Measured
}

async function measureZoom({ mirror, client, live, keeping }: Bench, zoom: number): Promise<MeasuredZoom> {
  const tiles = sampleTiles(mirror, zoom)
  const request = (call: number): TileRequest => ({ layer: 'components', tile: tiles.at(call % tiles.length)! })
  const name = `z${zoom}`
  const ours = { calls: ENGINE_CALLS, warmUpCalls: ENGINE_WARM_UP_CALLS }
  const theirs = { calls: sqlCalls(zoom), warmUpCalls: SQL_WARM_UP_CALLS }
  const step = live.stepOf(request(0)) ?? 0
  const samplesMs = await measure(ours, call => live.encode(request(call)))
  return {
    content: [name, ...(await contentOf(live, client, request(0)))],
    function: {
      name,
      samplesMs,
      comparedWith: await measure(theirs, call => functionTile(client, request(call).tile)),
    },
    projected: {
      name,
      samplesMs,
      comparedWith: await measure(theirs, call => projectedTile(client, request(call).tile, step)),
    },
    kept: {
      name,
      samplesMs: await measure({ ...ours, warmUpCalls: tiles.length }, call => keeping.compressed(request(call))),
      comparedWith: await measure(ours, call => live.compressed(request(call))),
    },
  }
}

const print = (title: string, table: string): void => console.log(`${title}\n\n${table}\n`)

const residentMb = (): number => Math.round(process.memoryUsage.rss() / 1e6)
