import { sql } from 'kysely'
import { intersection } from '../../../spatial/database/postgis.ts'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** Cells share boundaries that were rounded on their own: slivers below this are not overlaps. */
export const SLIVER_M2 = 5

/** Unit grids tile the city without overlap. The later of two in the delivery is at fault, the delivered one against the register. */
export const areaOverlap: SetCheck = {
  ids: ['area-overlap'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      with cells as materialized (
        select code, geom, row_number() over (order by table_number, row_number) as place
        from ${staged.table} where not is_held
        union all
        select code, geom, 0 from unit_grids t
        where retired_at is null and not exists (select from ${staged.table} s where s.code = t.code)
      ), boxes as materialized (
        -- boxes as numbers: a join by && fails in the embedded database
        select code, geom, place, ST_XMin(geom) as west, ST_XMax(geom) as east, ST_YMin(geom) as south, ST_YMax(geom) as north
        from cells
      ), crossings as (
        select later.code, earlier.code as other,
               ST_Area(ST_Transform(${intersection(sql.ref('later.geom'), sql.ref('earlier.geom'))}, ${staged.projectedSrid}::int)) as m2
        from boxes later join boxes earlier
          on earlier.place < later.place and earlier.east > later.west and earlier.west < later.east
             and earlier.north > later.south and earlier.south < later.north
        where ST_Relate(later.geom, earlier.geom, '2********')
      )
      select distinct on (s.table_number, s.row_number) 'area-overlap' as check, s.table_number as "tableNumber",
             s.row_number as "rowNumber", 'code' as column, s.code as value,
             '≠ ' || other || ' (' || round(m2::numeric, 1) || ' m²)' as expected
      from crossings join ${staged.table} s on s.code = crossings.code and not s.is_held
      where m2 > ${SLIVER_M2}
      order by s.table_number, s.row_number, m2 desc`.execute(db)
    return rows
  },
}
