import { type BboxLonLat, bboxContains } from '../../spatial/geometry/bbox.ts'
import type { SourceCrs } from './source-crs.ts'

/** Positions (x y as in the file) read in `crs`; those that it cannot represent are left out. */
export function toLonLat(positions: Float64Array, crs: SourceCrs): [lon: number, lat: number][] {
  const found: [number, number][] = []
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = [positions[i]!, positions[i + 1]!]
    const lonLat = crs.toLonLat(crs.swapped ? [y, x] : [x, y])
    if (lonLat?.every(Number.isFinite)) found.push(lonLat)
  }
  return found
}

export const countInside = (lonLats: [lon: number, lat: number][], bounds: BboxLonLat): number =>
  lonLats.filter(([lon, lat]) => bboxContains(bounds, lon, lat)).length
