import {
  type ComponentCode,
  classOfComponentCode,
  parseComponentCode,
  parseUnitGridCode,
} from '../../spatial/catalogue/codes.ts'
import type { ImportRow, RowCheck } from '../checks/row-check.ts'
import { pointInRings } from '../geometry/point-in-rings.ts'
import type { LonLat } from '../geometry/representative-point.ts'
import type { Dimension } from '../geometry/shape.ts'
import type { AreaIndex } from '../reference/area-index.ts'
import { accuracyMeters } from './implausible-distance.ts'
import { standsInGrid } from './stands-in-grid.ts'

export interface ClassInfo {
  /** Major and minor together, `0102`. */
  code: string
  name: string
  geometryType: Dimension
  accuracyClass: string
}

/** What component rows are judged against. */
export interface ComponentReference {
  bookId: string
  classes: ReadonlyMap<string, ClassInfo>
  /** Codes of the classes that bear a name. */
  classesByName: ReadonlyMap<string, readonly string[]>
  /** Name by code. */
  organisations: ReadonlyMap<string, string>
  grids: AreaIndex
  isInCity(position: LonLat): boolean
  /** Latitude of the city, for distances. */
  latDegrees: number
  /** `YYYY-MM-DD`; dates after it are in the future. */
  today: string
}

/** A row with what several checks ask of it. */
export interface ComponentRow extends ImportRow {
  code: ComponentCode | undefined
  classInfo: ClassInfo | undefined
  /** The grid code delivered, when it is well formed. */
  gridCode: string | undefined
  /** The grid at the position. */
  place: string | undefined
  /** True when the object stands in the grid delivered. */
  isInDeclaredGrid: boolean
  /** County of the grid the object stands in. */
  county: string | undefined
  isOwnerUnknown: boolean
}

export type ComponentCheck = RowCheck<ComponentRow>

/** The three units of a component, as columns of code and name. */
export const DEPARTMENTS = [
  { code: 'authority_code', name: 'authority_name' },
  { code: 'owner_code', name: 'owner_name' },
  { code: 'maintainer_code', name: 'maintainer_name' },
] as const

const NOT_KNOWN = new Set(['不明', '未知', '权属不明', '不详'])

export function componentRow(row: ImportRow, reference: ComponentReference): ComponentRow {
  const parsed = parseComponentCode(row.text.code ?? '')
  const code = parsed.ok ? parsed.value : undefined
  const classInfo = code && reference.classes.get(classOfComponentCode(code))
  const gridCode = parseUnitGridCode(row.text.grid_code ?? '').ok ? row.text.grid_code! : undefined
  const place = gridAt(row.position, gridCode, reference.grids)
  const isInDeclaredGrid =
    gridCode !== undefined && (gridCode === place || reaches(row, gridCode, classInfo, reference))
  const home = isInDeclaredGrid ? gridCode : place
  // Added to the row itself: a copy of each would cost more than all that is worked out here.
  return Object.assign(row, {
    code,
    classInfo,
    gridCode,
    place,
    isInDeclaredGrid,
    county: home === undefined ? undefined : countyOf(home),
    isOwnerUnknown: isOwnerUnknown(row),
  })
}

/** Nearly every object stands in the grid it names, so that one is tried before the index is searched. */
function gridAt(position: LonLat | undefined, declared: string | undefined, grids: AreaIndex): string | undefined {
  if (!position) return undefined
  const [lon, lat] = position
  const rings = declared === undefined ? undefined : grids.rings(declared)
  return rings && pointInRings(lon, lat, rings) ? declared : grids.areaAt(lon, lat)
}

function reaches(
  { shape }: ImportRow,
  gridCode: string,
  classInfo: ClassInfo | undefined,
  { grids }: ComponentReference,
): boolean {
  const rings = grids.rings(gridCode)
  return !!rings && !!shape && standsInGrid(shape, rings, accuracyMeters(classInfo?.accuracyClass ?? 'A'))
}

function countyOf(gridCode: string): string | undefined {
  const parsed = parseUnitGridCode(gridCode)
  return parsed.ok ? parsed.value.county : undefined
}

const isOwnerUnknown = ({ text }: ImportRow): boolean =>
  NOT_KNOWN.has(text.owner_code ?? '') || (text.owner_code === null && NOT_KNOWN.has(text.owner_name ?? ''))
