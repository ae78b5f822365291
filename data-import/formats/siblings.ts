import { readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'

export const extensionOf = (path: string): string => extname(path).slice(1).toLowerCase()
export const stemOf = (path: string): string => basename(path, extname(path))

/** Files beside `path` with the same stem, by extension; extensions and stems match without regard to case. */
export async function siblings(path: string): Promise<Map<string, string>> {
  const stem = stemOf(path).toLowerCase()
  const found = new Map<string, string>()
  for (const name of (await readdir(dirname(path))).sort())
    if (stemOf(name).toLowerCase() === stem) found.set(extensionOf(name), join(dirname(path), name))
  found.set(extensionOf(path), path)
  return found
}
