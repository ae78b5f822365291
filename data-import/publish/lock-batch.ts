import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { type BatchRecord, type BatchState, batchById } from '../pipeline/batch-record.ts'

/** The batch, locked until the transaction ends and in the state that the caller needs. */
export async function lockBatch(trx: Db, batchId: number, needed: BatchState): Promise<BatchRecord> {
  await sql`select id from import_batches where id = ${batchId} for update`.execute(trx)
  const batch = await batchById(trx, batchId)
  if (batch.state !== needed)
    throw new DomainError('import-state', `Batch ${batchId} is ${batch.state}; only a ${needed} batch allows this.`)
  return batch
}
