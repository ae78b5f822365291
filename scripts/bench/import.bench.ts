import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Database } from '../../spatial/database/connection.ts'
import { compareDefects, foundDefects, plantedDefects } from '../import/planted-truth.ts'
import { makeDemoDelivery } from '../start/load-demo.ts'
import { loadGround, openBenchDatabase } from './import/bench-database.ts'
import type { ComponentsJob, ComponentsResult } from './import/import-components.ts'
import { hasOgr2ogr, ogr2ogrMs } from './import/ogr2ogr.ts'
import { summaryOf } from './statistics.ts'
import { duration, tableOf } from './table.ts'

const IMPORTER = fileURLToPath(new URL('./import/import-components.ts', import.meta.url))

/**
 * `npm run bench -- import [--rounds n]`: reads, checks, joins with the grids and publishes the full city's components. With
 * DATABASE_URL beside ogr2ogr copying the same files unchecked; without, on the embedded database.
 */
export async function bench(words: string[]): Promise<void> {
  const { values } = parseArgs({ args: words, options: { rounds: { type: 'string', default: '1' } } })
  const delivery = await makeDemoDelivery(process.env.DATA_DIR ?? '.data')
  const connectionString = process.env.DATABASE_URL
  const copies = connectionString !== undefined && (await hasOgr2ogr())
  const ours: (ComponentsResult & { wholeMs: number })[] = []
  const theirs: number[] = []
  for (let round = 0; round < Number(values.rounds); round++) {
    const { database, close } = await openBenchDatabase(connectionString)
    await loadGround(database, delivery)
    const components = join(delivery, '部件')
    if (copies) theirs.push(await ogr2ogrMs(database.db, connectionString, components))
    ours.push(await importComponents(database, components))
    if (round === 0) await printTruth(database, join(delivery, '..'))
    await close()
  }
  print(ours, theirs)
}

/** Start of the process and loading of the program included, as for ogr2ogr. */
async function importComponents(
  { address, schema }: Database,
  path: string,
): Promise<ComponentsResult & { wholeMs: number }> {
  const startedAt = performance.now()
  const child = fork(IMPORTER)
  const job: ComponentsJob = { address, schema, path }
  child.send(job)
  const result = await new Promise<ComponentsResult>((done, fail) => {
    child.once('message', message => done(message as ComponentsResult))
    child.once('exit', code => fail(new Error(`The importer ended with code ${code}.`)))
  })
  return { ...result, wholeMs: performance.now() - startedAt }
}

function print(ours: readonly (ComponentsResult & { wholeMs: number })[], theirs: readonly number[]): void {
  const median = (samplesMs: readonly number[]) => summaryOf(samplesMs).medianMs
  const part = (pick: (result: ComponentsResult & { wholeMs: number }) => number) => median(ours.map(pick))
  const wholeMs = part(result => result.wholeMs)
  const { rows } = ours[0]!
  const line = (name: string, ms: number) => [name, duration(ms), Math.round((rows / ms) * 1000).toLocaleString('en')]
  const lines = [
    line(
      'decode, reproject, check, join with grids, stage',
      part(result => result.stagedMs),
    ),
    line(
      'publish under one commit',
      part(result => result.publishedMs),
    ),
    line('import, whole process', wholeMs),
    ...(theirs.length > 0 ? [line('ogr2ogr, unchecked copy', median(theirs))] : []),
  ]
  console.log(tableOf([`${rows.toLocaleString('en')} rows`, 'median', 'rows/s'], lines))
  console.log(`\npeak memory of the import: ${Math.round(Math.max(...ours.map(result => result.peakMegabytes)))} MB`)
  if (theirs.length > 0) console.log(`import ÷ ogr2ogr: ${(wholeMs / median(theirs)).toFixed(2)} (allowed: 2)`)
}

const SHOWN_DEFECTS = 10

async function printTruth({ db }: Database, folder: string): Promise<void> {
  const planted = await plantedDefects(folder, 'delivery')
  const { precision, recall, missed, spurious } = compareDefects(planted, await foundDefects(db))
  console.log(`planted defects: ${planted.length}, precision ${precision}, recall ${recall}`)
  for (const defect of missed.slice(0, SHOWN_DEFECTS)) console.log(`  missed    ${JSON.stringify(defect)}`)
  for (const defect of spurious.slice(0, SHOWN_DEFECTS)) console.log(`  spurious  ${JSON.stringify(defect)}`)
}
