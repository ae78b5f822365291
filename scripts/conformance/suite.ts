import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { report, sumOf } from './conformance-result.ts'
import { failuresOf, groupsOf } from './test-results.ts'

const run = promisify(execFile)
const GROUP = 'org.opengis.cite'
const OUTPUT_LIMIT_BYTES = 256 * 1024 * 1024

export interface Suite {
  artifact: string
  version: string
  /** What is tested, in words for the kept result. */
  about: string
  /** What the suite is told, by name: where the service is, for one. */
  properties: Readonly<Record<string, string>>
  /** What Java is told to run; the ready-made jar where absent. */
  program?: readonly string[]
  /** Name of the kept result; the artifact where absent. */
  resultName?: string
}

/**
 * The ready-made jar with everything in it: the file that ETS_JAR names, else from Maven Central with mvn. Central does not have every
 * version; `mvn package` in a checkout of the tag makes the same jar.
 */
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

/** Older suites write into the home folder and know no -o. */
async function resultsOf(suite: Suite, working: string): Promise<string> {
  const properties = join(working, 'properties.xml')
  await writeFile(properties, propertiesXml(suite.properties))
  const program = suite.program ?? ['-jar', await suiteJar(suite)]
  await run('java', [`-Duser.home=${working}`, ...program, properties, '-o', working], {
    maxBuffer: OUTPUT_LIMIT_BYTES,
  })
  return resultsIn(working)
}

/** Runs a suite of OGC, says what failed, keeps the result in a folder if one is given; the exit code is 1 if anything failed. */
export async function runSuite(suite: Suite, resultsFolder: string | undefined): Promise<void> {
  const working = await mkdtemp(join(tmpdir(), `${suite.artifact}-`))
  try {
    const results = await resultsOf(suite, working)
    const groups = groupsOf(results)
    const { artifact, version, about } = suite
    const result = { suite: artifact, version, about, ...sumOf(groups), groups, failures: failuresOf(results) }
    await report(suite.resultName ?? artifact, result, resultsFolder)
  } finally {
    await rm(working, { recursive: true, force: true })
  }
}
