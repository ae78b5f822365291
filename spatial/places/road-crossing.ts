import { sql } from 'kysely'
import { type LonLat, lonLatOf } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import { metersBetween } from '../geometry/meters-between.ts'

/** Centre lines of roads that meet end short of each other by half a carriageway, drawn as they are by surveyors. */
const GAP_METERS = 60
/** Two carriageways cross a road twice; people mean one crossing. */
const SAME_CROSSING_METERS = 60

/** Where two roads cross or come within 60 m of each other, from the shape of the roads; each by its exact name. */
export async function roadCrossings(db: Db, oneRoad: string, otherRoad: string): Promise<LonLat[]> {
  const found = await crossingPoints(db, oneRoad, otherRoad)
  const crossings: LonLat[] = []
  for (const { position } of found)
    if (!crossings.some(known => metersBetween(known, position) < SAME_CROSSING_METERS)) crossings.push(position)
  return crossings
}

async function crossingPoints(db: Db, oneRoad: string, otherRoad: string): Promise<{ position: LonLat }[]> {
  const { rows } = await sql<{ position: LonLat }>`
    with one as (select ST_Union(geom) as geom from roads where name_zh = ${oneRoad} and retired_at is null),
    other as (select ST_Union(geom) as geom from roads where name_zh = ${otherRoad} and retired_at is null),
    meeting as (
      select case when ST_Intersects(one.geom, other.geom) then ST_Intersection(one.geom, other.geom)
        when ST_Distance(one.geom::geography, other.geom::geography) < ${GAP_METERS}::float8
        then ST_LineInterpolatePoint(ST_ShortestLine(one.geom, other.geom), 0.5) end as geom
      from one, other)
    select ${lonLatOf(sql<GeometryValue>`ST_PointOnSurface(part.geom)`)} as position
    from meeting, ST_Dump(meeting.geom) part
    order by position`.execute(db)
  return rows
}
