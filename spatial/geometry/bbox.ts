/** A box in degrees, `[minLon, minLat, maxLon, maxLat]`, CGCS2000 (EPSG:4490) unless a name says otherwise. */
export type BboxLonLat = [minLon: number, minLat: number, maxLon: number, maxLat: number]

export const EMPTY_BBOX: Readonly<BboxLonLat> = [Infinity, Infinity, -Infinity, -Infinity]

export const isEmptyBbox = ([minLon, minLat, maxLon, maxLat]: Readonly<BboxLonLat>): boolean =>
  !(minLon <= maxLon && minLat <= maxLat)

/** Edges belong to the box. */
export const bboxContains = (
  [minLon, minLat, maxLon, maxLat]: Readonly<BboxLonLat>,
  lon: number,
  lat: number,
): boolean => lon >= minLon && lon <= maxLon && lat >= minLat && lat <= maxLat

export const bboxesIntersect = (a: Readonly<BboxLonLat>, b: Readonly<BboxLonLat>): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

export const bboxUnion = (a: Readonly<BboxLonLat>, b: Readonly<BboxLonLat>): BboxLonLat => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]

export const bboxCenter = ([minLon, minLat, maxLon, maxLat]: Readonly<BboxLonLat>): [lon: number, lat: number] => [
  (minLon + maxLon) / 2,
  (minLat + maxLat) / 2,
]
