import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { perCommit } from '../database/per-commit.ts'
import { asGeoJson } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'

/** About 50 m: enough for a map the size of a hand. */
const TOLERANCE_DEGREES = 0.0005

/** Outlines of the streets, roughly, in EPSG:4490: what a small map shows beneath its features. */
export const cityOutlines: (db: Db, key: 'streets') => Promise<Geometry[]> = perCommit(async (db: Db) => {
  const simplified = sql<GeometryValue>`ST_Simplify(geom, ${TOLERANCE_DEGREES}::float8, true)`
  const { rows } = await sql<{ geometry: Geometry }>`
    select ${asGeoJson(simplified)} as geometry from areas where retired_at is null and kind = 'street' order by code`.execute(
    db,
  )
  return rows.map(({ geometry }) => geometry)
})
