import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** Stated areas are rounded and may come from another projection: one part in a hundred is right. */
const TOLERATED_SHARE = 0.01
/** And so is what rounding to a square metre makes of very small cells. */
const TOLERATED_M2 = 1

export const areaDiffers: SetCheck = {
  ids: ['area-differs'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      select 'area-differs' as check, table_number as "tableNumber", row_number as "rowNumber", 'area_m2' as column,
             area_m2::text as value, round(m2::numeric, 1)::text as expected
      from (select *, ST_Area(ST_Transform(geom, ${staged.projectedSrid}::int)) as m2 from ${staged.table} where not is_held) s
      where abs(area_m2 - m2) > greatest(${TOLERATED_SHARE}::float8 * m2, ${TOLERATED_M2}::float8)`.execute(db)
    return rows
  },
}
