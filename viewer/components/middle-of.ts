import type { Geometry } from 'geojson'
import { extentOf } from '../map/extent-of.ts'

/** Middle of a geometry's box, longitude and latitude: where a map goes to show it. */
export function middleOf(geometry: Geometry): [number, number] {
  const [minLon, minLat, maxLon, maxLat] = extentOf([{ type: 'Feature', properties: {}, geometry }])
  return [(minLon + maxLon) / 2, (minLat + maxLat) / 2]
}
