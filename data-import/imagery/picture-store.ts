import { randomUUID } from 'node:crypto'
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PictureFileKind } from '../../spatial/database/tables/imagery.ts'

/** A file made from an original. */
export interface DerivedFile {
  kind: PictureFileKind
  sha256: string
  bytes: number
  width: number
  height: number
}

/** What was found out about an original and made from it; kept beside it, so that work cut short is not done again. */
export interface Manifest<Facts> {
  facts: Facts
  files: DerivedFile[]
}

const READ_ONLY = 0o400
/** No picture takes so long; what is older was left by a process that was killed. */
const LEFT_BEHIND_MS = 24 * 3_600_000

/**
 * Pictures on disk by the SHA-256 of their content. Originals are sealed: read-only, in a folder of their own, never served.
 * What may be served lies under `derived`.
 */
export class PictureStore {
  readonly directory: string

  constructor(directory: string) {
    this.directory = directory
    this.#partials = join(directory, 'partials')
  }

  originalPath = (sha256: string): string => join(this.directory, 'originals', sha256.slice(0, 2), `${sha256}.jpg`)
  derivedPath = (sha256: string): string => join(this.directory, 'derived', sha256.slice(0, 2), sha256)
  readonly #partials: string
  #manifestPath = (sha256: string): string => join(this.directory, 'manifests', sha256.slice(0, 2), `${sha256}.json`)

  /** Keeps an original for good. */
  async seal(path: string, sha256: string): Promise<void> {
    const kept = this.originalPath(sha256)
    if (await exists(kept)) return
    await this.#replace(kept, partial => copyFile(path, partial))
    await chmod(kept, READ_ONLY)
  }

  async keep(bytes: Uint8Array, sha256: string): Promise<void> {
    const kept = this.derivedPath(sha256)
    if (!(await exists(kept))) await this.#replace(kept, partial => writeFile(partial, bytes))
  }

  async writeManifest<Facts>(sha256: string, manifest: Manifest<Facts>): Promise<void> {
    await this.#replace(this.#manifestPath(sha256), partial => writeFile(partial, JSON.stringify(manifest)))
  }

  /** The manifest of an original whose files are all there. */
  async manifest<Facts>(sha256: string): Promise<Manifest<Facts> | undefined> {
    const text = await readFile(this.#manifestPath(sha256), 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    const manifest = JSON.parse(text) as Manifest<Facts>
    for (const file of manifest.files) if (!(await exists(this.derivedPath(file.sha256)))) return undefined
    return manifest
  }

  /** A copy that is not to be seen any more. */
  async forget(sha256: string): Promise<void> {
    await rm(this.derivedPath(sha256), { force: true })
  }

  /** Makes a file in a place of its own; what is left of it afterwards is removed. */
  async scratch<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
    await mkdir(this.#partials, { recursive: true })
    const path = join(this.#partials, randomUUID())
    try {
      return await work(path)
    } finally {
      await rm(path, { force: true })
    }
  }

  /** Removes what processes that were killed did not finish. */
  async tidy(): Promise<void> {
    for (const name of await readdir(this.#partials).catch(() => [])) {
      const path = join(this.#partials, name)
      const status = await stat(path).catch(() => undefined)
      if (status && Date.now() - status.mtimeMs > LEFT_BEHIND_MS) await rm(path, { force: true })
    }
  }

  /** Writes elsewhere and moves into place, so that a file is there whole or not at all. */
  #replace(path: string, write: (partial: string) => Promise<unknown>): Promise<void> {
    return this.scratch(async partial => {
      await write(partial)
      await mkdir(dirname(path), { recursive: true })
      await rename(partial, path)
    })
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
