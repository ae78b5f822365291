import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BatchState, batchStates } from '../../data-import/pipeline/batch-record.ts'
import type { Db } from '../../spatial/database/schema.ts'

/** In these the files may still be read again: with an answer to a question, or after a failure. */
const MAY_BE_READ_AGAIN: ReadonlySet<BatchState> = new Set([
  'reading',
  'checking',
  'question',
  'staged',
  'failed',
  'refused',
])

/** Where the files of uploaded deliveries are kept, a folder for each batch, until they are published or put away. */
export class ImportUploads {
  readonly directory: string

  constructor(directory: string) {
    this.directory = directory
  }

  folderOf(batchId: number): string {
    return join(this.directory, String(batchId))
  }

  has(batchId: number): boolean {
    return existsSync(this.folderOf(batchId))
  }

  /** Gives a received folder to its batch. */
  async keep(folder: string, batchId: number): Promise<string> {
    const kept = this.folderOf(batchId)
    await rm(kept, { recursive: true, force: true })
    await rename(folder, kept)
    return kept
  }

  async remove(batchId: number): Promise<void> {
    await rm(this.folderOf(batchId), { recursive: true, force: true })
  }

  /** Removes what no batch will read again, such as uploads that were cut off when the server stopped. */
  async tidy(db: Db): Promise<void> {
    await mkdir(this.directory, { recursive: true })
    const states = await batchStates(db)
    for (const name of await readdir(this.directory)) {
      const state = states.get(Number(name))
      if (!state || !MAY_BE_READ_AGAIN.has(state))
        await rm(join(this.directory, name), { recursive: true, force: true })
    }
  }
}
