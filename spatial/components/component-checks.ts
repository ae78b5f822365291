import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import type { GeometryType } from '../catalogue/class-book.ts'
import { fromGeoJson } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import type { ComponentFields } from './component-draft.ts'

export interface BookedClass {
  bookId: string
  code: string
  nameZh: string
  geometryType: GeometryType
  accuracyClass: 'A' | 'B' | 'C' | null
}

/** The class in the city's component book; refuses one that is not there. */
export async function requireClass(db: Db, classCode: string): Promise<BookedClass> {
  const found = await db
    .selectFrom('classes')
    .innerJoin('city', 'city.component_book_id', 'classes.book_id')
    .select([
      'classes.book_id as bookId',
      'classes.code',
      'classes.name_zh as nameZh',
      'classes.geometry_type as geometryType',
      'classes.accuracy_class as accuracyClass',
    ])
    .where('classes.code', '=', classCode)
    .executeTakeFirst()
  if (!found) throw new DomainError('class-not-in-book', `Class ${classCode} is not in the city's component book.`)
  return found
}

const ALLOWED: Record<GeometryType, Geometry['type'][]> = {
  point: ['Point'],
  line: ['LineString', 'MultiLineString', 'Point'],
  area: ['Polygon', 'MultiPolygon', 'Point'],
}

/** CJ/T 214-2007 lets every component be surveyed as a point; otherwise the book decides. The shape itself must be sound. */
export async function requireGeometry(db: Db, geometry: Geometry, booked: BookedClass): Promise<void> {
  const allowed = ALLOWED[booked.geometryType]
  if (!allowed.includes(geometry.type))
    throw new DomainError(
      'geometry-type-not-allowed',
      `${geometry.type}: class ${booked.code} ${booked.nameZh} is kept as ${allowed.join(' or ')}.`,
    )
  const { rows } = await sql<{ reason: string }>`select ST_IsValidReason(${fromGeoJson(geometry)}) as reason`.execute(
    db,
  )
  const { reason } = rows[0]!
  if (reason !== 'Valid Geometry') throw new DomainError('geometry-not-valid', `The geometry is not valid: ${reason}.`)
}

/**
 * The unit grid that a component belongs to: the one that holds the point itself, the middle of the longest line, or a point
 * inside the area. On a shared edge the lower code takes it. Refuses what lies in no grid.
 */
export async function requireGrid(db: Db, geometry: Geometry): Promise<{ code: string; county: string }> {
  const { rows } = await sql<{ code: string; county: string }>`
    with given as (select ${fromGeoJson(geometry)} as geom),
    standing as (
      select case ST_Dimension(geom)
        when 0 then geom
        when 1 then (select ST_LineInterpolatePoint(line.geom, 0.5) from ST_Dump(given.geom) line
                     order by ST_Length(line.geom) desc limit 1)
        else ST_PointOnSurface(geom) end as point
      from given)
    select code, county_code as county from unit_grids, standing
    where retired_at is null and ST_Covers(unit_grids.geom, standing.point)
    order by code limit 1`.execute(db)
  const [grid] = rows
  if (!grid) throw new DomainError('outside-city', 'The position lies in no unit grid of the city.')
  return grid
}

/** Refuses a unit that is not published. */
export async function requireUnits(db: Db, fields: Partial<ComponentFields>): Promise<void> {
  const codes = [fields.authorityCode, fields.ownerCode, fields.maintainerCode].filter(code => typeof code === 'string')
  if (codes.length === 0) return
  const known = await db
    .selectFrom('organisations')
    .select('code')
    .where('code', 'in', codes)
    .where('retired_at', 'is', null)
    .execute()
  const unknown = codes.find(code => !known.some(one => one.code === code))
  if (unknown !== undefined) throw new DomainError('unit-unknown', `There is no unit ${unknown}.`)
}

/** Refuses days in the future and a change before the survey. */
export function requireDates({ surveyedOn, changedOn }: Partial<ComponentFields>, today: string): void {
  for (const day of [surveyedOn, changedOn])
    if (day && day > today) throw new DomainError('date-not-valid', `${day} is in the future; today is ${today}.`)
  if (surveyedOn && changedOn && changedOn < surveyedOn)
    throw new DomainError('date-not-valid', `Changed on ${changedOn}, before the survey on ${surveyedOn}.`)
}
