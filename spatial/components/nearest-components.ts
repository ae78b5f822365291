import { sql } from 'kysely'
import { degreesFrom, type LonLat, metersFrom, withinMeters } from '../database/postgis.ts'
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
export async function nearestComponents(db: Db, { at, count, filter = {} }: NearestRequest): Promise<NearComponent[]> {
  const candidates = await nearestByDegrees(db, { at, count, filter }).execute()
  if (candidates.length === 0) return []
  const reachMeters = Math.max(...candidates.map(({ distanceMeters }) => distanceMeters)) + ROUNDING_METERS
  return nearestWithin(db, { at, count, filter, reachMeters }).execute()
}

/** Distances are compared after a round trip through text and a second formula. */
const ROUNDING_METERS = 0.001

export const nearestByDegrees = (db: Db, { at, count, filter = {} }: NearestRequest) =>
  db
    .selectFrom(published)
    .select(metersFrom(geom, at).as('distanceMeters'))
    .where(eb => eb.and(componentConditions(filter)))
    .orderBy(degreesFrom(geom, at))
    .limit(count)

export const nearestWithin = (
  db: Db,
  { at, count, filter = {}, reachMeters }: NearestRequest & { reachMeters: number },
) =>
  db
    .selectFrom(published)
    .select([...RECORD_COLUMNS, recordGeometry, metersFrom(geom, at).as('distanceMeters')])
    .where(withinMeters(geom, at, reachMeters))
    .where(eb => eb.and(componentConditions(filter)))
    .orderBy('distanceMeters')
    .orderBy('c.code')
    .limit(count)
