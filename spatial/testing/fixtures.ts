import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../', import.meta.url)

/**
 * A folder of real files by others, kept beside the project and never inside it: `../shared/fixtures/<name>`. Undefined
 * where it is absent; tests that need it are then skipped by name.
 */
export function fixturesFolder(name: string): string | undefined {
  const candidates = ['../shared/fixtures/', '../../shared/fixtures/'].map(path => new URL(path + name, ROOT))
  const found = candidates.find(candidate => existsSync(candidate))
  return found && fileURLToPath(found)
}
