import type { Geometry, MultiPolygon } from 'geojson'
import { sql } from 'kysely'
import { type ComponentSight, seenBy } from '../components/component-sight.ts'
import { perCommit } from '../database/per-commit.ts'
import { asGeoJson, envelope } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { LocalPlane } from '../geometry/local-plane.ts'
import { type Body, bodyOf } from './body.ts'
import type { Obstacles } from './sight.ts'

/** A component that is a point, with the body of its class. */
export interface StreetComponent {
  code: string
  classCode: string
  name: string
  lon: number
  lat: number
  body: Body
}

export interface Building {
  geometry: MultiPolygon
  heightMeters: number
}

/** A house whose height nobody measured has two floors. */
const UNKNOWN_HEIGHT_METERS = 6
/** Lower bodies hide nothing. */
const HIDING_METERS = 0.6

/** Symbols of the city's component classes by code. They change with a class book, not with the register. */
export async function classBodies(db: Db): Promise<Map<string, Body>> {
  const rows = await db
    .selectFrom('classes as k')
    .innerJoin('city as c', 'c.component_book_id', 'k.book_id')
    .select(['k.code', 'k.symbol'])
    .execute()
  return new Map(rows.map(({ code, symbol }) => [code, bodyOf(symbol)]))
}

const keptBodies = perCommit(classBodies, { answers: 1 })

export const bodiesByClass = (db: Db): Promise<Map<string, Body>> => keptBodies(db, undefined)

export interface ComponentChoice {
  /** All classes when absent. */
  classCodes?: readonly string[] | undefined
  /** What somebody sees of the register; all of it when absent. */
  sight?: ComponentSight | undefined
}

/** Components that are points and lie in a box. */
export async function componentsIn(
  db: Db,
  bbox: Readonly<BboxLonLat>,
  { classCodes, sight }: ComponentChoice = {},
): Promise<StreetComponent[]> {
  const bodies = await bodiesByClass(db)
  const rows = await db
    .selectFrom('components as c')
    .select([
      'c.code',
      'c.class_code as classCode',
      'c.name',
      sql<number>`ST_X(c.geom)`.as('lon'),
      sql<number>`ST_Y(c.geom)`.as('lat'),
    ])
    .where(sql<boolean>`${sql.ref<GeometryValue>('c.geom')} && ${envelope(bbox)}`)
    .where('c.retired_at', 'is', null)
    // not ST_Dimension: for that the planner reads the whole index of points beside the box, 30 ms instead of 1
    .where(sql<boolean>`GeometryType(c.geom) = 'POINT'`)
    .$if(classCodes !== undefined, query => query.where('c.class_code', 'in', [...classCodes!, '']))
    .$if(sight !== undefined, query => query.where(seenBy(sight!)))
    .execute()
  return rows.map(row => ({ ...row, body: bodies.get(row.classCode) ?? bodyOf(undefined) }))
}

/** A component that is a line or an area, with the body of its class. */
export interface Stretch {
  code: string
  classCode: string
  name: string
  geometry: Geometry
  body: Body
}

/** Components that are lines or areas and meet a box. */
export async function stretchesIn(
  db: Db,
  bbox: Readonly<BboxLonLat>,
  { classCodes, sight }: ComponentChoice = {},
): Promise<Stretch[]> {
  const bodies = await bodiesByClass(db)
  const geom = sql.ref<GeometryValue>('c.geom')
  const rows = await db
    .selectFrom('components as c')
    .select(['c.code', 'c.class_code as classCode', 'c.name', asGeoJson(geom).as('geometry')])
    .where(sql<boolean>`${geom} && ${envelope(bbox)}`)
    .where('c.retired_at', 'is', null)
    .where(sql<boolean>`GeometryType(c.geom) <> 'POINT'`)
    .$if(classCodes !== undefined, query => query.where('c.class_code', 'in', [...classCodes!, '']))
    .$if(sight !== undefined, query => query.where(seenBy(sight!)))
    .execute()
  return rows.map(row => ({ ...row, body: bodies.get(row.classCode) ?? bodyOf(undefined) }))
}

/** Buildings that meet a box. */
export async function buildingsIn(db: Db, bbox: Readonly<BboxLonLat>): Promise<Building[]> {
  const geom = sql.ref<GeometryValue>('b.geom')
  const rows = await db
    .selectFrom('buildings as b')
    .select([asGeoJson(geom).$castTo<MultiPolygon>().as('geometry'), 'b.height_m as height'])
    .where(sql<boolean>`${geom} && ${envelope(bbox)}`)
    .where('b.retired_at', 'is', null)
    .execute()
  return rows.map(({ geometry, height }) => ({ geometry, heightMeters: height ?? UNKNOWN_HEIGHT_METERS }))
}

export interface Surroundings {
  components: StreetComponent[]
  buildings: Building[]
}

/** What may hide something in a box: buildings, and components that stand. */
export async function hidingIn(db: Db, bbox: Readonly<BboxLonLat>): Promise<Surroundings> {
  const bodies = await bodiesByClass(db)
  const standing = [...bodies].filter(([, body]) => body.topMeters > HIDING_METERS).map(([code]) => code)
  const [components, buildings] = await Promise.all([
    componentsIn(db, bbox, { classCodes: standing }),
    buildingsIn(db, bbox),
  ])
  return { components, buildings }
}

/** The same on a plane, ready to be looked past. */
export const obstaclesOn = (plane: LocalPlane, { components, buildings }: Surroundings): Obstacles => ({
  blocks: buildings.map(({ geometry, heightMeters }) => ({
    heightMeters,
    rings: geometry.coordinates.flatMap(polygon =>
      polygon.map(ring => ring.map(([lon, lat]) => plane.toMeters([lon!, lat!]))),
    ),
  })),
  standing: components.map(({ code, lon, lat, body }) => ({ key: code, at: plane.toMeters([lon, lat]), body })),
})
