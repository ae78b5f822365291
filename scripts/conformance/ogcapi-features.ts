/**
 * Runs the OGC suite for API Features (parts 1 and 2) against a running server and says what failed:
 *
 *     node scripts/conformance/ogcapi-features.ts http://127.0.0.1:8080/ogc [folder for the results]
 *
 * Needs Java 17. The suite comes from Maven Central with mvn, or from the file that ETS_JAR names.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { failuresOf, summaryOf } from './test-results.ts'

const run = promisify(execFile)
const SUITE = { group: 'org/opengis/cite', artifact: 'ets-ogcapi-features10', version: '1.9' }
const OUTPUT_LIMIT_BYTES = 256 * 1024 * 1024

async function suiteJar(): Promise<string> {
  if (process.env.ETS_JAR) return process.env.ETS_JAR
  const { group, artifact, version } = SUITE
  const coordinates = `${group.replaceAll('/', '.')}:${artifact}:${version}:jar:aio`
  await run('mvn', ['-B', '-q', 'dependency:get', `-Dartifact=${coordinates}`, '-Dtransitive=false'])
  return join(homedir(), '.m2/repository', group, artifact, version, `${artifact}-${version}-aio.jar`)
}

/** The suite reads where to look from a properties file; -1 asks for every collection. */
const properties = (address: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<properties version="1.0"><entry key="iut">${address}</entry><entry key="noofcollections">-1</entry></properties>
`

async function resultsIn(folder: string): Promise<string> {
  const runs = await readdir(join(folder, 'testng'))
  return readFile(join(folder, 'testng', runs.at(-1)!, 'testng-results.xml'), 'utf8')
}

const [address, wanted] = process.argv.slice(2)
if (!address) {
  console.error(
    'Write the address of the service: node scripts/conformance/ogcapi-features.ts http://127.0.0.1:8080/ogc',
  )
  process.exit(1)
}
const working = await mkdtemp(join(tmpdir(), 'ogcapi-features-'))
await writeFile(join(working, 'properties.xml'), properties(address))
await run('java', ['-jar', await suiteJar(), '-o', working, join(working, 'properties.xml')], {
  maxBuffer: OUTPUT_LIMIT_BYTES,
})
const results = await resultsIn(working)
if (wanted) {
  await mkdir(wanted, { recursive: true })
  await writeFile(join(wanted, 'ogcapi-features.xml'), results)
}
const failures = failuresOf(results)
for (const failure of failures) console.log(`failed: ${failure}`)
console.log(summaryOf(results))
process.exit(failures.length > 0 ? 1 : 0)
