import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { type BatchRecord, type BatchState, batchById } from '../pipeline/batch-record.ts'

/** The batch, locked until the transaction ends and in a state that the caller needs. */
export async function lockBatch(trx: Db, batchId: number, ...needed: BatchState[]): Promise<BatchRecord> {
  await sql`select id from import_batches where id = ${batchId} for update`.execute(trx)
  const batch = await batchById(trx, batchId)
  if (!needed.includes(batch.state))
    throw new DomainError(
      'import-state',
      `Batch ${batchId} is ${batch.state}; this needs it to be ${needed.join(' or ')}.`,
    )
  return batch
}
