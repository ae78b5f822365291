import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'wangge-import-'
/** No import takes so long; what is older was left by a process that was killed. */
const LEFT_BEHIND_MS = 24 * 3_600_000

async function removeLeftBehind(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(tmpdir(), name)
    const status = await stat(path).catch(() => undefined)
    if (status && Date.now() - status.mtimeMs > LEFT_BEHIND_MS) await rm(path, { recursive: true, force: true })
  }
}

/** A new private folder for unpacked archives and copies; folders that a killed process left are removed on the way. */
export async function createWorkFolder(): Promise<string> {
  await removeLeftBehind()
  return mkdtemp(join(tmpdir(), PREFIX))
}
