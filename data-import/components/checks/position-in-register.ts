import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'
import { implausibleDistanceMeters } from '../implausible-distance.ts'
import { SAME_POSITION_METERS } from '../positions-in-file.ts'

/** No degree is longer than this; a box grown by it holds everything nearer than the distance. */
const SHORTEST_METERS_PER_DEGREE = 80_000

/**
 * New codes at or implausibly near a published object of the same class that the delivery does not contain: the same
 * two findings that rows of one delivery get among themselves.
 */
export const positionInRegister: SetCheck = {
  ids: ['position-repeated', 'position-near'],
  async find(db, staged) {
    const classes = await db
      .selectFrom('classes')
      .innerJoin('city', 'city.component_book_id', 'classes.book_id')
      .select(['classes.code', 'classes.accuracy_class'])
      .execute()
    const reaches = classes.map(({ code, accuracy_class }) => implausibleDistanceMeters(code, accuracy_class ?? 'A'))
    const { rows } = await sql<SetComplaint>`
      with reach as (
        select * from unnest(${classes.map(({ code }) => code)}::text[], ${reaches}::float8[]) as r (class_code, meters)
      ), fresh as materialized (
        select s.table_number, s.row_number, s.code, s.geom, reach.*
        from ${staged.table} s join reach on reach.class_code = substr(s.code, 7, 4)
        where not s.is_held and GeometryType(s.geom) = 'POINT'
          and not exists (select from components c where c.code = s.code)
      ), near as (
        select distinct on (fresh.table_number, fresh.row_number) fresh.*, c.code as other,
               ST_Distance(c.geom::geography, fresh.geom::geography) as distance
        from fresh cross join lateral (
          -- offset 0 keeps this a look-up by each row: as a join, PostGIS fails in the embedded database ("invalid join selectivity")
          select * from components c where c.geom && ST_Expand(fresh.geom, fresh.meters / ${SHORTEST_METERS_PER_DEGREE}) offset 0
        ) c
        where c.class_code = fresh.class_code and c.retired_at is null and GeometryType(c.geom) = 'POINT'
          and not exists (select from ${staged.table} s where s.code = c.code)
        order by fresh.table_number, fresh.row_number, distance
      )
      select case when distance <= ${SAME_POSITION_METERS} then 'position-repeated' else 'position-near' end as check,
             table_number as "tableNumber", row_number as "rowNumber", 'code' as column, code as value,
             case when distance <= ${SAME_POSITION_METERS} then '≠ ' || other
                  else '≥ ' || meters || ' m (' || other || ': ' || round(distance::numeric, 2) || ' m)' end as expected
      from near where distance < meters`.execute(db)
    return rows
  },
}
