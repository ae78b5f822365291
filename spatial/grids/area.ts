import type { Geometry } from 'geojson'
import { type RawBuilder, sql } from 'kysely'
import { asGeoJson, bboxOf } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'

export const AREA_KINDS = ['district', 'street', 'community', 'management'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

/** First- and second-grade areas (一类区域, 二类区域) have different limits and are evaluated apart. */
export const AREA_GRADES = ['first', 'second'] as const
export type AreaGrade = (typeof AREA_GRADES)[number]

export interface Area {
  code: string
  kind: AreaKind
  nameZh: string
  nameEn: string | null
  parentCode: string | null
  grade: AreaGrade | null
  note: string | null
  /** Unit grids in force. */
  gridCount: number
  bbox: BboxLonLat
}

export interface AreaFile extends Area {
  componentCount: number
  geometry: Geometry
}

export interface AreasInput {
  kind?: AreaKind
  /** Only the areas directly under this one. */
  parent?: string
  /** Only codes after this one, to page. */
  after?: string
  limit: number
}

/** Areas in force, by code. */
export function areas(db: Db, { kind, parent, after, limit }: AreasInput): Promise<Area[]> {
  let query = areaRows(db).where('a.retired_at', 'is', null).orderBy('a.code').limit(limit)
  if (kind) query = query.where('a.kind', '=', kind)
  if (parent) query = query.where('a.parent_code', '=', parent)
  if (after) query = query.where('a.code', '>', after)
  return query.execute()
}

/** One area with its outline and the number of components in its grids. */
export const area = (db: Db, code: string): Promise<AreaFile | undefined> =>
  areaRows(db)
    .where('a.code', '=', code)
    .select(eb => [asGeoJson(eb.ref('a.geom')).as('geometry'), componentCount.as('componentCount')])
    .executeTakeFirst()

const areaRows = (db: Db) =>
  db
    .selectFrom('areas as a')
    .select(eb => [
      'a.code',
      'a.kind',
      'a.name_zh as nameZh',
      'a.name_en as nameEn',
      'a.parent_code as parentCode',
      'a.grade',
      'a.note',
      gridCount.as('gridCount'),
      bboxOf(eb.ref('a.geom')).as('bbox'),
    ])

/** Which grids lie in the area says their code, or for a management area their own column. */
const isGridOfArea = sql`g.retired_at is null and case a.kind
  when 'district' then g.county_code = a.code
  when 'street' then g.street_code = a.code
  when 'community' then g.community_code = a.code
  else g.management_area_code = a.code end`

const gridCount: RawBuilder<number> = sql<number>`(select count(*) from unit_grids g where ${isGridOfArea})`

const componentCount: RawBuilder<number> = sql<number>`(
  select count(*) from unit_grids g join components c on c.grid_code = g.code
  where ${isGridOfArea} and c.retired_at is null)`
