import { sql } from 'kysely'
import type { Database } from '../../spatial/database/connection.ts'
import { updateBatch } from '../pipeline/batch-record.ts'
import { dropStaging } from '../staging/staging-table.ts'

/** A living import writes its progress every few seconds. */
export const SILENCE_SECONDS = 120

/**
 * Marks imports as failed whose process is gone, since a computer may stop at any time. Called at the start of a server:
 * on the embedded database nothing else can be importing then; on a server another process may, and shows it.
 */
export async function failInterrupted({ db, kind }: Database): Promise<number> {
  const silent =
    kind === 'embedded'
      ? sql`true`
      : sql`coalesce((report #>> '{progress,at}')::timestamptz, created_at) < now() - make_interval(secs => ${SILENCE_SECONDS})`
  const { rows } = await sql<{ id: number }>`
    select id from import_batches where state in ('reading', 'checking') and ${silent}`.execute(db)
  for (const { id } of rows) {
    await dropStaging(db, id)
    await updateBatch(db, id, {
      state: 'failed',
      reason: 'The server stopped while this was being imported. Nothing was published; try again.',
    })
  }
  return rows.length
}
