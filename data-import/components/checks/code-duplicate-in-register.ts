import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/**
 * An object that seems to have moved further than this is another object under the same code. A new survey corrects
 * positions by metres; nothing that carries a code is carried off this far and keeps it.
 */
export const SAME_OBJECT_METERS = 100

/** Boxes that begin nearer than this (48 m or less) spare the distance of what has not moved, which is nearly everything. */
const UNMOVED_DEGREES = 0.0005

export const codeDuplicateInRegister: SetCheck = {
  ids: ['code-duplicate-in-register'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      select 'code-duplicate-in-register' as check, s.table_number as "tableNumber", s.row_number as "rowNumber",
             'code' as column, s.code as value,
             '≤ ' || ${SAME_OBJECT_METERS}::int || ' m (' || round(ST_Distance(s.geom::geography, c.geom::geography)) || ' m)' as expected
      from ${staged.table} s join components c on c.code = s.code
      where not s.is_held and c.retired_at is null
        and greatest(abs(ST_XMin(s.geom) - ST_XMin(c.geom)), abs(ST_YMin(s.geom) - ST_YMin(c.geom))) > ${UNMOVED_DEGREES}
        and ST_Distance(s.geom::geography, c.geom::geography) > ${SAME_OBJECT_METERS}`.execute(db)
    return rows
  },
}
