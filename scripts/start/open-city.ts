import { mkdirSync } from 'node:fs'
import { type Database, openDatabase } from '../../spatial/database/connection.ts'
import { startEmbedded } from '../../spatial/database/embedded/start-embedded.ts'
import { prepareDatabase } from '../../spatial/database/prepare-database.ts'
import { type Configuration, ConfigurationError } from '../configuration.ts'

export interface OpenCity {
  database: Database
  /** Resolves when the embedded database ended without being asked. Never for a server. */
  lost: Promise<void>
  close(): Promise<void>
}

const TILE_SQL = new URL('../../tiles/', import.meta.url)

/** Connects to the configured database, starting the embedded one where none is named, and brings it up to date. */
export async function openCity(configuration: Configuration): Promise<OpenCity> {
  const { databaseUrl, cityName, city } = configuration
  const opened = databaseUrl ? await connectServer(databaseUrl, cityName) : await connectEmbedded(configuration)
  await prepareDatabase(opened.database, { city, repeatable: [TILE_SQL] })
  return opened
}

async function connectServer(connectionString: string, schema: string): Promise<OpenCity> {
  const database = openDatabase({ kind: 'server', connectionString }, { schema })
  await database.pool.query('select 1').catch((error: Error) => {
    throw new ConfigurationError(
      `The server of DATABASE_URL cannot be used (${error.message}): start it or correct the address.`,
    )
  })
  return { database, lost: new Promise(() => {}), close: () => database.close() }
}

async function connectEmbedded({ dataDirectory, cityName }: Configuration): Promise<OpenCity> {
  mkdirSync(dataDirectory, { recursive: true })
  const embedded = await startEmbedded(dataDirectory, cityName)
  const database = openDatabase({ kind: 'embedded', socketDirectory: embedded.socketDirectory }, { schema: cityName })
  let isClosing = false
  return {
    database,
    lost: new Promise(done => void embedded.ended.then(() => !isClosing && done())),
    async close() {
      isClosing = true
      await database.close()
      await embedded.stop()
    },
  }
}
