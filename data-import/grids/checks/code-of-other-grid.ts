import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** A grid that shares less than half of the larger shape with the published one of its code is another grid. */
const SAME_GRID_SHARE = 0.5

/**
 * A change of shape closes a unit grid and opens a new code (GB/T 30428.1), so a code that comes with quite another
 * shape belongs to another object. Small corrections of the outline pass.
 */
export const codeOfOtherGrid: SetCheck = {
  ids: ['code-duplicate-in-register'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      select 'code-duplicate-in-register' as check, s.table_number as "tableNumber", s.row_number as "rowNumber",
             'code' as column, s.code as value
      from ${staged.table} s join unit_grids t on t.code = s.code
      where not s.is_held and t.retired_at is null and not s.geom = t.geom
        and ST_Area(ST_Intersection(s.geom, t.geom)) < ${SAME_GRID_SHARE}::float8 * greatest(ST_Area(s.geom), ST_Area(t.geom))`.execute(
      db,
    )
    return rows
  },
}
