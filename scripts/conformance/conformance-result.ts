import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Counts {
  passed: number
  failed: number
  /** Tests of what the service does not claim, or for which it has no data. */
  skipped: number
}

/** What a run found, as it is kept in docs/conformance; when it was is what the commit says. */
export interface ConformanceResult extends Counts {
  suite: string
  version: string
  /** In words: what was run against what. */
  about: string
  groups: ({ name: string } & Counts)[]
  failures: string[]
}

export const sumOf = (groups: readonly Counts[]): Counts => ({
  passed: groups.reduce((sum, { passed }) => sum + passed, 0),
  failed: groups.reduce((sum, { failed }) => sum + failed, 0),
  skipped: groups.reduce((sum, { skipped }) => sum + skipped, 0),
})

/** Prints a result, writes it into the folder if one is given, and says by the exit code whether anything failed. */
export async function report(name: string, result: ConformanceResult, folder: string | undefined): Promise<void> {
  for (const failure of result.failures) console.log(`failed: ${failure}`)
  for (const { name: group, ...counts } of result.groups) console.log(`${group}: ${inWords(counts)}`)
  console.log(`${result.suite} ${result.version}: ${inWords(result)}`)
  process.exitCode = result.failed > 0 ? 1 : 0
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
}

const inWords = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} do not apply`
