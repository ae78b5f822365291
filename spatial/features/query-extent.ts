import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import type { Crs } from '../geometry/crs.ts'
import { conditionOf, type FeatureQuery, momentOf } from './feature-query.ts'
import { sourceAt } from './feature-source.ts'
import type { FeatureType } from './feature-type.ts'
import { hasSameDegrees } from './geometry-out.ts'

/** West, south, east and north of a query's answer in a reference system, longitude or easting first; undefined without any. */
export async function queryExtent(
  db: Db,
  type: FeatureType,
  { crs, ...query }: FeatureQuery & { crs: Crs },
): Promise<[number, number, number, number] | undefined> {
  const geometry = hasSameDegrees(crs) ? sql`f.geom` : sql`ST_Transform(f.geom, ${sql.lit(crs.srid)})`
  const { rows } = await sql<{ box: [number, number, number, number] | null }>`
    select case when e is not null then array[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)] end as box
    from (select ST_Extent(${geometry}) as e from ${sourceAt(type, momentOf(query))}
          where ${conditionOf(type, query)}) x`.execute(db)
  return rows[0]!.box ?? undefined
}
