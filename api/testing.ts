import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { createKey } from '../spatial/access/access-keys.ts'
import type { Scope } from '../spatial/access/scopes.ts'
import { testDatabase } from '../spatial/database/testing/test-database.ts'
import { buildApp } from './app.ts'

/** Gives a test file an app on a database of its own; requests go through `inject`, without a port. */
export function testApp() {
  const database = testDatabase()
  let app: FastifyInstance | undefined
  beforeAll(async () => {
    app = await buildApp({ database: database.current })
    await app.ready()
  })
  afterAll(() => app?.close())
  return {
    database,
    get app(): FastifyInstance {
      if (!app) throw new Error('testApp() is ready only inside tests')
      return app
    },
    /** Headers of a caller whose key has these scopes. */
    async as(...scopes: Scope[]): Promise<{ authorization: string }> {
      return { authorization: `Bearer ${await createKey(database.current.db, { name: 'tester', scopes })}` }
    },
  }
}
