import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { asGeoJson, difference, intersection, union } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'

/**
 * `gap`: a part of an area that none of its children fills. `overlap`: two children of one area, or two districts, cover the
 * same ground. `outside`: a part of a child lies beyond the area it belongs to.
 */
export const TILING_PROBLEMS = ['gap', 'overlap', 'outside'] as const
export type TilingProblem = (typeof TILING_PROBLEMS)[number]

export const TILING_LEVELS = ['unit_grid', 'community', 'street', 'district'] as const
export type TilingLevel = (typeof TILING_LEVELS)[number]

export interface TilingFinding {
  problem: TilingProblem
  /** What does not tile: unit grids or areas of a kind. */
  level: TilingLevel
  /** The two that overlap, the one that is outside; empty for a gap. */
  codes: string[]
  /** Null between districts. */
  parentCode: string | null
  areaM2: number
  /** Where, in EPSG:4490. */
  geometry: Geometry
}

export interface TilingReport {
  unitGrids: number
  areas: number
  findings: TilingFinding[]
}

/**
 * Coordinates are delivered in whole millimetres, so that along a shared edge of some hundred metres slivers of a few
 * tenths of a square metre are no mistake.
 */
const TOLERANCE_M2 = 1

/**
 * Proves that unit grids tile their communities, communities their streets and streets their districts, or lists where
 * they do not. Children of different areas cannot overlap unless one of them is outside its own, so only siblings
 * are compared.
 */
export async function tilingReport(db: Db): Promise<TilingReport> {
  const { projected_srid: srid } = await db.selectFrom('city').select('projected_srid').executeTakeFirstOrThrow()
  const findings = [await gapsAndExcess(srid).execute(db), await overlaps(srid).execute(db)]
  const counts = await sql<{ unitGrids: number; areas: number }>`
    select (select count(*) from unit_grids where retired_at is null) as "unitGrids",
      (select count(*) from areas where retired_at is null and kind <> 'management') as areas`.execute(db)
  return { ...counts.rows[0]!, findings: findings.flatMap(result => result.rows) }
}

const CELLS = sql`cells as (
  select 'unit_grid' as level, code, community_code as parent_code, geom from unit_grids where retired_at is null
  union all
  select kind, code, parent_code, geom from areas where retired_at is null and kind <> 'management'
)`

/** The common tail of both statements: measured in the projected system, shown in the stored one. */
const measured = (srid: number) => sql`
  select problem, level, codes, parent_code as "parentCode", area_m2 as "areaM2", ${asGeoJson(sql.ref('geom'))} as geometry
  from found cross join lateral (select ST_Area(ST_Transform(geom, ${srid}::integer)) as area_m2) measured
  where area_m2 > ${TOLERANCE_M2}
  order by problem, level, parent_code, codes`

const gapsAndExcess = (srid: number) => sql<TilingFinding>`
  with ${CELLS},
  filled as (
    select level, parent_code, ${union(sql.ref('geom'))} as geom from cells where parent_code is not null group by level, parent_code
  ),
  found as (
    select 'gap' as problem, k.child as level, '{}'::text[] as codes, p.code as parent_code,
      -- an area without children is one gap
      coalesce(${difference(sql.ref('p.geom'), sql.ref('f.geom'))}, p.geom) as geom
    from areas p
    join (values ('district', 'street'), ('street', 'community'), ('community', 'unit_grid')) as k (kind, child) on k.kind = p.kind
    left join filled f on f.parent_code = p.code and f.level = k.child
    where p.retired_at is null
    union all
    select 'outside', c.level, array[c.code], c.parent_code, ${difference(sql.ref('c.geom'), sql.ref('p.geom'))}
    from cells c join areas p on p.code = c.parent_code
    where not ST_Covers(p.geom, c.geom)
  )
  ${measured(srid)}`

const overlaps = (srid: number) => sql<TilingFinding>`
  with ${CELLS},
  found as (
    select 'overlap' as problem, a.level, array[a.code, b.code] as codes, a.parent_code, ${intersection(sql.ref('a.geom'), sql.ref('b.geom'))} as geom
    from cells a join cells b
      on b.level = a.level and b.parent_code is not distinct from a.parent_code and a.code < b.code and a.geom && b.geom
    where not ST_Touches(a.geom, b.geom)
  )
  ${measured(srid)}`
