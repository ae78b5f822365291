import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { BatchRecord } from '../pipeline/batch-record.ts'
import {
  asPublished,
  differs,
  isMissing,
  keyOf,
  mergedColumns,
  mergeOf,
  publishedTable,
  stagedTable,
} from './merge-parts.ts'

/** Row pairs (`report/differences.ts`) of what publishing a staged batch would do now, ordered by key. */
export async function stagedDifferences(
  db: Db,
  batch: BatchRecord,
  { limit, after = '' }: { limit: number; after?: string | undefined },
): Promise<RawBuilder<unknown>> {
  const merge = mergeOf(batch)
  const columns = await mergedColumns(db, merge)
  const named = columns
    .filter(column => column.name !== 'geom')
    .map(column => sql`${asPublished(column)} as ${sql.id(column.name)}`)
  const geom = (alias: string) => (merge.dataset.shapes === 'none' ? sql`null::geometry` : sql.ref(`${alias}.geom`))
  return sql`
    with pairs as (
      select * from (
        select ${keyOf(merge, 's')} as key, to_jsonb(t) - 'geom' as before,
               to_jsonb((select staged from (select ${sql.join(named)}) staged)) as after, ${geom('t')} as geom_before, ${geom('s')} as geom_after
        from ${stagedTable(merge)} s left join ${publishedTable(merge)} t on ${keyOf(merge, 't')} = ${keyOf(merge, 's')}
        where not s.is_held and (${keyOf(merge, 't')} is null or ${differs(merge, columns)})
        union all
        select ${keyOf(merge, 't')}, to_jsonb(t) - 'geom', null, ${geom('t')}, null
        from ${publishedTable(merge)} t where ${isMissing(merge)}
      ) every where key > ${after}
      order by key limit ${limit}
    )
    select key, before, after, ST_AsGeoJSON(geom_before, 7)::json as "geomBefore", ST_AsGeoJSON(geom_after, 7)::json as "geomAfter",
           round(ST_Distance(geom_before::geography, geom_after::geography)::numeric, 2) as "movedMeters"
    from pairs order by key`
}
