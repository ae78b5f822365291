import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { failuresOf, summaryOf } from './test-results.ts'

const run = promisify(execFile)
const GROUP = 'org.opengis.cite'
const OUTPUT_LIMIT_BYTES = 256 * 1024 * 1024

export interface Suite {
  artifact: string
  version: string
  /** What the suite is told, by name: where the service is, for one. */
  properties: Readonly<Record<string, string>>
}

/** The ready-made jar with everything in it: the file that ETS_JAR names, else from Maven Central with mvn. */
async function suiteJar({ artifact, version }: Suite): Promise<string> {
  if (process.env.ETS_JAR) return process.env.ETS_JAR
  const coordinates = `${GROUP}:${artifact}:${version}:jar:aio`
  await run('mvn', ['-B', '-q', 'dependency:get', `-Dartifact=${coordinates}`, '-Dtransitive=false'])
  return join(
    homedir(),
    '.m2/repository',
    GROUP.replaceAll('.', '/'),
    artifact,
    version,
    `${artifact}-${version}-aio.jar`,
  )
}

const propertiesXml = (properties: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<properties version="1.0">${Object.entries(properties)
    .map(([key, value]) => `<entry key="${key}">${value.replaceAll('&', '&amp;')}</entry>`)
    .join('')}</properties>
`

async function resultsIn(folder: string): Promise<string> {
  const runs = await readdir(join(folder, 'testng'))
  return readFile(join(folder, 'testng', runs.at(-1)!, 'testng-results.xml'), 'utf8')
}

/** Runs a suite of OGC, writes its results into a folder if one is given, says what failed, and ends with 1 if anything did. */
export async function runSuite(suite: Suite, resultsFolder: string | undefined): Promise<never> {
  const working = await mkdtemp(join(tmpdir(), `${suite.artifact}-`))
  await writeFile(join(working, 'properties.xml'), propertiesXml(suite.properties))
  await run('java', ['-jar', await suiteJar(suite), '-o', working, join(working, 'properties.xml')], {
    maxBuffer: OUTPUT_LIMIT_BYTES,
  })
  const results = await resultsIn(working)
  if (resultsFolder) {
    await mkdir(resultsFolder, { recursive: true })
    await writeFile(join(resultsFolder, `${suite.artifact}.xml`), results)
  }
  const failures = failuresOf(results)
  for (const failure of failures) console.log(`failed: ${failure}`)
  console.log(summaryOf(results))
  process.exit(failures.length > 0 ? 1 : 0)
}
