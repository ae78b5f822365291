/**
 * The PostGIS vocabulary: functions that take expressions and return expressions, each named after what it means. All
 * geometry is EPSG:4490, longitude first. The constant carries any cast, transform or box; the column stays bare, so that
 * its index is used.
 */

import type { Geometry } from 'geojson'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { GeometryValue } from './schema.ts'

type Geom = Expression<GeometryValue>
export type LonLat = readonly [lon: number, lat: number]

/** 7 decimals of a degree are about 1 cm: enough for a survey to half a metre, no noise. */
const GEOJSON_DECIMALS = 7

/** The last 0: without it PostGIS adds a `crs` member, which RFC 7946 does not know. */
export const asGeoJsonText = (geom: Geom): RawBuilder<string> =>
  sql<string>`ST_AsGeoJSON(${geom}, ${sql.lit(GEOJSON_DECIMALS)}, 0)`

export const asGeoJson = (geom: Geom): RawBuilder<Geometry> => sql<Geometry>`${asGeoJsonText(geom)}::json`

export const fromGeoJson = (geometry: Geometry): RawBuilder<GeometryValue> =>
  sql<GeometryValue>`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}), 4490)`

/** As drawn by a person: rings that cross themselves become the parts they enclose, holes stay holes. */
export const validFromGeoJson = (geometry: Geometry): RawBuilder<GeometryValue> =>
  sql<GeometryValue>`ST_MakeValid(${fromGeoJson(geometry)})`

export const point = ([lon, lat]: LonLat): RawBuilder<GeometryValue> =>
  sql<GeometryValue>`ST_SetSRID(ST_MakePoint(${finite(lon)}::float8, ${finite(lat)}::float8), 4490)`

export const envelope = ([minLon, minLat, maxLon, maxLat]: Readonly<BboxLonLat>): RawBuilder<GeometryValue> =>
  sql<GeometryValue>`ST_MakeEnvelope(${finite(minLon)}, ${finite(minLat)}, ${finite(maxLon)}, ${finite(maxLat)}, 4490)`

/** Shares at least a point with the constant, edges included. Uses the index by itself: no box test is needed beside it. */
export const intersects = (geom: Geom, constant: Geom): RawBuilder<SqlBool> =>
  sql<SqlBool>`ST_Intersects(${geom}, ${constant})`

/** Boxes overlap, to the precision of the index (single floats, about a metre too large): a first sieve, never an answer. */
export const nearBox = (geom: Geom, bbox: Readonly<BboxLonLat>): RawBuilder<SqlBool> =>
  sql<SqlBool>`${geom} && ${envelope(bbox)}`

/** Holds the point, edges included. */
export const covers = (geom: Geom, at: LonLat): RawBuilder<SqlBool> => sql<SqlBool>`ST_Covers(${geom}, ${point(at)})`

/** Shortest distance on the ellipsoid, in metres. */
export const metersFrom = (geom: Geom, at: LonLat): RawBuilder<number> =>
  sql<number>`ST_Distance(${geom}::geography, ${point(at)}::geography)`

/**
 * On the ellipsoid; an unknown radius reaches nothing. The sieve is a box in degrees, so the one index on the geometry serves
 * metres too.
 */
export function withinMeters(geom: Geom, at: LonLat, radius: number | Expression<number | null>): RawBuilder<SqlBool> {
  const meters = typeof radius === 'number' ? sql`${finite(radius)}::float8` : radius
  return sql<SqlBool>`(${geom} && box_around(${point(at)}, ${meters})
    and ST_DWithin(${geom}::geography, ${point(at)}::geography, ${meters}))`
}

/**
 * How far the exact answer to "the nearest" can reach when the nearest by degrees are so far: the furthest of them, and a
 * millimetre because distances are compared after a second formula.
 */
export const furthest = (meters: Expression<number>): RawBuilder<number | null> =>
  sql<number | null>`max(${meters}) + 0.001`

/** What `furthest` gave, out of a common table expression `reach` with the column `meters`. */
export const REACH = sql<number | null>`(select meters from reach)`

/** Distance in degrees, only to order by: the index hands rows out nearest first. */
export const degreesFrom = (geom: Geom, at: LonLat): RawBuilder<number> => sql<number>`${geom} <-> ${point(at)}`

/** Bearing from the geometry's nearest position to the point, degrees clockwise from north; null where they coincide. */
export const bearingTo = (geom: Geom, at: LonLat): RawBuilder<number | null> =>
  sql<number | null>`degrees(ST_Azimuth(ST_ClosestPoint(${geom}, ${point(at)})::geography, ${point(at)}::geography))`

/** Rounded as coordinates are. */
export const bboxOf = (geom: Geom): RawBuilder<BboxLonLat> => sql<BboxLonLat>`array[
  ${rounded(sql`ST_XMin(${geom})`)}, ${rounded(sql`ST_YMin(${geom})`)},
  ${rounded(sql`ST_XMax(${geom})`)}, ${rounded(sql`ST_YMax(${geom})`)}]`

const rounded = (degrees: Expression<unknown>) => sql`round(${degrees}::numeric, ${sql.lit(GEOJSON_DECIMALS)})::float8`

/** A position that certainly lies on or in the geometry. */
export const pointOn = (geom: Geom): RawBuilder<GeometryValue> => sql<GeometryValue>`ST_PointOnSurface(${geom})`

export const lonLatOf = (pointGeom: Geom): RawBuilder<[number, number]> =>
  sql<[number, number]>`array[ST_X(${pointGeom}), ST_Y(${pointGeom})]`

/** A NaN inside a buffer crashed a PostGIS backend: nothing but finite numbers leaves this file. */
function finite(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${value}: expected a finite number`)
  return value
}

/**
 * Overlays snap to a grid of 0.1 mm. Without one, GEOS fails on boundaries that all but coincide, as those of neighbouring
 * areas do.
 */
const OVERLAY_GRID_DEGREES = 1e-9

/** What of `geom` lies outside `other`. */
export const difference = (geom: Geom, other: Geom): RawBuilder<GeometryValue> =>
  sql<GeometryValue>`ST_Difference(${geom}, ${other}, ${sql.lit(OVERLAY_GRID_DEGREES)})`

/** What both have in common. */
export const intersection = (geom: Geom, other: Geom): RawBuilder<GeometryValue> =>
  sql<GeometryValue>`ST_Intersection(${geom}, ${other}, ${sql.lit(OVERLAY_GRID_DEGREES)})`

/** An aggregate: the geometries of a group as one. */
export const union = (geom: Geom): RawBuilder<GeometryValue> =>
  sql<GeometryValue>`ST_Union(${geom}, ${sql.lit(OVERLAY_GRID_DEGREES)})`
