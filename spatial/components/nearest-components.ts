import { sql } from 'kysely'
import { degreesFrom, furthest, type LonLat, metersFrom, REACH, withinMeters } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import { componentConditions } from './component-conditions.ts'
import { type ComponentFilter, NOW } from './component-filter.ts'
import { type ComponentRecord, RECORD_COLUMNS, recordGeometry } from './component-record.ts'
import { componentSources } from './component-source.ts'

export interface NearComponent extends ComponentRecord {
  /** On the ellipsoid, to the nearest position of a line or area. */
  distanceMeters: number
}

export interface NearestRequest {
  at: LonLat
  /** How many at most. */
  count: number
  filter?: ComponentFilter
}

const geom = sql.ref<GeometryValue>('c.geom')
const { published } = componentSources(NOW)

/**
 * The components nearest to a point, by true metres. The index knows degrees only, and a degree of longitude is shorter than
 * one of latitude; but any `count` candidates bound the answer: the furthest of them is as far as it can reach, and within
 * that reach every distance is computed.
 */
export const nearestComponents = (db: Db, request: NearestRequest): Promise<NearComponent[]> =>
  nearestQuery(db, request).execute()

export const nearestQuery = (db: Db, { at, count, filter = {} }: NearestRequest) =>
  db
    .with('candidates', () => candidates(db, { at, count, filter }))
    .with(
      cte => cte('reach').materialized(),
      qb => qb.selectFrom('candidates').select(furthest(sql.ref('candidates.distanceMeters')).as('meters')),
    )
    .selectFrom(published)
    .select([...RECORD_COLUMNS, recordGeometry, metersFrom(geom, at).as('distanceMeters')])
    .where(withinMeters(geom, at, REACH))
    .where(eb => eb.and(componentConditions(filter)))
    .orderBy('distanceMeters')
    .orderBy('c.code')
    .limit(count)

const candidates = (db: Db, { at, count, filter = {} }: NearestRequest) =>
  db
    .selectFrom(published)
    .select(metersFrom(geom, at).as('distanceMeters'))
    .where(eb => eb.and(componentConditions(filter)))
    .orderBy(degreesFrom(geom, at))
    .limit(count)
