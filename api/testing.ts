import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { createKey, type NewKey } from '../spatial/access/access-keys.ts'
import type { Grant } from '../spatial/access/reader.ts'
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
  const withKey = async (key: Omit<NewKey, 'name'>): Promise<{ authorization: string }> => ({
    authorization: `Bearer ${await createKey(database.current.db, { name: 'tester', ...key })}`,
  })
  return {
    database,
    get app(): FastifyInstance {
      if (!app) throw new Error('testApp() is ready only inside tests')
      return app
    },
    /** Headers of a caller whose key has these scopes. */
    as: (...scopes: Scope[]) => withKey({ scopes }),
    /** Headers of a caller whose key is given no more than this. */
    given: (...grants: Grant[]) => withKey({ scopes: ['components:write'], grants }),
  }
}
