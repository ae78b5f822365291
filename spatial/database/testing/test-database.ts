import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, openDatabase } from '../connection.ts'
import { prepareDatabase } from '../prepare-database.ts'

/**
 * Gives a test file a freshly prepared city (books loaded, no features) in a schema of its own, dropped afterwards.
 * Call it at the top of the file; read `.current` inside tests.
 */
export function testDatabase(): { readonly current: Database } {
  const schema = `test_${randomBytes(6).toString('hex')}`
  let database: Database | undefined
  beforeAll(async () => {
    const address = inject('databaseAddress')
    database = openDatabase(address, { schema, maxConnections: 8 })
    if (address.kind === 'embedded') await adoptSchema(database)
    await prepareDatabase(database)
  })
  afterAll(async () => {
    if (!database) return
    await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(database.db)
    await database.close()
  })
  return {
    get current() {
      if (!database) throw new Error('testDatabase() is ready only inside tests')
      return database
    },
  }
}

/** All connections to the embedded database share one session, so its search path can be set once. */
async function adoptSchema({ db, schema }: Database): Promise<void> {
  await sql`create schema ${sql.id(schema)}`.execute(db)
  await sql`set search_path to ${sql.id(schema)}, public`.execute(db)
}
