import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files that can be made again, by name, in a folder of bounded size: what was not asked for longest goes first. */
export class FileCache {
  readonly #directory: string
  readonly #mostBytes: number
  /** Sizes by name, the least recently used first. */
  readonly #kept = new Map<string, number>()
  #bytes = 0
  #opened: Promise<void> | undefined

  constructor(directory: string, mostBytes: number) {
    this.#directory = directory
    this.#mostBytes = mostBytes
  }

  async get(name: string): Promise<Buffer | undefined> {
    await this.#open()
    const size = this.#kept.get(name)
    if (size === undefined) return undefined
    const bytes = await readFile(join(this.#directory, name)).catch(() => undefined)
    if (!bytes) {
      this.#forget(name)
      return undefined
    }
    this.#kept.delete(name)
    this.#kept.set(name, size)
    await utimes(join(this.#directory, name), new Date(), new Date()).catch(() => {})
    return bytes
  }

  async set(name: string, bytes: Uint8Array): Promise<void> {
    await this.#open()
    const path = join(this.#directory, name)
    const partial = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
    await writeFile(partial, bytes)
    await rename(partial, path)
    this.#forget(name)
    this.#kept.set(name, bytes.length)
    this.#bytes += bytes.length
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) break
      this.#forget(oldest)
      await rm(join(this.#directory, oldest), { force: true })
    }
  }

  #forget(name: string): void {
    this.#bytes -= this.#kept.get(name) ?? 0
    this.#kept.delete(name)
  }

  #open(): Promise<void> {
    this.#opened ??= this.#look()
    return this.#opened
  }

  /** What an earlier process left is used on; what it did not finish is removed. */
  async #look(): Promise<void> {
    await mkdir(this.#directory, { recursive: true })
    const found: { name: string; size: number; at: number }[] = []
    for (const name of await readdir(this.#directory)) {
      const path = join(this.#directory, name)
      if (!name.endsWith('.jpg')) await rm(path, { force: true })
      else {
        const { size, mtimeMs } = await stat(path)
        found.push({ name, size, at: mtimeMs })
      }
    }
    for (const { name, size } of found.sort((a, b) => a.at - b.at)) {
      this.#kept.set(name, size)
      this.#bytes += size
    }
  }
}
