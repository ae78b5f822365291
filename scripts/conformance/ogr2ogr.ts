/**
 * Reads every component of a server with ogr2ogr, as programs of other bureaus do, over WFS 1.0, 1.1 and 2.0 and OGC API Features, and
 * looks whether each came exactly once:
 *
 *     node scripts/conformance/ogr2ogr.ts http://127.0.0.1:8080 [folder for the results]
 */
import { execFileSync, spawn } from 'node:child_process'
import { report, sumOf } from './conformance-result.ts'
import { codesIn, compared, publishedCodes, type Reading } from './published-components.ts'

const TYPES = ['component_points', 'component_lines', 'component_areas']

const roadsTo = (server: string): { name: string; source: string; prefix: string }[] => [
  ...['1.0.0', '1.1.0', '2.0.0'].map(version => ({
    name: `WFS ${version}`,
    source: `WFS:${server}/wfs?VERSION=${version}`,
    prefix: 'city:',
  })),
  { name: 'OGC API Features', source: `OAPIF:${server}/ogc`, prefix: '' },
]

/** What ogr2ogr writes of a layer, in its order. It must end well: a layer broken off is a failure whatever came before. */
async function codesBy(source: string, layer: string): Promise<string[]> {
  const ogr = spawn('ogr2ogr', ['-f', 'CSV', '/vsistdout/', source, layer], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>(settle => ogr.once('close', settle))
  const codes: string[] = []
  for await (const code of codesIn(ogr.stdout)) codes.push(code)
  const exitCode = await ended
  if (exitCode !== 0) throw new Error(`ogr2ogr ended with ${exitCode} on ${layer} of ${source}.`)
  return codes
}

async function readAll(road: { source: string; prefix: string }): Promise<string[]> {
  const codes: string[] = []
  for (const type of TYPES) for (const code of await codesBy(road.source, `${road.prefix}${type}`)) codes.push(code)
  return codes
}

const [server, results] = process.argv.slice(2)
if (!server) {
  console.error('Write the address of the server: node scripts/conformance/ogr2ogr.ts http://127.0.0.1:8080')
  process.exit(1)
}
const expected = await publishedCodes(server)
const readings: ({ name: string; seconds: number } & Reading)[] = []
for (const road of roadsTo(server)) {
  const startedAt = performance.now()
  const reading = compared(await readAll(road), expected)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  readings.push({ name: road.name, seconds, ...reading })
  console.log(`${road.name}: ${JSON.stringify(reading)}, ${seconds} s`)
}
const isWhole = ({ twice, missing, unknown }: Reading): boolean => twice + missing + unknown === 0
const groups = readings.map(reading => ({
  name: `${reading.name}: ${reading.read} features, ${reading.twice} twice, ${reading.missing} missing`,
  passed: isWhole(reading) ? 1 : 0,
  failed: isWhole(reading) ? 0 : 1,
  skipped: 0,
}))
const version = /\d+\.\d+\.\d+/.exec(execFileSync('ogr2ogr', ['--version'], { encoding: 'utf8' }))![0]
const about = `All ${expected.size} components by ogr2ogr, each exactly once`
await report('ogr2ogr', { suite: 'ogr2ogr', version, about, ...sumOf(groups), groups, failures: [] }, results)
