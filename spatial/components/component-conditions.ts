import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { envelope, intersects, validFromGeoJson, withinMeters } from '../database/postgis.ts'
import type { GeometryValue } from '../database/schema.ts'
import type { ComponentFilter } from './component-filter.ts'
import { seenBy } from './component-sight.ts'

const geom = sql.ref<GeometryValue>('c.geom')

/** The filter as conditions on a source of components named `c`. */
export function componentConditions(filter: ComponentFilter): RawBuilder<SqlBool>[] {
  const { bbox, circle, polygon, classes, states, units, grids, areas, text, changedSince, sight } = filter
  const conditions: RawBuilder<SqlBool>[] = []
  if (bbox) conditions.push(intersects(geom, envelope(bbox)))
  if (circle) conditions.push(withinMeters(geom, circle.center, circle.radiusMeters))
  if (polygon) conditions.push(intersects(geom, validFromGeoJson(polygon)))
  if (classes) conditions.push(ofClasses(classes))
  if (states) conditions.push(sql`c.state = any(${states}::text[])`)
  if (units) conditions.push(sql`c.maintainer_code = any(${units}::text[])`)
  if (grids) conditions.push(sql`c.grid_code = any(${grids}::text[])`)
  if (areas) conditions.push(inAreas(areas))
  if (text) conditions.push(containing(text))
  if (changedSince !== undefined) conditions.push(sql`c.seq > ${changedSince}`)
  if (sight) conditions.push(seenBy(sight))
  return conditions
}

const ofClasses = (classes: string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`c.class_code = any(${classCodesOf(classes)}::text[])`

/** A major class is each minor that it can have, so that any list of classes is one scan of the index alone. */
export const classCodesOf = (classes: string[]): string[] => [...new Set(classes.flatMap(minorsOf))]

const minorsOf = (code: string): string[] =>
  code.length === 4 ? [code] : Array.from({ length: 99 }, (_, minor) => code + String(minor + 1).padStart(2, '0'))

/** Administrative areas are the beginning of the grid's code; management areas are drawn over grids and listed with them. */
function inAreas(areas: string[]): RawBuilder<SqlBool> {
  const byCode = areas.filter(isAdministrative).map(inAdministrative)
  const managed = areas.filter(code => !isAdministrative(code))
  const inManaged = sql<SqlBool>`c.grid_code in
    (select code from unit_grids where management_area_code = any(${managed}::text[]))`
  return either(managed.length > 0 ? [...byCode, inManaged] : byCode)
}

export const isAdministrative = (code: string): boolean => /^\d+$/.test(code)

/** What the grids of an administrative area begin with. 510900 is the whole city: its counties begin with 5109. */
export const prefixOfArea = (code: string): string => (code.length > DISTRICT_DIGITS ? code : code.replace(/00$/, ''))

export const DISTRICT_DIGITS = 6

/** The code of a component begins with its county, as its grid's does. */
function inAdministrative(code: string): RawBuilder<SqlBool> {
  const prefix = prefixOfArea(code)
  if (code.length > DISTRICT_DIGITS) return beginsWith('c.grid_code', prefix)
  return sql<SqlBool>`(${beginsWith('c.code', prefix)} and ${beginsWith('c.grid_code', prefix)})`
}

/** As a range, which an index serves whatever the collation. */
function beginsWith(column: string, prefix: string): RawBuilder<SqlBool> {
  const end = String(Number(prefix) + 1).padStart(prefix.length, '0')
  return sql<SqlBool>`${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${end}`
}

const either = (conditions: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(conditions, sql` or `)})`

const containing = (text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`strpos(lower(concat_ws(' ', c.code, c.name, c.location, c.note)), ${text.toLowerCase()}) > 0`
