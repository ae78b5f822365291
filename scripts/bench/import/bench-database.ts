import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { runImport } from '../../../data-import/pipeline/run-import.ts'
import { publishBatch } from '../../../data-import/publish/publish-batch.ts'
import { type Database, type DatabaseAddress, openDatabase } from '../../../spatial/database/connection.ts'
import { startEmbedded } from '../../../spatial/database/embedded/start-embedded.ts'
import { prepareDatabase } from '../../../spatial/database/prepare-database.ts'
import { DELIVERIES } from '../../start/load-demo.ts'

const SCHEMA = 'bench_import'

export interface BenchDatabase {
  database: Database
  close(): Promise<void>
}

/** A city of its own without a feature in it: on the server where there is one, else embedded in a temporary folder. */
export async function openBenchDatabase(connectionString: string | undefined): Promise<BenchDatabase> {
  if (connectionString === undefined) return openEmbedded()
  const database = await openFresh({ kind: 'server', connectionString })
  return {
    database,
    async close() {
      await sql`drop schema if exists ${sql.id(SCHEMA)} cascade`.execute(database.db)
      await database.close()
    },
  }
}

async function openEmbedded(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'wangge-bench-'))
  const embedded = await startEmbedded(folder, SCHEMA)
  const database = await openFresh({ kind: 'embedded', socketDirectory: embedded.socketDirectory })
  return {
    database,
    async close() {
      await database.close()
      await embedded.stop()
      await rm(folder, { recursive: true })
    },
  }
}

async function openFresh(address: DatabaseAddress): Promise<Database> {
  const database = openDatabase(address, { schema: SCHEMA })
  if (address.kind === 'server') await sql`drop schema if exists ${sql.id(SCHEMA)} cascade`.execute(database.db)
  await prepareDatabase(database)
  return database
}

/** Publishes everything of the delivery but its components, which stand on it. */
export async function loadGround(database: Database, delivery: string): Promise<void> {
  for (const { dataset, path, options = {} } of DELIVERIES) {
    if (dataset === 'components') continue
    const batch = await runImport(database, { dataset, options, paths: [join(delivery, path)], actor: 'bench' })
    if (batch.state !== 'staged') throw new Error(`${dataset}: ${batch.state} ${batch.reason ?? ''}`)
    await publishBatch(database, batch.id, 'bench')
  }
}
