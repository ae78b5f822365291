import { type BboxLonLat, bboxCenter } from '../../spatial/geometry/bbox.ts'
import type { CityExtent } from '../formats/source.ts'
import { type LikelyMistake, likelyMistakes } from './likely-mistakes.ts'
import { countInside, toLonLat } from './sampled-positions.ts'
import type { SourceCrs } from './source-crs.ts'

/** Where a table's data fall relative to the city, judged by a sample of its positions. */
export interface Whereabouts {
  /** Positions looked at, and how many of them fall into the city's box. */
  sampled: number
  inside: number
  /** Box around the middle 96 % of the positions; absent when they cannot be converted. */
  extent?: BboxLonLat
  /** From the city's centre to the middle of the data. */
  distanceKilometers?: number
  /** What was probably done wrong, most likely first; empty when the data lie in the city. */
  likelyMistakes: LikelyMistake[]
  textEn: string
  textZh: string
}

/** Single outliers do not stretch the extent. */
const TRIMMED_SHARE = 0.02
const MOSTLY = 0.5
const EARTH_RADIUS_KILOMETERS = 6371

function trimmedRange(values: number[]): [from: number, to: number] {
  const sorted = values.toSorted((a, b) => a - b)
  const cut = Math.floor(sorted.length * TRIMMED_SHARE)
  return [sorted[cut]!, sorted[sorted.length - 1 - cut]!]
}

function extentOf(lonLats: [number, number][]): BboxLonLat {
  const [minLon, maxLon] = trimmedRange(lonLats.map(([lon]) => lon))
  const [minLat, maxLat] = trimmedRange(lonLats.map(([, lat]) => lat))
  return [minLon, minLat, maxLon, maxLat]
}

/** Great-circle distance (haversine). */
function distanceKilometers([lonA, latA]: [number, number], [lonB, latB]: [number, number]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [dLat, dLon] = [radians(latB - latA), radians(lonB - lonA)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_KILOMETERS * Math.asin(Math.min(1, Math.sqrt(h)))
}

function describe(
  { sampled, inside, distanceKilometers: distance }: Omit<Whereabouts, 'textEn' | 'textZh'>,
  city: CityExtent,
) {
  const share = sampled === 0 ? 0 : Math.round((inside / sampled) * 100)
  if (inside > sampled * MOSTLY)
    return {
      textEn: `${share} % of the positions lie in ${city.nameEn}.`,
      textZh: `${share}% 的位置在${city.nameZh}范围内。`,
    }
  const away = distance === undefined ? '' : Math.round(distance).toLocaleString('en')
  return {
    textEn: away
      ? `Only ${share} % of the positions lie in ${city.nameEn}; the middle of the data is ${away} km from its centre.`
      : `The positions cannot be placed relative to ${city.nameEn}.`,
    textZh: away
      ? `仅 ${share}% 的位置在${city.nameZh}范围内，数据中心距市中心 ${away} 公里。`
      : `无法确定数据相对于${city.nameZh}的位置。`,
  }
}

/**
 * Tells where the positions (x y as in the file) fall when read in `crs`, and, when that is outside the city, which
 * mistake would explain it: each is tried out, and named only if it brings the data into the city.
 */
export function whereIsIt(
  positions: Float64Array,
  { crs, city }: { crs: SourceCrs | undefined; city: CityExtent },
): Whereabouts {
  const lonLats = crs ? toLonLat(positions, crs) : []
  const sampled = positions.length / 2
  const inside = countInside(lonLats, city.bounds)
  const extent = lonLats.length > 0 ? extentOf(lonLats) : undefined
  const found = {
    sampled,
    inside,
    ...(extent && { extent, distanceKilometers: distanceKilometers(bboxCenter(city.bounds), bboxCenter(extent)) }),
    likelyMistakes: inside > sampled * MOSTLY ? [] : likelyMistakes(positions, { crs, city }),
  }
  return { ...found, ...describe(found, city) }
}
