import type { LonLat } from '../database/postgis.ts'
import type { BboxLonLat } from '../geometry/bbox.ts'
import { metersBetween } from '../geometry/meters-between.ts'
import { NAMED_KINDS } from './name-entry.ts'

export const RESULT_KINDS = [...NAMED_KINDS, 'component', 'crossing', 'coordinate'] as const
export type ResultKind = (typeof RESULT_KINDS)[number]

/** One thing that answers a search. What has no place, such as a class, has no position. */
export interface SearchResult {
  kind: ResultKind
  key: string
  titleZh: string
  titleEn: string
  subtitleZh: string
  subtitleEn: string
  lon?: number
  lat?: number
  bbox?: BboxLonLat
  /** From the place that was asked about. */
  distanceMeters?: number
}

/** A result with what it is ranked by; less goes first. */
export interface RankedResult {
  quality: number
  tier: number
  distanceMeters: number
  result: SearchResult
}

export const byRank = (a: Omit<RankedResult, 'result'>, b: Omit<RankedResult, 'result'>): number =>
  a.quality - b.quality || a.tier - b.tier || a.distanceMeters - b.distanceMeters

/** Position and distance as members of a result. */
export function placed(position: LonLat | null, near: LonLat | undefined) {
  if (!position) return {}
  const [lon, lat] = position
  return { lon, lat, ...(near && { distanceMeters: Math.round(metersBetween(near, position)) }) }
}

/** What has no place, or nothing to be near to, comes after what has. */
export const rankingDistance = ({ distanceMeters }: SearchResult): number => distanceMeters ?? Number.MAX_SAFE_INTEGER
