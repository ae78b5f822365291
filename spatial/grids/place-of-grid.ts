import { type RawBuilder, sql } from 'kysely'
import { covers, type LonLat } from '../database/postgis.ts'
import { ONE, PREPARED } from '../database/prepared.ts'
import type { Db } from '../database/schema.ts'

export interface AreaName {
  code: string
  nameZh: string
  nameEn: string | null
}

/** A unit grid and the areas it lies in. */
export interface PlaceOfGrid {
  gridCode: string
  community: AreaName
  street: AreaName
  district: AreaName
  managementArea: AreaName | null
}

/** The grid that holds a position; of two that share it on their edge, the one with the lower code. */
export const placeAt = (db: Db, at: LonLat): Promise<PlaceOfGrid | undefined> =>
  placesOfGrids(db)
    .where(eb => covers(eb.ref('g.geom'), at))
    .where('g.retired_at', 'is', null)
    .orderBy('g.code')
    .limit(ONE)
    .executeTakeFirst()

/** Answers for retired grids too. */
export const placeOfGrid = (db: Db, gridCode: string): Promise<PlaceOfGrid | undefined> =>
  placesOfGrids(db).where('g.code', '=', gridCode).executeTakeFirst()

/** Streets and districts come from the digits of the grid's code; one that was never delivered is named by its code. */
const placesOfGrids = (db: Db) =>
  db
    .selectFrom('unit_grids as g')
    .modifyFront(PREPARED)
    .leftJoin('areas as community', 'community.code', 'g.community_code')
    .leftJoin('areas as street', 'street.code', 'g.street_code')
    .leftJoin('areas as district', 'district.code', 'g.county_code')
    .leftJoin('areas as management', 'management.code', 'g.management_area_code')
    .select([
      'g.code as gridCode',
      areaName('community', 'g.community_code').as('community'),
      areaName('street', 'g.street_code').as('street'),
      areaName('district', 'g.county_code').as('district'),
      sql<AreaName | null>`case when g.management_area_code is not null
        then ${areaName('management', 'g.management_area_code')} end`.as('managementArea'),
    ])

const areaName = (table: string, code: string): RawBuilder<AreaName> => sql<AreaName>`json_build_object(
  'code', ${sql.ref(code)},
  'nameZh', coalesce(${sql.ref(`${table}.name_zh`)}, ${sql.ref(code)}),
  'nameEn', ${sql.ref(`${table}.name_en`)})`
