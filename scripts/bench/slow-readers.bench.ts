/**
 * What the server holds while readers take the whole layer of component points as GML at their own pace, and after readers who
 * leave in the middle: `npm run bench -- slow-readers [--readers 4] [--megabytes-per-second 8]`. Needs DATABASE_URL with a
 * published city.
 */
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { type ServerProcess, startServer } from './http/server-process.ts'
import { percentile } from './statistics.ts'
import { type Row, tableOf } from './table.ts'

const LAYER =
  '/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=component_points&count=1000000&outputFormat=application%2Fgml%2Bxml%3B%20version%3D3.2'
const SAMPLE_MS = 250
const LEAVING_READERS = 16
const LEAVE_AFTER_MS = 1_000
/** After this long nothing may be left of them. */
const REST_MS = 3_000

export async function bench(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      readers: { type: 'string', default: '4' },
      'megabytes-per-second': { type: 'string', default: '8' },
    },
  })
  const { databaseUrl, cityName: schema } = readConfiguration(process.env)
  if (!databaseUrl)
    throw new ConfigurationError('This bench needs the full city: write DATABASE_URL of a PostgreSQL server.')
  const server = await startServer({ databaseUrl, schema })
  await whole(server)
  const rows = [await memoryWhile(server, 'nobody reads', () => pause(2_000))]
  const reading = Promise.all(
    Array.from({ length: Number(values.readers) }, () => readSlowly(server, Number(values['megabytes-per-second']))),
  )
  let megabytes = 0
  let isDone = false
  void reading.then(read => {
    isDone = true
    megabytes = read[0]!
  })
  for (let part = 1; !isDone; part++)
    rows.push(await memoryWhile(server, `${values.readers} slow readers, ${part * 10} s`, () => pause(10_000)))
  await Promise.all(Array.from({ length: LEAVING_READERS }, () => leaveInTheMiddle(server)))
  await pause(REST_MS)
  rows.push(await memoryWhile(server, `${LEAVING_READERS} readers have left`, () => pause(2_000)))
  console.log(`Component points as GML 3.2, ${megabytes.toFixed(0)} MB for each reader\n`)
  console.log(tableOf(['', 'RSS median MB', 'most', 'heap in use median MB', 'most '], rows))
  console.log(`\nStatements still running in the database: ${await statementsRunning(databaseUrl)}`)
  server.stop()
}

/** Once at full speed, so that what is loaded once is loaded. */
const whole = (server: ServerProcess): Promise<unknown> => server.ask(LAYER)

async function memoryWhile(server: ServerProcess, name: string, work: () => Promise<unknown>): Promise<Row> {
  const samples: NodeJS.MemoryUsage[] = []
  let isDone = false
  const working = work().finally(() => {
    isDone = true
  })
  while (!isDone) {
    samples.push(await server.memory())
    await pause(SAMPLE_MS)
  }
  await working
  const megabytes = (of: 'rss' | 'heapUsed', share: number): string =>
    (
      percentile(
        samples.map(sample => sample[of]).sort((a, b) => a - b),
        share,
      ) / 1e6
    ).toFixed(0)
  return [name, megabytes('rss', 0.5), megabytes('rss', 1), megabytes('heapUsed', 0.5), megabytes('heapUsed', 1)]
}

async function open(server: ServerProcess): Promise<IncomingMessage> {
  const [answer] = (await once(get(server.address + LAYER, { agent: false }), 'response')) as [IncomingMessage]
  return answer
}

/** Takes what is there and then waits until it may take more; answers the megabytes read. */
async function readSlowly(server: ServerProcess, megabytesPerSecond: number): Promise<number> {
  const answer = await open(server)
  const startedAt = performance.now()
  let megabytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    megabytes += chunk.length / 1e6
    const ahead = (megabytes / megabytesPerSecond) * 1000 - (performance.now() - startedAt)
    if (ahead > 0) await pause(ahead)
  }
  return megabytes
}

async function leaveInTheMiddle(server: ServerProcess): Promise<void> {
  const answer = await open(server)
  answer.on('error', () => {})
  answer.resume()
  await pause(LEAVE_AFTER_MS)
  answer.destroy()
}

async function statementsRunning(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and state <> 'idle' and query_start < now() - $1 * interval '1 ms'`,
    [REST_MS],
  )
  await client.end()
  return rows[0]!.count
}
