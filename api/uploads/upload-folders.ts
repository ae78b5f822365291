import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the files of uploaded deliveries are kept, a folder for each by its number, until nobody reads them again. */
export class UploadFolders {
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

  /** Removes the files of all other batches, and uploads that were cut off when the server stopped. */
  async keepOnly(isWanted: (batchId: number) => boolean): Promise<void> {
    await mkdir(this.directory, { recursive: true })
    for (const name of await readdir(this.directory))
      if (!isWanted(Number(name))) await rm(join(this.directory, name), { recursive: true, force: true })
  }
}
