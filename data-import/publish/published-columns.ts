import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'

export interface PublishedColumn {
  name: string
  /** The type as SQL writes it: `numeric(12,1)`. */
  type: string
}

/** Columns of a published table that a writer fills: all but those that are generated, the object id among them, and the commit's stamps. */
export async function publishedColumns(db: Db, table: string): Promise<PublishedColumn[]> {
  const { rows } = await sql<PublishedColumn>`
    select attname as name, format_type(atttypid, atttypmod) as type
    from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
      and attname not in ('seq', 'valid_from', 'retired_at')
    order by attnum`.execute(db)
  return rows
}
