/**
 * Tiles of components over HTTP beside other tile servers on the same PostgreSQL, in one run, along the views of maps from z10 to
 * z16: `npm run bench -- tile-servers [--martin address] [--pg-tileserv address] [--martin-archive address] [--archives folder]
 * [--tiles 300] [--connections 1,8,64]`. Addresses are those of a source, to which `/z/x/y` is added; the servers run already.
 * `--archives` is the folder of `npm run tiles:build`, the same that Martin serves. Needs DATABASE_URL with a published city.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../spatial/database/connection.ts'
import type { TileAddress } from '../../tiles/engine/tile-frame.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { type Answers, askAll } from './http/ask-all.ts'
import { type ServerProcessOptions, startServer } from './http/server-process.ts'
import { sampleComponents } from './queries/sample.ts'
import { summaryOf } from './statistics.ts'
import { duration, type Row, tableOf } from './table.ts'
import { archiveService, type TileService, tileService } from './tile-servers/services.ts'
import { walkOver } from './tile-servers/walk.ts'

const OURS = 'wangge'
const READERS = 200
/** Enough that connections, statements and code are warm: once round would take minutes where a tile takes a second. */
const WARM_UP_TILES = 60
/** Fast servers go round the walk until they have been asked for about so long, at most so often. */
const SECONDS = 3
const MAX_ROUNDS = 20

const OPTIONS = {
  martin: { type: 'string' },
  'pg-tileserv': { type: 'string' },
  'martin-archive': { type: 'string' },
  archives: { type: 'string' },
  tiles: { type: 'string', default: '300' },
  connections: { type: 'string', default: '1,8,64' },
} as const

type Words = ReturnType<typeof wordsOf>
const wordsOf = (args: string[]) => parseArgs({ args, options: OPTIONS }).values

interface Bench {
  words: Words
  walk: readonly TileAddress[]
  server: Pick<ServerProcessOptions, 'databaseUrl' | 'schema'>
}

export async function bench(args: string[]): Promise<void> {
  const words = wordsOf(args)
  const { databaseUrl, cityName: schema } = readConfiguration(process.env)
  if (!databaseUrl)
    throw new ConfigurationError('This bench needs the full city: write DATABASE_URL of a PostgreSQL server.')
  const database = openDatabase({ kind: 'server', connectionString: databaseUrl }, { schema })
  const walk = walkOver(await sampleComponents(database.db, READERS), Number(words.tiles))
  await database.close()
  const subject = { words, walk, server: { databaseUrl, schema } }
  await live(subject)
  await madeBefore(subject)
}

/** Every tile is made when it is asked for: nothing keeps tiles. */
async function live({ words, walk, server }: Bench): Promise<void> {
  const ours = await startServer({ ...server, options: { tileCacheBytes: 0 } })
  const services = [tileService(OURS, { address: `${ours.address}/tiles/components`, walk })]
  if (words.martin) services.push(tileService('Martin', { address: words.martin, walk }))
  const tileserv = words['pg-tileserv']
  if (tileserv) services.push(tileService('pg_tileserv', { address: tileserv, ending: '.pbf', walk }))
  const title = `Made when asked for, ${walk.length} tiles, nothing kept, gzip`
  await compare(services, { title, connections: words.connections, warmUpTiles: WARM_UP_TILES })
  ours.stop()
}

/** Nothing is made: tiles come from memory or from archives. */
async function madeBefore({ words, walk, server }: Bench): Promise<void> {
  const { archives } = words
  const ours = await startServer({ ...server, options: { ...(archives && { archiveDirectory: archives }) } })
  const services = [tileService(`${OURS}, kept`, { address: `${ours.address}/tiles/components`, walk })]
  if (archives) {
    const address = `${ours.address}/tiles/components.pmtiles`
    services.push(
      await archiveService(`${OURS}, archive`, { address, file: join(archives, 'components.pmtiles'), walk }),
    )
  }
  const martin = words['martin-archive']
  if (martin) services.push(tileService('Martin, archive', { address: martin, walk }))
  // once round, which is when a server that keeps tiles comes to have them
  const title = `Made before, ${walk.length} tiles, gzip`
  await compare(services, { title, connections: words.connections, warmUpTiles: walk.length })
  ours.stop()
}

interface Comparison {
  title: string
  connections: string
  warmUpTiles: number
}

async function compare(
  services: readonly TileService[],
  { title, connections, warmUpTiles }: Comparison,
): Promise<void> {
  const rows: Row[] = []
  for (const clients of connections.split(',').map(Number)) {
    const measured: Walked[] = []
    for (const service of services) measured.push(await walked(service, { clients, warmUpTiles }))
    rows.push(...measured.map(one => rowOf(clients, one, measured[0]!)))
  }
  console.log(`${title}\n`)
  console.log(tableOf(['connections', 'server', 'tiles/s', 'p50', 'p95', 'kB', 'ours ÷ theirs'], rows))
  console.log()
}

interface Walked extends Answers {
  name: string
}

async function walked(
  { name, walk }: TileService,
  { clients, warmUpTiles }: Pick<Comparison, 'warmUpTiles'> & { clients: number },
): Promise<Walked> {
  const ask = (calls: number) => askAll({ calls, warmUpCalls: 0, clients }, call => walk[call % walk.length]!)
  const warm = await ask(Math.min(walk.length, warmUpTiles))
  const roundSeconds = walk.length / perSecond(warm)
  return { name, ...(await ask(walk.length * Math.min(MAX_ROUNDS, Math.ceil(SECONDS / roundSeconds)))) }
}

const perSecond = ({ samplesMs, seconds }: Answers): number => samplesMs.length / seconds

function rowOf(clients: number, one: Walked, ours: Walked): Row {
  const { medianMs, p95Ms } = summaryOf(one.samplesMs)
  return [
    clients,
    one.name,
    Math.round(perSecond(one)).toLocaleString('en'),
    duration(medianMs),
    duration(p95Ms),
    (one.bytes / 1000).toFixed(1),
    `${(perSecond(ours) / perSecond(one)).toFixed(2)} ×`,
  ]
}
