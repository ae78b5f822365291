import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** A place is worth having without its road: the number is dropped and said. */
export const roadUnknown: SetCheck = {
  ids: ['road-unknown'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      with unknown as materialized (
        select table_number, row_number, road_id from ${staged.table} s
        where not is_held and road_id is not null
          and not exists (select from roads r where r.id = s.road_id and r.retired_at is null)
      ), dropped as (
        update ${staged.table} s set road_id = null from unknown u
        where s.table_number = u.table_number and s.row_number = u.row_number
      )
      select 'road-unknown' as check, table_number as "tableNumber", row_number as "rowNumber", 'road_id' as column,
             road_id as value
      from unknown`.execute(db)
    return rows
  },
}
