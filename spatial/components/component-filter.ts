import type { MultiPolygon, Polygon } from 'geojson'
import type { ComponentState } from '../database/tables/register.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import type { ComponentSight } from './component-sight.ts'

/** Which components are meant. Everything given must hold; of a list, any one. Positions are EPSG:4490, lon lat. */
export interface ComponentFilter {
  /** Shares at least a point with the box, edges included. */
  bbox?: BboxLonLat
  /** Nearest position within so many metres, on the ellipsoid. */
  circle?: { center: readonly [lon: number, lat: number]; radiusMeters: number }
  polygon?: Polygon | MultiPolygon
  /** Major (`01`) and minor (`0102`) classes mixed. */
  classes?: string[]
  states?: ComponentState[]
  /** Codes of maintaining units. */
  units?: string[]
  /** 15-digit codes of unit grids. */
  grids?: string[]
  /** Codes of districts, streets, communities and management areas mixed. */
  areas?: string[]
  /** Part of the code, name, location or note, in any case. */
  text?: string
  /** Published by a later commit than this one. */
  changedSince?: number
  /** What the reader sees; all of it when absent. */
  sight?: ComponentSight
}

/** Of which state of the register: as it is, as it was on a date, or as a commit left it. */
export type Moment = { kind: 'now' } | { kind: 'date'; at: Date } | { kind: 'commit'; seq: number }

export const NOW: Moment = { kind: 'now' }
