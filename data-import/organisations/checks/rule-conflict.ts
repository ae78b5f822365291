import { sql } from 'kysely'
import type { SetCheck, SetComplaint } from '../../checks/set-check.ts'

/** Two rules for the same target, class, area and owner at the same time that name different handlers. */
export const ruleConflict: SetCheck = {
  ids: ['rule-conflict'],
  async find(db, staged) {
    const { rows } = await sql<SetComplaint>`
      with rules as materialized (
        select *, row_number() over (order by table_number, row_number) as place,
               concat_ws('|', target, coalesce(class_code, '*'), coalesce(area_code, '*'), coalesce(owner_code, '*')) as subject
        from ${staged.table} where not is_held
      )
      select distinct on (later.table_number, later.row_number) 'rule-conflict' as check,
             later.table_number as "tableNumber", later.row_number as "rowNumber", 'handler_code' as column,
             later.handler_code as value, earlier.id || ': ' || earlier.handler_code as expected
      from rules later join rules earlier on earlier.subject = later.subject and earlier.place < later.place
      where earlier.handler_code <> later.handler_code
        and daterange(earlier.starts_on, earlier.ends_on) && daterange(later.starts_on, later.ends_on)
      order by later.table_number, later.row_number, earlier.place`.execute(db)
    return rows
  },
}
