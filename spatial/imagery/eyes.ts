import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AreaOfSight } from '../access/reader.ts'
import { withinArea } from '../access/within-area.ts'

/** What somebody sees of the imagery. */
export interface Eyes {
  /** Also what nobody has blurred or answered for. */
  seesSealed: boolean
  /** Pictures taken in any of these; null for everywhere. */
  areas: readonly AreaOfSight[] | null
}

export const PUBLIC_EYES: Eyes = { seesSealed: false, areas: null }
export const STAFF_EYES: Eyes = { seesSealed: true, areas: null }

/** That a picture or sequence, in a source of the given name, is seen by these eyes. */
export function isSeen(
  { seesSealed, areas }: Eyes,
  { table, source }: { table: 'pictures' | 'picture_sequences'; source: string },
): RawBuilder<SqlBool> {
  const within = areas?.map(area => withinArea(area, { table, source }))
  const conditions: RawBuilder<SqlBool>[] = [
    ...(seesSealed ? [] : [sql<SqlBool>`${sql.ref(`${source}.visibility`)} <> 'sealed'`]),
    ...(within ? [sql<SqlBool>`(${sql.join(within, sql` or `)})`] : []),
  ]
  return conditions.length > 0 ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : sql<SqlBool>`true`
}
