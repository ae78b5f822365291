/**
 * Features over HTTP beside other servers on the same PostgreSQL, in one run:
 * `npm run bench -- feature-servers [--wfs name,address,typeName]… [--ogc name,addressOfItems]… [--type component_points]`.
 * Needs DATABASE_URL with a published city; the other servers run already and publish the same rows.
 */
import { parseArgs } from 'node:util'
import { openDatabase } from '../../spatial/database/connection.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { QUESTIONS, type Question } from './feature-servers/questions.ts'
import { ogc, type Service, wfs } from './feature-servers/services.ts'
import { type Answers, askAll } from './http/ask-all.ts'
import { startServer } from './http/server-process.ts'
import { type Sample, sampleComponents } from './queries/sample.ts'
import { summaryOf } from './statistics.ts'
import { duration, type Row, tableOf } from './table.ts'

const OURS = 'wangge'
const SAMPLES = 400

const OPTIONS = {
  wfs: { type: 'string', multiple: true, default: [] as string[] },
  ogc: { type: 'string', multiple: true, default: [] as string[] },
  type: { type: 'string', default: 'component_points' },
} as const

export async function bench(words: string[]): Promise<void> {
  const { values } = parseArgs({ args: words, options: OPTIONS })
  const { databaseUrl, cityName } = readConfiguration(process.env)
  if (!databaseUrl)
    throw new ConfigurationError('This bench needs the full city: write DATABASE_URL of a PostgreSQL server.')
  const database = openDatabase({ kind: 'server', connectionString: databaseUrl }, { schema: cityName })
  const samples = await sampleComponents(database.db, SAMPLES)
  await database.close()
  const server = await startServer({ databaseUrl, schema: cityName })
  const parts = (text: string) => text.split(',') as [string, string, string]
  await compare('WFS 2.0, GML 3.2', samples, [
    wfs(OURS, `${server.address}/wfs`, values.type),
    ...values.wfs.map(text => wfs(...parts(text))),
  ])
  await compare('OGC API Features, GeoJSON', samples, [
    ogc(OURS, `${server.address}/ogc/collections/${values.type}/items`),
    ...values.ogc.map(parts).map(([name, items]) => ogc(name, items)),
  ])
  server.stop()
}

async function compare(title: string, samples: readonly Sample[], services: readonly Service[]): Promise<void> {
  const rows: Row[] = []
  for (const question of QUESTIONS)
    for (const clients of question.clients) {
      if (!question.address(services[0]!, samples[0]!)) continue
      const measured: Answer[] = []
      for (const service of services) measured.push(await answer(question, { service, samples, clients }))
      rows.push(...measured.map(one => rowOf(question, clients, { ...one, ours: measured[0]! })))
    }
  console.log(`${title}\n`)
  console.log(tableOf(['', 'clients', 'server', 'p50', 'p99', 'kB', 'p50 ÷ ours'], rows))
  console.log()
}

interface Answer extends Answers {
  name: string
}

interface Asking {
  service: Service
  samples: readonly Sample[]
  clients: number
}

async function answer(question: Question, { service, samples, clients }: Asking): Promise<Answer> {
  const { calls } = question
  const warmUpCalls = calls > clients ? clients * 2 : 0
  const answers = await askAll({ calls, warmUpCalls, clients }, call => ({
    address: question.address(service, samples[Math.abs(call) % samples.length]!)!,
  }))
  return { name: service.name, ...answers }
}

function rowOf(question: Question, clients: number, { name, samplesMs, bytes, ours }: Answer & { ours: Answer }): Row {
  const { medianMs } = summaryOf(samplesMs)
  const p99Ms = samplesMs.toSorted((a, b) => a - b).at(Math.ceil(samplesMs.length * 0.99) - 1)!
  const ratio = medianMs / summaryOf(ours.samplesMs).medianMs
  return [
    question.name,
    clients,
    name,
    duration(medianMs),
    duration(p99Ms),
    Math.round(bytes / 1000).toLocaleString('en'),
    `${ratio.toFixed(2)} ×`,
  ]
}
