import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { DatabaseAddress } from '../connection.ts'
import { startEmbedded } from '../embedded/start-embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseAddress: DatabaseAddress
  }
}

/** One database for the run: the server named by DATABASE_URL, else an embedded one in a temporary folder. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const connectionString = process.env.DATABASE_URL
  if (connectionString) {
    project.provide('databaseAddress', { kind: 'server', connectionString })
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'wangge-test-'))
  const embedded = await startEmbedded(folder, 'test')
  project.provide('databaseAddress', { kind: 'embedded', socketDirectory: embedded.socketDirectory })
  return async () => {
    await embedded.stop()
    await rm(folder, { recursive: true })
  }
}
