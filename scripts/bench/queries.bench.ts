/**
 * Look-ups over HTTP at full size with 8 clients at a time, each beside plain SQL through the bare driver for the same rows
 * in the same run; then whole registers. Needs DATABASE_URL with a published city.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openDatabase } from '../../spatial/database/connection.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { type ServerProcess, startServer } from './http/server-process.ts'
import { measure } from './measure.ts'
import { type Sample, sampleComponents, sampleSearches } from './queries/sample.ts'
import { SCENARIOS, type Scenario } from './queries/scenarios.ts'
import { percentile } from './statistics.ts'
import { duration, type Row, tableOf } from './table.ts'

const CLIENTS = 8
const CALLS = 800
const WARM_UP_CALLS = 400
const TARGET_P95_MS = 20
/** After its start the server reads the texts of all components in the background: its steady state is measured, not that. */
const SETTLING_MS = 30_000

interface World {
  server: ServerProcess
  pool: pg.Pool
  samples: Sample[]
  searches: string[]
}

export async function bench(options: string[]): Promise<void> {
  const { databaseUrl, cityName } = readConfiguration(process.env)
  if (!databaseUrl)
    throw new ConfigurationError('This bench needs the full city: write DATABASE_URL of a PostgreSQL server.')
  const database = openDatabase(
    { kind: 'server', connectionString: databaseUrl },
    { schema: cityName, maxConnections: CLIENTS },
  )
  const server = await startServer({ databaseUrl, schema: cityName })
  const world: World = {
    server,
    pool: database.pool,
    samples: await sampleComponents(database.db, CALLS),
    searches: await sampleSearches(database.db),
  }
  await sleep(SETTLING_MS)
  const wanted = SCENARIOS.filter(({ name }) => options.length === 0 || options.some(option => name.includes(option)))
  const rows: Row[] = []
  for (const scenario of wanted) rows.push(await lookUp(world, scenario))
  console.log(`Look-ups, ${CLIENTS} clients, ${CALLS} calls each; target p95 < ${TARGET_P95_MS} ms\n`)
  console.log(tableOf(['', 'rows', 'p50', 'p95', 'p99', 'calls/s', 'plain SQL p50', 'p95 ', 'ratio'], rows))
  if (options.length === 0) {
    console.log('\nThe whole register, one reader\n')
    console.log(tableOf(['', 'rows', 'time', 'rows/s', 'MB'], await bulk(world)))
  }
  server.stop()
  await database.close()
}

async function lookUp(
  { server, pool, samples, searches }: World,
  { name, path, body, statement }: Scenario,
): Promise<Row> {
  const sampleOf = (call: number): Sample => samples[Math.abs(call) % samples.length]!
  const searchOf = (call: number): string => searches[Math.abs(call) % searches.length]!
  const options = { calls: CALLS, warmUpCalls: WARM_UP_CALLS, clients: CLIENTS }
  let returned = 0
  const startedAt = performance.now()
  const ours = await measure(options, async call => {
    const answer = await server.ask(path(sampleOf(call), searchOf(call)), body?.(sampleOf(call)))
    if (call >= 0 && call < 50) returned += rowsIn(answer)
  })
  const seconds = (performance.now() - startedAt) / 1000
  const plain = statement && (await measure(options, call => pool.query(statement(sampleOf(call)))))
  const [p50, p95, p99] = percentiles(ours)
  const [plain50, plain95] = plain ? percentiles(plain) : []
  const comparison =
    plain50 && plain95 ? [duration(plain50), duration(plain95), `${(p50! / plain50).toFixed(1)} ×`] : ['–', '–', '–']
  return [
    name,
    Math.round(returned / 50),
    ...[p50!, p95!, p99!].map(duration),
    Math.round(CALLS / seconds),
    ...comparison,
  ]
}

function percentiles(samplesMs: number[]): number[] {
  const sorted = samplesMs.toSorted((a, b) => a - b)
  return [0.5, 0.95, 0.99].map(share => percentile(sorted, share))
}

/** How many things an answer lists. */
function rowsIn(answer: Buffer): number {
  const { features, counts, results } = JSON.parse(answer.toString()) as Record<string, unknown[] | undefined>
  return (features ?? counts ?? results ?? [1]).length
}

const PLAIN_REGISTER = `select code, class_code, name, state, authority_code, owner_code, maintainer_code, grid_code, location,
  surveyed_on, changed_on, data_source, accuracy_class, note, attributes, seq, valid_from, ST_AsGeoJSON(geom, 7, 0) as geometry
  from components where retired_at is null order by code`

async function bulk({ server, pool }: World): Promise<Row[]> {
  const { rowCount } = await pool.query('select from components where retired_at is null')
  const rows = rowCount ?? 0
  const timed = async (name: string, work: () => Promise<number>): Promise<Row> => {
    const startedAt = performance.now()
    const bytes = await work()
    const milliseconds = performance.now() - startedAt
    const perSecond = Math.round((rows / milliseconds) * 1000).toLocaleString('en')
    return [name, rows, duration(milliseconds), perSecond, bytes ? (bytes / 1e6).toFixed(0) : '–']
  }
  const file = (path: string) => async () => (await server.ask(`/api/components/export/${path}`)).length
  return [
    await timed('plain SQL, all at once', async () => ((await pool.query(PLAIN_REGISTER)).rows.length > 0 ? 0 : 0)),
    await timed('FlatGeobuf', file('fgb')),
    await timed('CSV', file('csv')),
    await timed('CSV in GBK', file('csv?encoding=gbk')),
    await timed('GeoJSON', file('geojson')),
    await timed('pages of 10,000', () => pages(server)),
  ]
}

async function pages(server: ServerProcess): Promise<number> {
  let [bytes, after] = [0, '']
  do {
    const answer = await server.ask(`/api/components?limit=10000${after && `&after=${after}`}`)
    bytes += answer.length
    after = (JSON.parse(answer.toString()) as { next?: string }).next ?? ''
  } while (after !== '')
  return bytes
}
