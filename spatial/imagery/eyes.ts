import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inAnyPart, type PartOfSight } from '../access/part-of-sight.ts'

/** What somebody sees of the imagery. */
export interface Eyes {
  /** Also what nobody has blurred or answered for. */
  seesSealed: boolean
  /** Pictures taken in any of these; null for everywhere. */
  parts: readonly PartOfSight[] | null
}

export const PUBLIC_EYES: Eyes = { seesSealed: false, parts: null }

/** That a picture or sequence, in a source of the given name, is seen by these eyes. */
export function isSeen(
  { seesSealed, parts }: Eyes,
  { table, source }: { table: 'pictures' | 'picture_sequences'; source: string },
): RawBuilder<SqlBool> {
  const conditions: RawBuilder<SqlBool>[] = [
    ...(seesSealed ? [] : [sql<SqlBool>`${sql.ref(`${source}.visibility`)} <> 'sealed'`]),
    ...(parts ? [inAnyPart(parts, { table, source })] : []),
  ]
  return conditions.length > 0 ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : sql<SqlBool>`true`
}
