import type { MultiPolygon, Polygon } from 'geojson'
import type { Scope } from './scopes.ts'

/** Part of the city: districts, streets, communities, management areas and unit grids by code, or drawn in EPSG:4490. */
export type AreaOfSight = { codes: readonly string[] } | { drawn: Polygon | MultiPolygon }

export interface LayerGrant {
  /** Names of the attributes that may be read; null for all. The key may always be read. */
  attributes: readonly string[] | null
  canWrite: boolean
}

/** What somebody is given to see: layers by the names of feature types, or all of them; everywhere, in an area or of a unit. */
export interface Grant {
  layers: Readonly<Record<string, LayerGrant>> | null
  area: AreaOfSight | null
  /** Of the components those of this unit and of the units beneath it alone. */
  unit?: string
}

/** Whoever reads or writes: what they may do, and what of the published data they may do it to. */
export interface Reader {
  scopes: readonly Scope[]
  /** None is nothing at all. Each adds to the others. */
  grants: readonly Grant[]
}

export const WHOLE_CITY: Grant = { layers: null, area: null }

/** Our own programs, and keys that nobody has narrowed. */
export const EVERYTHING: Reader = { scopes: ['admin'], grants: [WHOLE_CITY] }
