import { seedCity } from '../catalogue/city.ts'
import { type CityProfile, suining } from '../catalogue/city-profile.ts'
import { loadBooks } from '../catalogue/load-books.ts'
import type { Database } from './connection.ts'
import { type MigrateOptions, migrate } from './migrate.ts'

export interface PrepareOptions extends MigrateOptions {
  city?: CityProfile
}

/** Migrates the schema and loads what every city starts with: its class books and its own description. Idempotent. */
export async function prepareDatabase(
  database: Database,
  { city = suining, ...options }: PrepareOptions = {},
): Promise<void> {
  await migrate(database, options)
  await loadBooks(database.db)
  await seedCity(database.db, city)
}
