import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BinaryRows, COPY_HEADER, COPY_TRAILER } from './binary-copy.ts'
import type { StagingWriter } from './staged-row.ts'
import type { WrittenColumn } from './staging-table.ts'

/** One binary COPY for the whole import, on a connection of its own. */
export async function openCopyWriter(
  pool: pg.Pool,
  table: string,
  columns: readonly WrittenColumn[],
): Promise<StagingWriter> {
  const client = await pool.connect()
  const stream = client.query(copyFrom(`copy ${client.escapeIdentifier(table)} from stdin (format binary)`))
  const rows = new BinaryRows(columns)
  let failure: Error | undefined
  const settled = once(stream, 'finish').catch((error: Error) => {
    failure = error
  })
  stream.write(COPY_HEADER)

  return {
    async write(batch) {
      if (failure) throw failure
      for (const row of batch) rows.add(row)
      if (!stream.write(rows.take())) await Promise.race([once(stream, 'drain'), settled])
      if (failure) throw failure
    },
    async end() {
      stream.end(COPY_TRAILER)
      await settled
      client.release(failure)
      if (failure) throw failure
    },
    async abort() {
      stream.destroy()
      client.release(new Error('the import was given up'))
    },
  }
}
