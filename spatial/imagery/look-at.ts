import type { Geometry } from 'geojson'
import { sql } from 'kysely'
import { type ComponentSight, seenBy } from '../components/component-sight.ts'
import { asGeoJson } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import { DomainError } from '../domain-error.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import { localPlane } from '../geometry/local-plane.ts'
import { metersPerDegree } from '../geometry/meters-per-degree.ts'
import { geometryBbox } from '../geometry/paths.ts'
import { type Body, bodyOf, PLACE_BODY } from './body.ts'
import { LARGEST_OFFSET_METERS } from './camera.ts'
import { camerasIn } from './cameras.ts'
import type { Eyes } from './eyes.ts'
import { nearestPart } from './nearest-part.ts'
import { bodiesByClass, hidingIn, obstaclesOn } from './surroundings.ts'
import { FURTHEST_METERS, rankedViews, type View } from './view.ts'

export interface LookAtRequest {
  /** A component, or a place in EPSG:4490. */
  subject: { component: string } | { position: readonly [lon: number, lat: number] }
  /** The moment that matters, milliseconds since 1970. */
  at: number
  eyes: Eyes
  /** What the caller sees of the register; all of it when absent. */
  sight?: ComponentSight | undefined
  /** How many views at most. */
  count: number
}

interface Subject {
  key: string
  body: Body
  geometry: Geometry
}

/**
 * The pictures that look at a component or a place, best first, each with the direction to look in and why. Empty where none
 * does. Throws DomainError component-not-found.
 */
export async function lookAt(db: Db, { subject, at, eyes, sight, count }: LookAtRequest): Promise<View[]> {
  const { key, body, geometry } = await subjectOf(db, subject, sight)
  const bbox = boxAround(geometry, FURTHEST_METERS + LARGEST_OFFSET_METERS)
  const [cameras, surroundings] = await Promise.all([camerasIn(db, bbox, eyes), hidingIn(db, bbox)])
  const plane = localPlane([(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2])
  const nearest = nearestPart(geometry, plane)
  return rankedViews(
    cameras,
    camera => {
      const [lon, lat] = plane.toLonLat(nearest(plane.toMeters([camera.lon, camera.lat])))
      return { key, lon, lat, body }
    },
    { obstacles: obstaclesOn(plane, surroundings), plane, at, count },
  )
}

async function subjectOf(db: Db, subject: LookAtRequest['subject'], sight?: ComponentSight): Promise<Subject> {
  if ('position' in subject)
    return { key: '', body: PLACE_BODY, geometry: { type: 'Point', coordinates: [...subject.position] } }
  const row = await db
    .selectFrom('components as c')
    .select(['class_code', asGeoJson(sql.ref<GeometryValue>('c.geom')).as('geometry')])
    .where('code', '=', subject.component)
    .where('retired_at', 'is', null)
    .$if(sight !== undefined, query => query.where(seenBy(sight!)))
    .executeTakeFirst()
  if (!row) throw new DomainError('component-not-found', `There is no component ${subject.component}.`)
  const bodies = await bodiesByClass(db)
  return { key: subject.component, body: bodies.get(row.class_code) ?? bodyOf(undefined), geometry: row.geometry }
}

/** A box in degrees around a geometry, so many metres larger to each side. */
export function boxAround(geometry: Geometry, meters: number): BboxLonLat {
  const box = geometryBbox(geometry)
  const degree = metersPerDegree(box[3])
  const [dLon, dLat] = [meters / degree.lon, meters / degree.lat]
  return [box[0] - dLon, box[1] - dLat, box[2] + dLon, box[3] + dLat]
}
