import { type Expression, type SqlBool, sql } from 'kysely'
import { bearingTo, degreesFrom, furthest, type LonLat, metersFrom, REACH, withinMeters } from '../database/postgis.ts'
import { ONE, PREPARED } from '../database/prepared.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import { addressText } from './address-text.ts'

export interface NearAddress {
  text: string
  textEn: string
  /** The door plate, point of interest or road that the position is described from. */
  anchor: { kind: 'place' | 'road'; key: string; nameZh: string }
  distanceMeters: number
  /** From the anchor to the position, degrees clockwise from north; null where they coincide. */
  bearing: number | null
}

/** Further away a plate says nothing about a place. */
const MAX_PLACE_METERS = 300
const MAX_ROAD_METERS = 300

interface Anchor {
  key: string
  nameZh: string
  distanceMeters: number
  bearing: number | null
}

/**
 * The position as an address: from the nearest door plate or point of interest, else from the nearest named road;
 * undefined in the open country.
 */
export async function nearestAddress(db: Db, at: LonLat): Promise<NearAddress | undefined> {
  const place = await nearestPlace(db, at)
  if (place) return describe('place', place)
  const road = await nearestRoad(db, at)
  return road && describe('road', road)
}

function describe(kind: 'place' | 'road', { key, nameZh, distanceMeters, bearing }: Anchor): NearAddress {
  const { zh, en } = addressText({ nameZh, distanceMeters, bearingDegrees: bearing ?? undefined })
  return { text: zh, textEn: en, anchor: { kind, key, nameZh }, distanceMeters, bearing }
}

const isAddress = sql<SqlBool>`retired_at is null and kind in ('door_plate', 'poi')`
const isNamedRoad = sql<SqlBool>`retired_at is null and name_zh is not null`

const nearestPlace = (db: Db, at: LonLat) =>
  nearest(db, at, { table: 'places', condition: isAddress, maxMeters: MAX_PLACE_METERS })

const nearestRoad = (db: Db, at: LonLat) =>
  nearest(db, at, { table: 'roads', condition: isNamedRoad, maxMeters: MAX_ROAD_METERS })

interface NearestOf {
  table: 'places' | 'roads'
  condition: Expression<SqlBool>
  maxMeters: number
}

/** The nearest in degrees bounds how far the nearest in metres can be; among those within that bound it is found exactly. */
function nearest(db: Db, at: LonLat, { table, condition, maxMeters }: NearestOf): Promise<Anchor | undefined> {
  const geom = sql.ref<GeometryValue>('geom')
  const meters = metersFrom(geom, at).as('distanceMeters')
  return db
    .with('candidates', qb =>
      qb.selectFrom(table).select(meters).where(condition).orderBy(degreesFrom(geom, at)).limit(ONE),
    )
    .with(
      cte => cte('reach').materialized(),
      qb => qb.selectFrom('candidates').select(furthest(sql.ref('candidates.distanceMeters')).as('meters')),
    )
    .selectFrom(table)
    .modifyFront(PREPARED)
    .select(['id as key', sql<string>`name_zh`.as('nameZh'), meters, bearingTo(geom, at).as('bearing')])
    .where(condition)
    .where(withinMeters(geom, at, sql<number | null>`least(${REACH}, ${maxMeters}::float8)`))
    .orderBy('distanceMeters')
    .orderBy('id')
    .limit(ONE)
    .executeTakeFirst()
}
