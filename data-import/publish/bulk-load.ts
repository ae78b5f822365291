import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'

/** Below this many rows keeping the indexes up is quicker than building them again. */
const MIN_ROWS = 20_000

/**
 * Runs an insert of many rows. When they outnumber what the table holds, its secondary indexes and foreign keys are
 * dropped before and made again after, in the same transaction: for 266,451 components 8 s instead of 35 (the geography
 * index and the row-by-row foreign keys cost most). Readers of the table wait meanwhile; they never see it without.
 */
export async function bulkLoad<Result>(
  trx: Db,
  { table, rows }: { table: string; rows: number },
  insert: () => Promise<Result>,
): Promise<Result> {
  if (rows < MIN_ROWS || rows < (await rowCount(trx, table))) return insert()
  const constraints = await foreignKeys(trx, table)
  const indexes = await secondaryIndexes(trx, table)
  for (const { name } of constraints)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(trx)
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(trx)
  const result = await insert()
  for (const { definition } of indexes) await sql.raw(definition).execute(trx)
  for (const { name, definition } of constraints)
    await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(trx)
  return result
}

interface Definition {
  name: string
  definition: string
}

async function rowCount(trx: Db, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(trx)
  return rows[0]!.n
}

async function foreignKeys(trx: Db, table: string): Promise<Definition[]> {
  const { rows } = await sql<Definition>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = ${table}::regclass and contype = 'f' order by conname`.execute(trx)
  return rows
}

/** Indexes that no constraint stands on. */
async function secondaryIndexes(trx: Db, table: string): Promise<Definition[]> {
  const { rows } = await sql<Definition>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${table}::regclass
      and not exists (select from pg_constraint where conindid = i.indexrelid)
    order by c.relname`.execute(trx)
  return rows
}
