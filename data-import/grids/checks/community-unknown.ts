import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** A unit grid lies in the community whose code its own begins with, so that must be published first. */
export const communityUnknown: SetCheck = {
  ids: ['area-unknown'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      select 'area-unknown' as check, s.table_number as "tableNumber", s.row_number as "rowNumber", 'code' as column,
             left(s.code, 12) as value
      from ${staged.table} s
      where not s.is_held
        and not exists (select from areas a where a.code = left(s.code, 12) and a.retired_at is null)`.execute(db)
    return rows
  },
}
