/** Imports and publishes the components of a delivery in a process of its own, and tells the parent how long it took. */
import { runImport } from '../../../data-import/pipeline/run-import.ts'
import { publishBatch } from '../../../data-import/publish/publish-batch.ts'
import { type DatabaseAddress, openDatabase } from '../../../spatial/database/connection.ts'

export interface ComponentsJob {
  address: DatabaseAddress
  schema: string
  path: string
}

export interface ComponentsResult {
  rows: number
  stagedMs: number
  publishedMs: number
  peakMegabytes: number
}

const KILOBYTES_PER_MEGABYTE = 1024

process.once('message', async ({ address, schema, path }: ComponentsJob) => {
  const database = openDatabase(address, { schema })
  const startedAt = performance.now()
  const batch = await runImport(database, { dataset: 'components', paths: [path], options: {}, actor: 'bench' })
  if (batch.state !== 'staged')
    throw new Error(`The delivery is ${batch.state}: ${JSON.stringify(batch.report.questions)}`)
  const stagedAt = performance.now()
  await publishBatch(database, batch.id, 'bench')
  const result: ComponentsResult = {
    rows: batch.report.counts!.read,
    stagedMs: stagedAt - startedAt,
    publishedMs: performance.now() - stagedAt,
    peakMegabytes: process.resourceUsage().maxRSS / KILOBYTES_PER_MEGABYTE,
  }
  await database.close()
  process.send!(result, () => process.disconnect())
})
