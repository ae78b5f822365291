import { chmod, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

/**
 * Pictures on disk by the SHA-256 of their content. Originals are sealed: read-only, in a folder of their own, never served.
 * What may be served lies under `derived`.
 */
export class PictureStore {
  readonly directory: string

  constructor(directory: string) {
    this.directory = directory
  }

  originalPath = (sha256: string): string => join(this.directory, 'originals', sha256.slice(0, 2), `${sha256}.jpg`)
  derivedPath = (sha256: string): string => join(this.directory, 'derived', sha256.slice(0, 2), sha256)
  #manifestPath = (sha256: string): string => join(this.directory, 'manifests', sha256.slice(0, 2), `${sha256}.json`)

  /** Keeps an original for good. */
  async seal(path: string, sha256: string): Promise<void> {
    const kept = this.originalPath(sha256)
    if (await exists(kept)) return
    await replace(kept, partial => copyFile(path, partial))
    await chmod(kept, READ_ONLY)
  }

  async keep(bytes: Uint8Array, sha256: string): Promise<void> {
    const kept = this.derivedPath(sha256)
    if (!(await exists(kept))) await replace(kept, partial => writeFile(partial, bytes))
  }

  async writeManifest<Facts>(sha256: string, manifest: Manifest<Facts>): Promise<void> {
    await replace(this.#manifestPath(sha256), partial => writeFile(partial, JSON.stringify(manifest)))
  }

  /** The manifest of an original whose files are all there. */
  async manifest<Facts>(sha256: string): Promise<Manifest<Facts> | undefined> {
    const text = await readFile(this.#manifestPath(sha256), 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    const manifest = JSON.parse(text) as Manifest<Facts>
    for (const file of manifest.files) if (!(await exists(this.derivedPath(file.sha256)))) return undefined
    return manifest
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Writes beside and moves into place, so that a file is there whole or not at all. */
async function replace(path: string, write: (partial: string) => Promise<unknown>): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  const partial = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await write(partial)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
