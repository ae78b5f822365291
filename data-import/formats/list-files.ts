import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { InputFile } from './raw-table.ts'
import { refusal } from './sentences.ts'
import type { Refusal } from './source.ts'

/** A delivery of a whole city has some hundred files. */
const MOST_FILES = 5_000
const MOST_LEVELS = 32

/** System litter that travels with archives and folders. */
const LITTER = /^(?:\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i

async function walk(folder: InputFile, level: number, found: InputFile[]): Promise<Refusal | undefined> {
  if (level > MOST_LEVELS) return refusal('too-deep', { path: folder.shownPath, limit: MOST_LEVELS })
  const entries = await readdir(folder.path, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (LITTER.test(entry.name)) continue
    const file = { path: join(folder.path, entry.name), shownPath: `${folder.shownPath}/${entry.name}` }
    if (entry.isFile()) found.push(file)
    if (found.length > MOST_FILES)
      return refusal('too-large', { path: folder.shownPath, reason: `more than ${MOST_FILES} files` })
    const problem = entry.isDirectory() ? await walk(file, level + 1, found) : undefined
    if (problem) return problem
  }
  return undefined
}

/** All regular files at `path` (a file or a folder); links are not followed. */
export async function listFiles({ path, shownPath }: InputFile): Promise<InputFile[] | Refusal> {
  const status = await lstat(path).catch(() => undefined)
  if (!status) return refusal('nothing-there', { path: shownPath })
  if (status.isFile()) return [{ path, shownPath }]
  const found: InputFile[] = []
  const problem = status.isDirectory() ? await walk({ path, shownPath }, 0, found) : undefined
  return problem ?? found
}

export const asInput = (path: string): InputFile => ({ path, shownPath: basename(path) })
