import { sql } from 'kysely'
import { difference, union } from '../../../spatial/database/postgis.ts'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** Boundaries rounded on their own leave slivers; a real gap is larger than a room. */
const GAP_M2 = 25

/**
 * The cells of a community fill it without gap: the delivered ones, and the published ones that the delivery does not
 * contain. The finding is about the community, so it names no row.
 */
export const areaGap: SetCheck = {
  ids: ['area-gap'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      with cells as materialized (
        select table_number, left(code, 12) as community, geom from ${staged.table} where not is_held
        union all
        select null, t.community_code, t.geom from unit_grids t
        where t.retired_at is null and not exists (select from ${staged.table} s where s.code = t.code and not s.is_held)
      ), filled as (
        select community, min(table_number) as table_number, ${union(sql.ref('geom'))} as geom
        from cells group by community having min(table_number) is not null
      ), gaps as (
        select a.code, filled.table_number,
               ST_Area(ST_Transform(${difference(sql.ref('a.geom'), sql.ref('filled.geom'))}, ${staged.projectedSrid}::int)) as m2
        from filled join areas a on a.code = filled.community
      )
      select 'area-gap' as check, table_number as "tableNumber", null as "rowNumber", code as key, 'code' as column,
             round(m2::numeric, 1) || ' m²' as value, '0 m²' as expected
      from gaps where m2 > ${GAP_M2}`.execute(db)
    return rows
  },
}
