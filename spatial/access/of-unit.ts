import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** By which columns a row of a table is the business of a unit: whoever keeps it, owns it or is its authority. */
const UNIT_COLUMNS: Record<string, readonly string[]> = {
  components: ['maintainer_code', 'owner_code', 'authority_code'],
}

/** A layer whose change can move what is under a unit. */
export const UNIT_LAYER = 'organisations'

/** None for a table that units do not share out. */
export const unitColumns = (table: string): readonly string[] => UNIT_COLUMNS[table] ?? []

/** That a row of `table`, in a source of the given name, is the business of the unit or of one beneath it. */
export function ofUnit(unit: string, { table, source }: { table: string; source: string }): RawBuilder<SqlBool> {
  const isTheirs = unitColumns(table).map(
    column => sql<SqlBool>`${sql.ref(`${source}.${column}`)} = any(${unitsUnder(unit)})`,
  )
  return sql<SqlBool>`(${sql.join(isTheirs, sql` or `)})`
}

/** Asked once a statement; closed units too, for the past. */
const unitsUnder = (unit: string): RawBuilder<string[]> => sql`(with recursive under(code) as (
    select code from organisations where code = ${unit}
    union select o.code from organisations o join under on o.parent_code = under.code)
  select array_agg(code) from under)::text[]`
