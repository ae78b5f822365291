import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** A new folder for temporary files that lasts as long as the app; to be asked for before anything that writes into it. */
export async function scratchDirectory(app: FastifyInstance, purpose: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), `wangge-${purpose}-`))
  app.addHook('onClose', () => rm(directory, { recursive: true, force: true }))
  return directory
}
