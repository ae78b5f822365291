import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../set-check.ts'

/** Codes are never reused (CJ/T 213 and 214): what was retired stays so, and what stands there now needs its own code. */
export const codeRetired = (table: string): SetCheck => ({
  ids: ['code-retired'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      select 'code-retired' as check, s.table_number as "tableNumber", s.row_number as "rowNumber",
             'code' as column, s.code as value
      from ${staged.table} s join ${sql.table(table)} t on t.code = s.code
      where not s.is_held and t.retired_at is not null`.execute(db)
    return rows
  },
})
