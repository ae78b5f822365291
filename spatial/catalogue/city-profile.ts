import type { BboxLonLat } from '../geometry/bbox.ts'
import type { BookId } from './class-book.ts'

/** What the system must know of a city before any of its data arrive. */
export interface CityProfile {
  /** Six-digit code of GB/T 2260; codes of components begin with one of its counties. */
  code: string
  nameZh: string
  nameEn: string
  /** EPSG number of the projected system in which lengths and areas are true and deliveries are written. */
  projectedSrid: number
  componentBook: BookId
  eventBook: BookId
  /** Everything belonging to the city lies inside this box. */
  extent: BboxLonLat
  /** Where a map opens while there is nothing on it. */
  center: [lon: number, lat: number]
}

export const suining: CityProfile = {
  code: '510900',
  nameZh: '遂宁市',
  nameEn: 'Suining',
  projectedSrid: 4544,
  componentBook: 'CJT214-2007',
  eventBook: 'CJT214-2007-events',
  extent: [105.05, 30.18, 106.0, 31.18],
  center: [105.58, 30.51],
}

/** The cities this installation can serve, by the value of CITY, which is also the name of the database schema. */
export const CITIES: Record<string, CityProfile> = { suining }
