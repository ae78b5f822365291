import { sql } from 'kysely'
import { type NearComponent, nearestComponents } from '../components/nearest-components.ts'
import { covers, type LonLat } from '../database/postgis.ts'
import type { AreasTable, Db } from '../database/schema.ts'
import { type AreaName, type PlaceOfGrid, placeAt } from '../grids/place-of-grid.ts'
import { type ResponsibilityInWords, responsibilityInWords } from '../organisations/responsibility-in-words.ts'
import { responsibleUnit } from '../organisations/responsible-unit.ts'
import { type NearAddress, nearestAddress } from './nearest-address.ts'

export interface Location {
  grid: string | null
  community: AreaName | null
  street: AreaName | null
  district: AreaName | null
  managementArea: AreaName | null
  /** For the class asked about; null without a class, or outside the grids. */
  responsibility: ResponsibilityInWords | null
  address: NearAddress | null
  nearestComponents: NearComponent[]
}

export interface LocateRequest {
  at: LonLat
  /** Four digits: the unit responsible for it, and only components of it. */
  classCode?: string | undefined
  /** The city's date of the day, for the rules in force. */
  today: string
}

const NEAREST_COMPONENTS = 5

/** Everything a position means: grid, areas, address, the unit responsible for a class there, components around. */
export async function locate(db: Db, { at, classCode, today }: LocateRequest): Promise<Location> {
  const [place, address, nearest] = await Promise.all([
    placeAt(db, at),
    nearestAddress(db, at),
    nearestComponents(db, { at, count: NEAREST_COMPONENTS, ...(classCode && { filter: { classes: [classCode] } }) }),
  ])
  const areas = place ?? (await areasAround(db, at))
  return {
    grid: place?.gridCode ?? null,
    community: areas.community ?? null,
    street: areas.street ?? null,
    district: areas.district ?? null,
    managementArea: areas.managementArea ?? null,
    responsibility: place && classCode ? await responsibilityIn(db, place, { classCode, today }) : null,
    address: address ?? null,
    nearestComponents: nearest,
  }
}

async function responsibilityIn(
  db: Db,
  { community, managementArea }: PlaceOfGrid,
  { classCode, today }: { classCode: string; today: string },
): Promise<ResponsibilityInWords> {
  const place = { communityCode: community.code, managementAreaCode: managementArea?.code ?? null }
  const question = { kind: 'component' as const, classCode, place, ownerCode: null, on: today }
  return responsibilityInWords(await responsibleUnit(db, question))
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
