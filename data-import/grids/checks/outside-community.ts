import { sql } from 'kysely'
import { difference } from '../../../spatial/database/postgis.ts'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'
import { SLIVER_M2 } from './area-overlap.ts'

/** Cells do not cross the boundary of their community. */
export const outsideCommunity: SetCheck = {
  ids: ['outside-parent'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      select 'outside-parent' as check, "tableNumber", "rowNumber", 'code' as column, code as value,
             parent || ' (+' || round(m2::numeric, 1) || ' m²)' as expected
      from (
        select s.table_number as "tableNumber", s.row_number as "rowNumber", s.code, a.code as parent,
               ST_Area(ST_Transform(${difference(sql.ref('s.geom'), sql.ref('a.geom'))}, ${staged.projectedSrid}::int)) as m2
        from ${staged.table} s join areas a on a.code = left(s.code, 12)
        where not s.is_held and not ST_Covers(a.geom, s.geom)
      ) beyond
      where m2 > ${SLIVER_M2}`.execute(db)
    return rows
  },
}
