import { sql } from 'kysely'
import type { Database } from '../../spatial/database/connection.ts'

const HEADER = `-- The schema of a city as a freshly migrated database has it: what the migrations add up to, to read in one place.
-- Written by \`npm run bless\`, the same from PostgreSQL and from the embedded database. Migrations are what is run.
`

/** The migrator's own tables are no part of the city. */
const NOT_OURS = ['kysely_migration', 'kysely_migration_lock']

interface Table {
  name: string
  columns: string[]
  constraints: string[]
  indexes: string[]
  triggers: string[]
}

const tablesOf = ({ db, schema }: Database) =>
  sql<Table>`
    select c.relname as name,
      array(
        select concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
          (select 'collate ' || quote_ident(o.collname) from pg_collation o
            where o.oid = a.attcollation and a.attcollation <> t.typcollation),
          case when a.attnotnull then 'not null' end,
          case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
            when a.attidentity <> '' then 'generated ' || case a.attidentity when 'a' then 'always' else 'by default' end
              || ' as identity'
            else 'default ' || pg_get_expr(d.adbin, d.adrelid) end)
        from pg_attribute a join pg_type t on t.oid = a.atttypid
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
      -- from PostgreSQL 18 "not null" is a constraint with a name; it stands with its column here
      array(
        select pg_get_constraintdef(n.oid, true) from pg_constraint n
        where n.conrelid = c.oid and n.contype in ('p', 'u', 'c', 'f', 'x')
        order by position(n.contype in 'pucfx'), n.conname collate "C") as constraints,
      array(
        select pg_get_indexdef(i.indexrelid, 0, true) from pg_index i join pg_class x on x.oid = i.indexrelid
        where i.indrelid = c.oid and not exists (select from pg_constraint n where n.conindid = i.indexrelid)
        order by x.relname collate "C") as indexes,
      array(
        select pg_get_triggerdef(g.oid, true) from pg_trigger g
        where g.tgrelid = c.oid and not g.tgisinternal order by g.tgname collate "C") as triggers
    from pg_class c
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p')
      and c.relname <> all(${NOT_OURS})
    order by c.relname collate "C"`.execute(db)

/** Functions that tiles and other columns apply at each start are not part of what the migrations make. */
const routinesOf = ({ db, schema }: Database) =>
  sql<{ definition: string }>`
    select pg_get_functiondef(p.oid) as definition from pg_proc p
    where p.pronamespace = ${schema}::regnamespace and p.proname not like 'tile\\_%' and p.prokind in ('f', 'p')
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`.execute(db)

const viewsOf = ({ db, schema }: Database) =>
  sql<{ name: string; definition: string }>`
    select c.relname as name, pg_get_viewdef(c.oid, true) as definition from pg_class c
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('v', 'm') order by c.relname collate "C"`.execute(
    db,
  )

function tableText({ name, columns, constraints, indexes, triggers }: Table): string {
  const body = [...columns, ...constraints].map(line => `  ${line}`).join(',\n')
  const after = [...indexes, ...triggers].map(line => `${line};\n`).join('')
  return `create table ${name} (\n${body}\n);\n${after}`
}

/** A readable dump of the schema of `database`: tables with their indexes and triggers, views, functions, by name. */
export async function schemaDump(database: Database): Promise<string> {
  const [tables, views, routines] = [await tablesOf(database), await viewsOf(database), await routinesOf(database)]
  const parts = [
    HEADER,
    ...tables.rows.map(tableText),
    ...views.rows.map(({ name, definition }) => `create view ${name} as\n${definition}\n`),
    ...routines.rows.map(({ definition }) => `${definition.trimEnd()};\n`),
  ]
  // PostgreSQL writes a function's own name with its schema, whose name differs from city to city.
  return parts.join('\n').replaceAll(`${database.schema}.`, '').replaceAll('\r', '')
}
