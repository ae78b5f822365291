import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '../../../spatial/database/schema.ts'

const run = promisify(execFile)
const SCHEMA = 'bench_ogr2ogr'

export const hasOgr2ogr = (): Promise<boolean> =>
  run('ogr2ogr', ['--version']).then(
    () => true,
    () => false,
  )

/** Milliseconds in which ogr2ogr copies the Shapefiles of a folder into the server, unchecked, a table for each file. */
export async function ogr2ogrMs(db: Db, connectionString: string, folder: string): Promise<number> {
  await sql`drop schema if exists ${sql.id(SCHEMA)} cascade`.execute(db)
  await sql`create schema ${sql.id(SCHEMA)}`.execute(db)
  const target = `PG:${connectionString.replace(/^postgres:/, 'postgresql:')}`
  const startedAt = performance.now()
  await run('ogr2ogr', [
    '-q',
    '-f',
    'PostgreSQL',
    target,
    folder,
    '-lco',
    `SCHEMA=${SCHEMA}`,
    '-nlt',
    'PROMOTE_TO_MULTI',
  ])
  const tookMs = performance.now() - startedAt
  await sql`drop schema ${sql.id(SCHEMA)} cascade`.execute(db)
  return tookMs
}
