import type { Geometry, Position } from 'geojson'
import { sql } from 'kysely'
import { asGeoJson, envelope } from '../../database/postgis.ts'
import type { Db, GeometryValue } from '../../database/schema.ts'
import { bboxAround } from '../../geometry/bbox-around.ts'
import { type LocalPlane, localPlane, type Meters2 } from '../../geometry/local-plane.ts'
import type { Body } from '../body.ts'
import { bodiesByClass, buildingsIn, componentsIn } from '../surroundings.ts'

/** A piece of the city around a place, in metres east and north of it: all that a picture of it is drawn from. */
export interface Scene {
  walls: Wall[]
  fences: Fence[]
  grounds: Ground[]
  roads: Road[]
  things: Thing[]
}

export interface Wall {
  from: Meters2
  to: Meters2
  heightMeters: number
  /** Buildings differ by it, walls of one do not. */
  tint: number
}

export interface Fence {
  from: Meters2
  to: Meters2
  heightMeters: number
  colour: number
}

export interface Ground {
  rings: Meters2[][]
  use: string
}

export interface Road {
  line: Meters2[]
  widthMeters: number
  pavementMeters: number
}

export interface Thing {
  key: string
  at: Meters2
  body: Body
  /** 0xrrggbb of its major class. */
  colour: number
}

/** Further houses are haze, further things are specks. */
const HOUSES_METERS = 260
const THINGS_METERS = 110
const GROUND_METERS = 90

/** Beside the carriageway, as streets of the class usually have it. */
const PAVEMENT_METERS: Record<string, number> = {
  motorway: 2,
  trunk: 6,
  primary: 5,
  secondary: 4,
  branch: 3,
  lane: 1.6,
}

/** Reads what stands and lies around a place. */
export async function sceneAround(db: Db, at: readonly [lon: number, lat: number]): Promise<Scene> {
  const plane = localPlane(at)
  const [buildings, components, colours, fences, grounds, roads] = await Promise.all([
    buildingsIn(db, bboxAround(at, HOUSES_METERS)),
    componentsIn(db, bboxAround(at, THINGS_METERS)),
    majorColours(db),
    fencesAround(db, at, plane),
    groundsAround(db, at, plane),
    roadsAround(db, at, plane),
  ])
  const walls = buildings.flatMap(({ geometry, heightMeters }, tint) =>
    geometry.coordinates.flatMap(rings =>
      rings.flatMap(ring => sides(onPlane(ring, plane)).map(side => ({ ...side, heightMeters, tint }))),
    ),
  )
  const things = components.map(({ code, classCode, lon, lat, body }) => ({
    key: code,
    at: plane.toMeters([lon, lat]),
    body,
    colour: colours.get(classCode.slice(0, 2)) ?? 0x808080,
  }))
  return { walls, fences, grounds, roads, things }
}

const onPlane = (path: readonly Position[], plane: LocalPlane): Meters2[] =>
  path.map(([lon, lat]) => plane.toMeters([lon!, lat!]))

const sides = (path: readonly Meters2[]): { from: Meters2; to: Meters2 }[] =>
  path.slice(1).map((to, i) => ({ from: path[i]!, to }))

const near = (bbox: Parameters<typeof envelope>[0], alias: string) =>
  sql<boolean>`${sql.ref<GeometryValue>(`${alias}.geom`)} && ${envelope(bbox)}`

async function majorColours(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('class_majors as m')
    .innerJoin('city as c', 'c.component_book_id', 'm.book_id')
    .select(['m.code', 'm.colour'])
    .execute()
  return new Map(rows.map(({ code, colour }) => [code, Number.parseInt(colour.slice(1), 16)]))
}

/** Lines of the register that stand up: rails, walls, barriers. */
async function fencesAround(db: Db, at: readonly [number, number], plane: LocalPlane): Promise<Fence[]> {
  const [bodies, colours] = [await bodiesByClass(db), await majorColours(db)]
  const rows = await db
    .selectFrom('components as l')
    .select(['l.class_code', asGeoJson(sql.ref<GeometryValue>('l.geom')).$castTo<Geometry>().as('geometry')])
    .where(near(bboxAround(at, GROUND_METERS), 'l'))
    .where('l.retired_at', 'is', null)
    .where(sql<boolean>`GeometryType(l.geom) in ('LINESTRING', 'MULTILINESTRING')`)
    .execute()
  return rows.flatMap(({ class_code, geometry }) => {
    const body = bodies.get(class_code)
    if (body?.shape !== 'rail') return []
    const paths =
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : []
    const colour = colours.get(class_code.slice(0, 2)) ?? 0x808080
    return paths.flatMap(path =>
      sides(onPlane(path, plane)).map(side => ({ ...side, heightMeters: body.topMeters, colour })),
    )
  })
}

async function groundsAround(db: Db, at: readonly [number, number], plane: LocalPlane): Promise<Ground[]> {
  const bbox = bboxAround(at, GROUND_METERS)
  const [blocks, water] = await Promise.all([
    db
      .selectFrom('blocks as b')
      .select(['b.use', asGeoJson(sql.ref<GeometryValue>('b.geom')).$castTo<Geometry>().as('geometry')])
      .where(near(bbox, 'b'))
      .where('b.retired_at', 'is', null)
      .execute(),
    db
      .selectFrom('water as w')
      .select([
        sql<string>`'water'`.as('use'),
        asGeoJson(sql.ref<GeometryValue>('w.geom')).$castTo<Geometry>().as('geometry'),
      ])
      .where(near(bbox, 'w'))
      .where('w.retired_at', 'is', null)
      .execute(),
  ])
  return [...blocks, ...water].flatMap(({ use, geometry }) =>
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.map(rings => ({ use, rings: rings.map(ring => onPlane(ring, plane)) }))
      : [],
  )
}

async function roadsAround(db: Db, at: readonly [number, number], plane: LocalPlane): Promise<Road[]> {
  const rows = await db
    .selectFrom('roads as r')
    .select(['r.class', 'r.width_m', asGeoJson(sql.ref<GeometryValue>('r.geom')).$castTo<Geometry>().as('geometry')])
    .where(near(bboxAround(at, GROUND_METERS), 'r'))
    .where('r.retired_at', 'is', null)
    .execute()
  return rows.flatMap(({ class: roadClass, width_m: widthMeters, geometry }) =>
    geometry.type === 'MultiLineString'
      ? geometry.coordinates.map(path => ({
          line: onPlane(path, plane),
          widthMeters,
          pavementMeters: PAVEMENT_METERS[roadClass] ?? 2,
        }))
      : [],
  )
}
