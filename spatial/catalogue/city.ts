import { sql } from 'kysely'
import type { Db, GeometryValue } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { CityProfile } from './city-profile.ts'

export interface City {
  code: string
  nameZh: string
  nameEn: string
  projectedSrid: number
  componentBook: string
  eventBook: string
  /** The published city is the synthetic one. */
  isDemo: boolean
  extent: BboxLonLat
}

/** Writes the city's own row. The books stay what they were once chosen: published codes hang on them. */
export async function seedCity(db: Db, profile: CityProfile): Promise<void> {
  await db
    .insertInto('city')
    .values({
      code: profile.code,
      name_zh: profile.nameZh,
      name_en: profile.nameEn,
      projected_srid: profile.projectedSrid,
      component_book_id: profile.componentBook,
      event_book_id: profile.eventBook,
      extent: sql<GeometryValue>`ST_MakeEnvelope(${sql.join(profile.extent)}, 4490)`,
    })
    .onConflict(conflict =>
      conflict.column('is_only').doUpdateSet(eb => ({
        name_zh: eb.ref('excluded.name_zh'),
        name_en: eb.ref('excluded.name_en'),
        extent: eb.ref('excluded.extent'),
      })),
    )
    .execute()
}

/** The city that this database holds. */
export async function cityOf(db: Db): Promise<City> {
  const row = await db
    .selectFrom('city')
    .select(eb => [
      'code',
      'name_zh as nameZh',
      'name_en as nameEn',
      'projected_srid as projectedSrid',
      'component_book_id as componentBook',
      'event_book_id as eventBook',
      'is_demo as isDemo',
      sql<BboxLonLat>`array[ST_XMin(${eb.ref('extent')}), ST_YMin(${eb.ref('extent')}),
                            ST_XMax(${eb.ref('extent')}), ST_YMax(${eb.ref('extent')})]`.as('extent'),
    ])
    .executeTakeFirstOrThrow()
  return row
}
