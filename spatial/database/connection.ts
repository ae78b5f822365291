import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './prepared.ts'
import type { Db, Schema } from './schema.ts'

export interface Database {
  db: Db
  pool: pg.Pool
  /** Where it is, for another process that opens it too. */
  address: DatabaseAddress
  /** The embedded database lacks ST_AsMVT and LISTEN, and runs one statement at a time. */
  kind: 'server' | 'embedded'
  /** The schema of the city; found through search_path, so no statement names it. */
  schema: string
  close(): Promise<void>
}

export type DatabaseAddress =
  | { kind: 'server'; connectionString: string }
  | { kind: 'embedded'; socketDirectory: string }

export interface DatabaseOptions {
  schema: string
  maxConnections?: number
}

const { builtins } = pg.types

/** Commit numbers stay far below 2^53 and areas need no more than a double; days are kept as the text YYYY-MM-DD. */
const PARSERS: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.DATE]: text => text,
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS[oid]) || pg.types.getTypeParser(oid, format as 'text'),
}

/**
 * This server answers many at once. PostGIS declares its functions expensive, which makes the planner compile a 2 ms look-up
 * (measured: 1.1 s, of which 1.0 s compiling) or start workers for it (60 ms), both taken from everybody else.
 */
const MANY_SMALL_QUERIES = '-c jit=off -c max_parallel_workers_per_gather=0'

/** Opens a pool on PostgreSQL or on the embedded database. Connects lazily: an unreachable server shows at the first query. */
export function openDatabase(address: DatabaseAddress, { schema, maxConnections = 12 }: DatabaseOptions): Database {
  const pool =
    address.kind === 'server'
      ? new pg.Pool({
          connectionString: address.connectionString,
          Client: PreparingClient,
          options: `-c search_path=${schema},public -c timezone=UTC ${MANY_SMALL_QUERIES}`,
          max: maxConnections,
          types,
        })
      : new pg.Pool({
          host: address.socketDirectory,
          user: 'postgres',
          database: 'postgres',
          max: maxConnections,
          types,
        })
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, address, kind: address.kind, schema, close: () => db.destroy() }
}
