import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatasetId } from '../../data-import/checks/check-list.ts'
import type { ImportOptions } from '../../data-import/pipeline/import-options.ts'
import { runImport } from '../../data-import/pipeline/run-import.ts'
import { publishBatch } from '../../data-import/publish/publish-batch.ts'
import type { Database } from '../../spatial/database/connection.ts'
import { runToEnd } from './run-to-end.ts'
import type { Announcer } from './terminal.ts'

export interface Delivery {
  dataset: DatasetId
  words: string
  path: string
  options?: ImportOptions
}

const BASE_MAP = '基础底图/基础底图.gpkg'

/** The parts of the delivery in the order in which one may name another. Components come last: they make the city whole. */
export const DELIVERIES: readonly Delivery[] = [
  { dataset: 'areas', words: '行政区域 · areas', path: '行政区域' },
  { dataset: 'grids', words: '单元网格 · unit grids', path: '单元网格' },
  { dataset: 'organisations', words: '责任单位 · organisations', path: '单位/责任单位.xlsx' },
  { dataset: 'responsibility', words: '处置责任 · responsibility', path: '单位/处置责任.csv' },
  { dataset: 'roads', words: '道路 · roads', path: BASE_MAP, options: { layer: 'road' } },
  { dataset: 'water', words: '水系 · water', path: BASE_MAP, options: { layer: 'water' } },
  { dataset: 'blocks', words: '地块 · blocks', path: BASE_MAP, options: { layer: 'block' } },
  { dataset: 'buildings', words: '建筑 · buildings', path: BASE_MAP, options: { layer: 'building' } },
  // A table of longitudes and latitudes cannot say which datum they are in; whoever delivers it does.
  { dataset: 'places', words: '地名地址 · places', path: '地名/地名地址.csv', options: { crs: 'EPSG:4490' } },
  { dataset: 'components', words: '部件 · components', path: '部件' },
]

const ACTOR = 'demo city'
const GENERATOR = fileURLToPath(new URL('../demo-city/main.ts', import.meta.url))

/** Does this database want the synthetic city: it holds nothing, or a load of it that was cut short? */
export async function wantsDemo({ db }: Database): Promise<boolean> {
  const components = await db.selectFrom('components').select('code').limit(1).executeTakeFirst()
  if (components) return false
  const { is_demo: isDemo } = await db.selectFrom('city').select('is_demo').executeTakeFirstOrThrow()
  return isDemo || !(await db.selectFrom('unit_grids').select('code').limit(1).executeTakeFirst())
}

/**
 * Makes the delivery files in a process of their own, so that they are written while the database is being created.
 * Resolves with their folder; made once, they are kept until the generator is another.
 */
export async function makeDemoDelivery(dataDirectory: string): Promise<string> {
  const folder = join(dataDirectory, 'demo')
  const finished = join(folder, 'finished')
  const generator = await digestOf(dirname(GENERATOR))
  if ((await readFile(finished, 'utf8').catch(() => '')) !== generator) {
    await rm(folder, { recursive: true, force: true })
    await runToEnd(GENERATOR, ['--out', folder])
    await writeFile(finished, generator)
  }
  return join(folder, 'delivery')
}

/** Of all files in a folder, their names included. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  for (const file of files.sort()) hash.update(relative(folder, file)).update(await readFile(file))
  return hash.digest('hex')
}

/** Takes the delivery in through the importer, part by part. Run again after an interruption, it goes on where it was. */
export async function loadDemo(database: Database, delivery: string, say: Announcer): Promise<void> {
  // Marked first: whatever synthetic rows there are, the city says so.
  await database.db.updateTable('city').set({ is_demo: true }).execute()
  for (const [index, { dataset, words, path, options = {} }] of DELIVERIES.entries()) {
    say.stage(`正在导入演示城市 ${index + 1}/${DELIVERIES.length} · importing the demo city: ${words}`)
    const batch = await runImport(database, {
      dataset,
      options,
      actor: ACTOR,
      paths: [join(delivery, path)],
      names: [path],
      onProgress: ({ rows, of }) => void (of > 0 && say.progress(rows / of)),
    })
    if (batch.state !== 'staged')
      throw new Error(`The demo city's ${dataset} were not accepted: ${batch.reason ?? batch.state}`)
    await publishBatch(database, batch.id, ACTOR)
  }
}
