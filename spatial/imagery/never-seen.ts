import { type SqlBool, sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import { localPlane } from '../geometry/local-plane.ts'
import { metersPerDegree } from '../geometry/meters-per-degree.ts'
import { LARGEST_OFFSET_METERS } from './camera.ts'
import { camerasIn } from './cameras.ts'
import type { Eyes } from './eyes.ts'
import { componentsIn, hidingIn, obstaclesOn, type StreetComponent } from './surroundings.ts'
import { FURTHEST_METERS, viewOf } from './view.ts'

export interface NeverSeenRequest {
  /** Beginning of unit-grid codes: a district, street or community, or one grid. */
  area?: string
  classCodes?: readonly string[]
  eyes: Eyes
  /** The list ends after the unit grid in which it reaches this. */
  count: number
  /** Unit grid after which to go on. */
  after?: string
}

export interface NeverSeen {
  components: (StreetComponent & { gridCode: string })[]
  /** Components looked at for this part of the list. */
  examined: number
  /** Unit grid to go on after; absent at the end. */
  next?: string
}

/** So many unit grids are looked through for one answer: about a second. */
const MOST_GRIDS = 60

/** Components that are points and that no picture shows, unit grid by unit grid: what a survey should go and see. */
export async function neverSeen(db: Db, request: NeverSeenRequest): Promise<NeverSeen> {
  const { area = '', classCodes, eyes, count, after = '' } = request
  const grids = await db
    .selectFrom('unit_grids')
    .select(['code', sql<BboxLonLat>`array[ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)]`.as('bbox')])
    .where('retired_at', 'is', null)
    .where('code', '>', after)
    .where(sql<SqlBool>`starts_with(code, ${area})`)
    .orderBy('code')
    .limit(MOST_GRIDS + 1)
    .execute()
  const found: NeverSeen = { components: [], examined: 0 }
  for (const [index, { code, bbox }] of grids.entries()) {
    if (index === MOST_GRIDS || found.components.length >= count) {
      found.next = grids[index - 1]!.code
      break
    }
    const own = await gridMembers(db, code)
    const candidates = (await componentsIn(db, bbox, { classCodes })).filter(({ code }) => own.has(code))
    found.examined += candidates.length
    const unseen = candidates.length > 0 ? await unseenIn(db, bbox, { candidates, eyes }) : []
    found.components.push(...unseen.map(component => ({ ...component, gridCode: code })))
  }
  return found
}

async function gridMembers(db: Db, gridCode: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('components')
    .select('code')
    .where('grid_code', '=', gridCode)
    .where('retired_at', 'is', null)
    .execute()
  return new Set(rows.map(({ code }) => code))
}

async function unseenIn(
  db: Db,
  bbox: BboxLonLat,
  { candidates, eyes }: { candidates: StreetComponent[]; eyes: Eyes },
): Promise<StreetComponent[]> {
  const wide = widened(bbox, FURTHEST_METERS + LARGEST_OFFSET_METERS)
  const [cameras, hiding] = await Promise.all([camerasIn(db, wide, eyes), hidingIn(db, wide)])
  const plane = localPlane([(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2])
  const obstacles = obstaclesOn(plane, hiding)
  return candidates
    .filter(component => {
      const target = { ...component, key: component.code }
      return !cameras.some(camera => viewOf(camera, target, { obstacles, plane, at: camera.capturedAt }))
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function widened([west, south, east, north]: BboxLonLat, meters: number): BboxLonLat {
  const degree = metersPerDegree(north)
  return [
    west - meters / degree.lon,
    south - meters / degree.lat,
    east + meters / degree.lon,
    north + meters / degree.lat,
  ]
}
