import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely'
import type { Database } from './connection.ts'

const MIGRATIONS = new URL('./migrations/', import.meta.url)

export interface MigrateOptions {
  /** Folders with repeatable SQL (`create or replace`), applied each time; skipped on the embedded database. */
  repeatable?: URL[]
}

/**
 * Brings the city's schema up to date: numbered files once each, forward only, then the repeatable ones.
 * Throws when a file fails; then nothing of this run remains.
 */
export async function migrate(database: Database, { repeatable = [] }: MigrateOptions = {}): Promise<void> {
  if (database.kind === 'server') await prepareServer(database)
  const migrator = new Migrator({
    db: database.db,
    provider: sqlMigrations(MIGRATIONS),
    migrationTableSchema: database.schema,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  if (database.kind === 'embedded') return
  for (const folder of repeatable) await applyAll(database.db, folder)
}

async function prepareServer({ db, schema }: Database): Promise<void> {
  await sql`create extension if not exists postgis schema public`.execute(db)
  await sql`create schema if not exists ${sql.id(schema)}`.execute(db)
}

/** Turns NNNN_name.sql files into forward-only migrations. */
export function sqlMigrations(folder: URL): MigrationProvider {
  return {
    async getMigrations() {
      const migrations: Record<string, Migration> = {}
      for (const name of (await readdir(folder)).filter(file => /^\d{4}_.+\.sql$/.test(file)).sort())
        migrations[name] = { up: async (db: Kysely<never>) => runFile(db, new URL(name, folder)) }
      return migrations
    },
  }
}

/** Processes that start together apply these one after the other: replacing one function twice at once fails in PostgreSQL. */
async function applyAll(db: Database['db'], folder: URL): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  await db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' repeatable', 0))`.execute(trx)
    for (const name of names.filter(file => /(^|\/)tile_.+\.sql$/.test(file)).sort())
      await runFile(trx as unknown as Kysely<never>, new URL(name, folder))
  })
}

async function runFile(db: Kysely<never>, file: URL): Promise<void> {
  await sql.raw(await readFile(file, 'utf8')).execute(db)
}
