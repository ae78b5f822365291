import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'

/** Codes of majors and minors in the two books the city works with. */
export type ClassCodes = Readonly<Record<'component' | 'event', ReadonlySet<string>>>

export async function loadClassCodes(db: Db): Promise<ClassCodes> {
  const { rows } = await sql<{ kind: 'component' | 'event'; code: string }>`
    with books as (
      select 'component' as kind, component_book_id as book_id from city
      union all select 'event', event_book_id from city
    )
    select kind, code from books join class_majors using (book_id)
    union all
    select kind, code from books join classes using (book_id)`.execute(db)
  const codesOf = (kind: string) => new Set(rows.filter(row => row.kind === kind).map(row => row.code))
  return { component: codesOf('component'), event: codesOf('event') }
}
