import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { perCommit } from '../database/per-commit.ts'
import { asGeoJson } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import { conditionOf, keyOf } from './feature-query.ts'
import type { FeatureType } from './feature-type.ts'

/** About 50 m: enough for a map the size of a hand. */
const TOLERANCE_DEGREES = 0.0005
/** Readers who see different streets, at a time. */
const KEPT_OUTLINES = 50

const outlinesOf = perCommit(
  async (db: Db, streets: FeatureType) => {
    const simplified = sql<GeometryValue>`ST_Simplify(f.geom, ${TOLERANCE_DEGREES}::float8, true)`
    const { rows } = await sql<{ geometry: Geometry }>`
      select ${asGeoJson(simplified)} as geometry from areas f
      where f.retired_at is null and ${conditionOf(streets, {})} order by ${keyOf(streets)}`.execute(db)
    return rows.map(({ geometry }) => geometry)
  },
  { answers: KEPT_OUTLINES, identity: ({ sight }) => sight },
)

/** Outlines of the streets that a reader sees, roughly, in EPSG:4490: what a small map shows beneath its features. */
export async function cityOutlines(db: Db, types: ReadonlyMap<string, FeatureType>): Promise<Geometry[]> {
  const streets = types.get('streets')
  return streets ? outlinesOf(db, streets) : []
}
