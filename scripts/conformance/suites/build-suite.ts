import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const POM = fileURLToPath(new URL('pom.xml', import.meta.url))

/** Has Maven do something with the sources in a folder; answers with what Java needs beside their classes. */
async function maven(sources: string, goals: readonly string[]): Promise<string> {
  const list = join(sources, 'target', 'classpath')
  const build = `dependency:build-classpath`
  await run('mvn', ['-B', '-q', '-f', POM, `-Dsuite=${sources}`, ...goals, build, `-Dmdep.outputFile=${list}`])
  return readFile(list, 'utf8')
}

/** How Java runs ets-gml32 from Maven Central. Its jar alone finds no reference systems: see pom.xml. */
export async function gml32Program(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ets-gml32-'))
  return ['-cp', await maven(folder, []), 'org.opengis.cite.iso19136.TestNGController']
}

/**
 * How Java runs ets-wfs20, compiled from the folder that ETS_SOURCE names, else from its tag on GitHub. The suite would write to a service
 * that offers it, whoever asks: without a key its tests of writing are left out.
 */
export async function wfs20Program(version: string, { hasKey }: { hasKey: boolean }): Promise<string[]> {
  const sources = process.env.ETS_SOURCE ?? (await checkedOut(version))
  const libraries = await maven(sources, ['compile'])
  const classes = join(sources, 'target', 'classes')
  const path = [...(hasKey ? [] : [await listOfReadingTests(classes)]), classes, libraries]
  return ['-cp', path.join(':'), 'org.opengis.cite.iso19142.TestNGController']
}

/** A folder with a list of tests that stands before the one among the classes. */
async function listOfReadingTests(classes: string): Promise<string> {
  const list = 'org/opengis/cite/iso19142/testng.xml'
  const folder = await mkdtemp(join(tmpdir(), 'ets-wfs20-'))
  await mkdir(join(folder, dirname(list)), { recursive: true })
  const text = await readFile(join(classes, list), 'utf8')
  await writeFile(join(folder, list), text.replace(/<test name="(Transactional|Locking) WFS">[\s\S]*?<\/test>/g, ''))
  return folder
}

async function checkedOut(version: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ets-wfs20-'))
  const address = 'https://github.com/opengeospatial/ets-wfs20.git'
  await run('git', ['clone', '-q', '--depth', '1', '--branch', version, address, folder])
  return folder
}
