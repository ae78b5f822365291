import { sql } from 'kysely'
import type { CheckId } from '../check-list.ts'
import type { SetCheck, SetComplaint } from '../set-check.ts'

export interface Reference {
  check: CheckId
  /** Column of the staged rows that names another row. */
  column: string
  /** The published table and column it names. */
  table: string
  key: string
  /** The delivery may bring the named row itself. */
  isOwnTable?: boolean
}

/** Rows that name what neither the register nor (where that is meant) the delivery has. */
export function unknownReference({ check, column, table, key, isOwnTable = false }: Reference): SetCheck {
  const named = sql.ref(`s.${column}`)
  const isRegistered = sql`exists (select from ${sql.table(table)} t where ${sql.ref(`t.${key}`)} = ${named} and t.retired_at is null)`
  return {
    ids: [check],
    async find(db, { table: staged }) {
      const isDelivered = sql`exists (select from ${staged} o where not o.is_held and ${sql.ref(`o.${key}`)} = ${named})`
      // what names a row that is at fault is at fault itself
      const standingOnFaulty = sql`
        union
        select s.table_number, s.row_number, ${sql.ref(`s.${key}`)}, ${named}
        from ${staged} s join faulty on faulty.key = ${named}
        where not s.is_held and not ${isRegistered}`
      const { rows } = await sql<SetComplaint>`
        with recursive faulty (table_number, row_number, key, named) as (
          select s.table_number, s.row_number, ${isOwnTable ? sql.ref(`s.${key}`) : sql`null`}, ${named}
          from ${staged} s
          where not s.is_held and ${named} is not null and not ${isRegistered}
            ${isOwnTable ? sql`and not ${isDelivered}` : sql``}
          ${isOwnTable ? standingOnFaulty : sql``}
        )
        select ${check} as check, table_number as "tableNumber", row_number as "rowNumber", ${column} as column,
               named as value
        from faulty`.execute(db)
      return rows
    },
  }
}
