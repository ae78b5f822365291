import { commit } from '../database/commit.ts'
import type { Db } from '../database/schema.ts'
import type { Visibility } from '../database/tables/imagery.ts'
import { DomainError } from '../domain-error.ts'

export interface Showing {
  sequenceId: string
  visibility: Visibility
  /** With `waived`: why nothing needs blurring. */
  reason?: string
  actor: string
}

/**
 * Shows a sequence to the public, because it was blurred or because somebody answers for it, or seals it again. Throws
 * DomainError not-found, invalid-parameter.
 */
export async function showSequence(db: Db, { sequenceId, visibility, reason, actor }: Showing): Promise<void> {
  if (visibility === 'waived' && !reason)
    throw new DomainError('invalid-parameter', 'reason: say why nothing needs to be blurred.')
  await commit(db, { actor, note: `${sequenceId}: ${visibility}` }, async trx => {
    const { numUpdatedRows } = await trx
      .updateTable('picture_sequences')
      .set({ visibility, waiver: visibility === 'waived' ? `${actor}: ${reason}` : null })
      .where('id', '=', sequenceId)
      .where('retired_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new DomainError('not-found', `There is no sequence ${sequenceId}.`)
    await trx.updateTable('pictures').set({ visibility }).where('sequence_id', '=', sequenceId).execute()
  })
}
