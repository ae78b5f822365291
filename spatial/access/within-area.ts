import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { AreaOfSight } from './reader.ts'

/** By what a row of a table belongs to an area: the unit grid that it names, its own code, or where it lies. */
const PLACED_BY: Record<string, 'grid' | 'code' | 'shape'> = {
  components: 'grid',
  places: 'grid',
  unit_grids: 'code',
  areas: 'code',
}

/** Layers whose change can move what lies in an area. */
export const AREA_LAYERS = ['areas', 'unit_grids'] as const

/** Columns that the condition reads beside the geometry. */
export const areaColumns = (table: string): readonly string[] =>
  ({ grid: ['grid_code'], code: ['code'], shape: [] })[placedBy(table)]

const placedBy = (table: string): 'grid' | 'code' | 'shape' => PLACED_BY[table] ?? 'shape'

/** That a row of `table`, in a source of the given name, lies in the area. Neighbours that only share an edge do not. */
export function withinArea(
  area: AreaOfSight,
  { table, source }: { table: string; source: string },
): RawBuilder<SqlBool> {
  const column = (name: string): RawBuilder<unknown> => sql`${sql.ref(`${source}.${name}`)}`
  const place = placedBy(table)
  if ('drawn' in area)
    return place === 'shape' ? sharing(drawn(area), column('geom')) : standing(drawn(area), column('geom'))
  const codes = sql`${[...area.codes]}::text[]`
  if (place === 'grid') return sql`${column('grid_code')} in (${gridsIn(codes)})`
  if (place === 'code' && table === 'unit_grids') return sql`${column('code')} in (${gridsIn(codes)})`
  if (place === 'code') return underneath(column('code'), codes)
  return sharing(
    sql`(select ST_Union(geom) from (
    select geom from areas where code = any(${codes}) union all select geom from unit_grids where code = any(${codes})) named)`,
    column('geom'),
  )
}

const drawn = ({ drawn }: { drawn: object }): RawBuilder<unknown> =>
  sql`ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(drawn)}), 4490))`

/** Grids that are named, or lie in an area that is; retired ones too, for the past. */
const gridsIn = (codes: RawBuilder<unknown>): RawBuilder<unknown> => sql`select g.code from unit_grids g
  where g.code = any(${codes}) or g.community_code = any(${codes}) or g.street_code = any(${codes})
    or g.county_code = any(${codes}) or g.management_area_code = any(${codes})`

/** An area that is named, or whose code says that it is part of one. */
const underneath = (code: RawBuilder<unknown>, codes: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql`(${code} = any(${codes}) or left(${code}, 9) = any(${codes}) or left(${code}, 6) = any(${codes}))`

/** Lines and surfaces that run through the area, not those that end at its edge. */
const sharing = (area: RawBuilder<unknown>, geom: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql`(ST_Intersects(${geom}, ${area}) and not ST_Touches(${geom}, ${area}))`

/** Things with a place of their own: where the middle of them stands. */
const standing = (area: RawBuilder<unknown>, geom: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql`(${geom} && ${area} and ST_Intersects(ST_PointOnSurface(${geom}), ${area}))`
