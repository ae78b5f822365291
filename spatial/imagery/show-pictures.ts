import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import type { Visibility } from '../database/tables/imagery.ts'
import { DomainError } from '../domain-error.ts'

/** Whether the public sees something of the imagery from now on. */
export interface Showing {
  visibility: Visibility
  /** With `waived`: why nothing needs blurring. */
  reason?: string | undefined
  actor: string
}

/**
 * Shows all pictures of a sequence to the public, because they were blurred or because somebody answers for it, or seals them
 * again. For use inside a commit. Throws DomainError not-found, invalid-parameter.
 */
export async function showSequence(
  trx: Db,
  { sequenceId, ...showing }: Showing & { sequenceId: string },
): Promise<void> {
  const { visibility } = showing
  const { numUpdatedRows } = await trx
    .updateTable('picture_sequences')
    .set({ visibility, waiver: waiverOf(showing) })
    .where('id', '=', sequenceId)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new DomainError('not-found', `There is no sequence ${sequenceId}.`)
  await trx.updateTable('pictures').set({ visibility, waiver: null }).where('sequence_id', '=', sequenceId).execute()
}

/** The same for one picture; its sequence is as visible as the most visible of its pictures. */
export async function showPicture(trx: Db, { pictureId, ...showing }: Showing & { pictureId: string }): Promise<void> {
  const picture = await trx
    .updateTable('pictures')
    .set({ visibility: showing.visibility, waiver: waiverOf(showing) })
    .where('id', '=', pictureId)
    .where('retired_at', 'is', null)
    .returning('sequence_id')
    .executeTakeFirst()
  if (!picture) throw new DomainError('not-found', `There is no picture ${pictureId}.`)
  await sql`
    update picture_sequences s set visibility = p.visibility,
      waiver = case when p.visibility = 'waived' then coalesce(s.waiver, p.waiver, 'picture by picture') end
    from (select visibility, waiver from pictures where sequence_id = ${picture.sequence_id} and retired_at is null
          order by array_position(array['waived', 'blurred', 'sealed'], visibility), rank limit 1) p
    where s.id = ${picture.sequence_id} and s.visibility <> p.visibility`.execute(trx)
}

function waiverOf({ visibility, reason, actor }: Showing): string | null {
  if (visibility !== 'waived') return null
  if (reason) return `${actor}: ${reason}`
  throw new DomainError('invalid-parameter', 'reason: say why nothing needs to be blurred.')
}
