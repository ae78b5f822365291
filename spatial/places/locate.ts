import { sql } from 'kysely'
import { sightSignature, typesFor } from '../access/narrowed.ts'
import type { Reader } from '../access/reader.ts'
import { isSeen } from '../access/seen-keys.ts'
import { componentSight } from '../components/component-sight.ts'
import { type NearComponent, type NearestRequest, nearestComponents } from '../components/nearest-components.ts'
import { covers, type LonLat } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import type { AreasTable } from '../database/tables/register.ts'
import { type AreaName, type PlaceOfGrid, placeAt } from '../grids/place-of-grid.ts'
import type { ResponsibilityInWords } from '../organisations/responsibility-in-words.ts'
import { type NearAddress, nearestAddress } from './nearest-address.ts'
import { type PlaceReader, readingPlaces } from './place-reader.ts'

/** As much of a component as is said of one nearby. */
export type ComponentAround = Pick<
  NearComponent,
  'code' | 'classCode' | 'name' | 'state' | 'geometry' | 'distanceMeters'
>

export interface Location {
  grid: string | null
  community: AreaName | null
  street: AreaName | null
  district: AreaName | null
  managementArea: AreaName | null
  /** For the class asked about; null without a class, or outside the grids. */
  responsibility: ResponsibilityInWords | null
  address: NearAddress | null
  nearestComponents: ComponentAround[]
}

export interface LocateRequest {
  at: LonLat
  /** Four digits: the unit responsible for it, and only components of it. */
  classCode?: string | undefined
  /** The city's date of the day, for the rules in force. */
  today: string
  /** Who asks: what they do not see is not there. */
  reader: Reader
  /** Where it is looked up; the database by default. */
  sources?: LocateSources
}

export interface LocateSources extends PlaceReader {
  placeAt(at: LonLat): Promise<PlaceOfGrid | undefined>
  nearest(request: NearestRequest): Promise<ComponentAround[]>
}

const readingSources = (db: Db): LocateSources => ({
  ...readingPlaces(db),
  placeAt: at => placeAt(db, at),
  nearest: request => nearestComponents(db, request),
})

const NEAREST_COMPONENTS = 5

/** Everything a position means: grid, areas, address, the unit responsible for a class there, components around. */
export async function locate(
  db: Db,
  { at, classCode, today, reader, sources = readingSources(db) }: LocateRequest,
): Promise<Location> {
  const seesAll = sightSignature(reader.grants) === ''
  const [place, address, nearest] = await Promise.all([
    sources.placeAt(at),
    nearestAddress(db, at),
    componentsAround(sources, { at, classCode, reader }),
  ])
  if (!seesAll) return locationSeen(db, reader, { place, address, nearest })
  const areas = place ?? (await areasAround(db, at))
  return {
    grid: place?.gridCode ?? null,
    community: areas.community ?? null,
    street: areas.street ?? null,
    district: areas.district ?? null,
    managementArea: areas.managementArea ?? null,
    responsibility:
      place && classCode ? await sources.responsibility({ classCode, place, ownerCode: null, on: today }) : null,
    address: address ?? null,
    nearestComponents: nearest,
  }
}

/** Nothing to name, where whoever asks is not shown all that the name stands for. */
async function componentsAround(
  sources: LocateSources,
  { at, classCode, reader }: Pick<LocateRequest, 'at' | 'classCode' | 'reader'>,
): Promise<ComponentAround[]> {
  const sees = [...typesFor(reader).values()].some(({ table }) => table === 'components')
  const sight = sees ? componentSight(reader) : undefined
  if (!sees || sight?.attributes) return []
  const filter = { ...(classCode && { classes: [classCode] }), ...(sight && { sight }) }
  return sources.nearest({ at, count: NEAREST_COMPONENTS, filter })
}

interface Found {
  place: PlaceOfGrid | undefined
  address: NearAddress | undefined
  nearest: ComponentAround[]
}

/** For a reader who sees a part: the names of a grid that they see, and an address that they see. Rules are the whole city's. */
async function locationSeen(db: Db, reader: Reader, { place, address, nearest }: Found): Promise<Location> {
  const seesGrid = place && (await isSeen(db, reader, { table: 'unit_grids', key: place.gridCode }))
  const anchor = address && { table: address.anchor.kind === 'place' ? 'places' : 'roads', key: address.anchor.key }
  return {
    grid: seesGrid ? place.gridCode : null,
    community: seesGrid ? place.community : null,
    street: seesGrid ? place.street : null,
    district: seesGrid ? place.district : null,
    managementArea: seesGrid ? place.managementArea : null,
    responsibility: null,
    address: anchor && (await isSeen(db, reader, anchor)) ? address : null,
    nearestComponents: nearest,
  }
}

const MEMBERS: Record<AreasTable['kind'], 'community' | 'street' | 'district' | 'managementArea'> = {
  community: 'community',
  street: 'street',
  district: 'district',
  management: 'managementArea',
}

/** Where no grid has been drawn, the areas may still reach. */
async function areasAround(
  db: Db,
  at: LonLat,
): Promise<Partial<Record<(typeof MEMBERS)[AreasTable['kind']], AreaName>>> {
  const rows = await db
    .selectFrom('areas')
    .select(['kind', 'code', 'name_zh as nameZh', 'name_en as nameEn'])
    .where('retired_at', 'is', null)
    .where(covers(sql.ref('geom'), at))
    .orderBy('code', 'desc')
    .execute()
  return Object.fromEntries(rows.map(({ kind, ...area }) => [MEMBERS[kind], area]))
}
