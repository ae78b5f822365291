import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import { conditionOf, type FeatureQuery, keyOf } from './feature-query.ts'
import { sourceAt } from './feature-source.ts'
import type { FeatureType } from './feature-type.ts'
import { type FeatureMoment, NOW } from './moment.ts'

/** Keys of features by what has become of them between two commits, each in order. */
export interface FeatureChanges {
  /** The later commit: ask for what came after it the next time. */
  seq: number
  added: string[]
  updated: string[]
  removed: string[]
}

/**
 * What became of a type's features since a commit, as a whole: one that came and went does not show, one that changed ten times
 * shows once; one that fits the filter no longer is removed. Refuses (`invalid-parameter`) a commit that has not been.
 */
export async function featureChanges(
  db: Db,
  type: FeatureType,
  { since, ...query }: FeatureQuery & { since: number },
): Promise<FeatureChanges> {
  const { rows } = await sql<{ seq: number; now: string[] | null; before: string[] | null }>`
    with changed as materialized (select distinct key from changes where seq > ${since} and layer = ${type.table})
    select (select seq from commit_sequence) as seq, (${keysAt(type, query, NOW)}) as now,
      (${keysAt(type, query, { kind: 'commit', seq: since })}) as before`.execute(db)
  const { seq, now, before } = rows[0]!
  if (since > seq) throw new DomainError('invalid-parameter', `There is no commit ${since}; the last one is ${seq}.`)
  const [present, past] = [new Set(now ?? []), new Set(before ?? [])]
  return {
    seq,
    added: [...present].filter(key => !past.has(key)),
    updated: [...present].filter(key => past.has(key)),
    removed: [...past].filter(key => !present.has(key)),
  }
}

const keysAt = (type: FeatureType, query: FeatureQuery, moment: FeatureMoment) => sql`
  select array_agg(${keyOf(type)} order by ${keyOf(type)}) from ${sourceAt(type, moment)}
  where ${keyOf(type)} in (select key from changed) and ${conditionOf(type, query)}`
