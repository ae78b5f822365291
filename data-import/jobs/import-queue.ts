import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Database } from '../../spatial/database/connection.ts'
import type { DatasetId } from '../checks/check-list.ts'
import { batchById, updateBatch } from '../pipeline/batch-record.ts'
import type { ImportOptions } from '../pipeline/import-options.ts'
import { dropStaging } from '../staging/staging-table.ts'
import type { ImportJob } from './import-job.ts'

export interface QueuedImport {
  batchId: number
  dataset: DatasetId
  paths: string[]
  options: ImportOptions
  actor: string
}

/** Well above what the full city needs (350 MB), and little enough to run beside everything else. */
const HEAP_MEGABYTES = 1024
const PROCESS = fileURLToPath(new URL('./import-process.ts', import.meta.url))

/** Runs imports one after the other, each in a process of its own. */
export class ImportQueue {
  private readonly database: Database
  private readonly processPath: string
  private running: ChildProcess | undefined
  private last: Promise<void> = Promise.resolve()
  private readonly ends = new Map<number, Promise<void>>()
  private isClosed = false

  /** `processPath` is another program only in tests of what happens when it breaks. */
  constructor(database: Database, processPath = PROCESS) {
    this.database = database
    this.processPath = processPath
  }

  /** Resolves when the import has come to its end, whatever that is: the batch says. */
  add(job: QueuedImport): Promise<void> {
    this.last = this.last.then(() => (this.isClosed ? undefined : this.run(job)))
    this.ends.set(job.batchId, this.last)
    return this.last
  }

  /** Resolves when nothing more will be written about a batch that was added: its process may outlive its last word. */
  async done(batchId: number): Promise<void> {
    await this.ends.get(batchId)
    this.ends.delete(batchId)
  }

  /** Ends the import that is running; its batch and those waiting are marked as failed. */
  async close(): Promise<void> {
    this.isClosed = true
    this.running?.kill('SIGKILL')
    await this.last
  }

  private async run({ batchId, ...request }: QueuedImport): Promise<void> {
    const { address, schema } = this.database
    const job: ImportJob = { address, schema, batchId, ...request }
    const child = fork(this.processPath, { execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`] })
    this.running = child
    child.send(job)
    const ending = await new Promise<string>(done => {
      child.once('exit', (code, signal) => done(signal ?? `exit code ${code}`))
      child.once('error', error => done(error.message))
    })
    this.running = undefined
    await this.failUnfinished(batchId, ending)
  }

  /** A process that ended without a word leaves its batch in the middle of something. */
  private async failUnfinished(batchId: number, ending: string): Promise<void> {
    const { db } = this.database
    const { state } = await batchById(db, batchId)
    if (state !== 'reading' && state !== 'checking') return
    await dropStaging(db, batchId)
    await updateBatch(db, batchId, {
      state: 'failed',
      reason: `The process of the import ended in the middle of ${state} (${ending}). Nothing was published; try again.`,
    })
  }
}
