import { type Expression, type SqlBool, sql } from 'kysely'
import { bearingTo, degreesFrom, type LonLat, metersFrom, withinMeters } from '../database/postgis.ts'
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
async function nearest(db: Db, at: LonLat, { table, condition, maxMeters }: NearestOf): Promise<Anchor | undefined> {
  const geom = sql.ref<GeometryValue>('geom')
  const rows = () => db.selectFrom(table).where(condition)
  const candidate = await rows()
    .select(metersFrom(geom, at).as('distanceMeters'))
    .orderBy(degreesFrom(geom, at))
    .limit(1)
    .executeTakeFirst()
  if (!candidate) return undefined
  return rows()
    .select(['id as key', sql<string>`name_zh`.as('nameZh')])
    .select([metersFrom(geom, at).as('distanceMeters'), bearingTo(geom, at).as('bearing')])
    .where(withinMeters(geom, at, Math.min(maxMeters, candidate.distanceMeters + ROUNDING_METERS)))
    .orderBy('distanceMeters')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

const ROUNDING_METERS = 0.001
