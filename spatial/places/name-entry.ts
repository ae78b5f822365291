import type { BboxLonLat } from '../geometry/bbox.ts'
import type { SearchableName } from './name-table.ts'

/** Layers with names that are searched, in the order in which equal matches are shown. */
export const NAMED_KINDS = ['area', 'road', 'class', 'place', 'organisation', 'grid'] as const
export type NamedKind = (typeof NAMED_KINDS)[number]

/** A name that can be found, with what a result shows. `names` begins with the title. */
export interface NameEntry extends SearchableName {
  kind: NamedKind
  key: string
  titleEn: string | null
  subtitleZh: string
  subtitleEn: string
  /** Where it is; null for what has no place, such as a class. */
  position: [lon: number, lat: number] | null
  bbox: BboxLonLat | null
  /** Equal matches show small numbers first: what is few and large before what is many and small. */
  tier: number
}
