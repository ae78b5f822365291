/** The process of one import: it may run out of memory or be killed without taking anything along. */
import { openDatabase } from '../../spatial/database/connection.ts'
import { stageBatch } from '../pipeline/run-import.ts'
import type { ImportJob } from './import-job.ts'

/** One connection writes rows, another findings and progress. */
const CONNECTIONS = 3

process.once('message', (job: ImportJob) => void run(job))
// The parent holds the other end: when it ends, however it ends, nobody waits for the result.
process.once('disconnect', () => process.exit(1))

async function run({ address, schema, batchId, ...request }: ImportJob): Promise<void> {
  const database = openDatabase(address, { schema, maxConnections: CONNECTIONS })
  try {
    await stageBatch(database, batchId, request)
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  } finally {
    await database.close()
    process.disconnect()
  }
}
