import { sql } from 'kysely'
import { difference } from '../../../spatial/database/postgis.ts'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** Boundaries of the levels are drawn on their own: what reaches over by less than a courtyard is a sliver. */
const SLIVER_M2 = 100

/** An area lies within the one above it, which the delivery may bring itself. */
export const outsideArea: SetCheck = {
  ids: ['outside-parent'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      with above as materialized (
        select code, geom from ${staged.table} where not is_held
        union all
        select code, geom from areas t
        where retired_at is null and not exists (select from ${staged.table} s where s.code = t.code and not s.is_held)
      )
      select 'outside-parent' as check, "tableNumber", "rowNumber", 'code' as column, code as value,
             parent || ' (+' || round(m2) || ' m²)' as expected
      from (
        select s.table_number as "tableNumber", s.row_number as "rowNumber", s.code, a.code as parent,
               ST_Area(ST_Transform(${difference(sql.ref('s.geom'), sql.ref('a.geom'))}, ${staged.projectedSrid}::int)) as m2
        from ${staged.table} s join above a on a.code = s.parent_code
        where not s.is_held
      ) beyond
      where m2 > ${SLIVER_M2}`.execute(db)
    return rows
  },
}
