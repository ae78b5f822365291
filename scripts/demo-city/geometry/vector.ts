/** Position or displacement in metres: easting, northing of EPSG:4544. */
export type Point = readonly [east: number, north: number]

export const add = (p: Point, q: Point): Point => [p[0] + q[0], p[1] + q[1]]
export const subtract = (p: Point, q: Point): Point => [p[0] - q[0], p[1] - q[1]]
export const scale = (p: Point, factor: number): Point => [p[0] * factor, p[1] * factor]
export const dot = (p: Point, q: Point): number => p[0] * q[0] + p[1] * q[1]
/** Positive where `q` turns left of `p`. */
export const cross = (p: Point, q: Point): number => p[0] * q[1] - p[1] * q[0]
export const distance = (p: Point, q: Point): number => Math.sqrt((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2)
export const mix = (p: Point, q: Point, t: number): Point => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]
/** Quarter turn to the left. */
export const left = (p: Point): Point => [-p[1], p[0]]

/** The same direction with length 1; the zero vector stays as it is. */
export function unit(p: Point): Point {
  const length = Math.sqrt(dot(p, p))
  return length === 0 ? p : [p[0] / length, p[1] / length]
}

/** Survey files carry millimetres; every vertex of the city lies on that raster. */
export const roundMillimetre = ([x, y]: Point): Point => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]

/** Where segment p→q meets segment r→s, as fractions along both; `undefined` when parallel or apart. */
export function segmentCrossing(p: Point, q: Point, r: Point, s: Point): { t: number; u: number } | undefined {
  const d = subtract(q, p)
  const e = subtract(s, r)
  const denominator = cross(d, e)
  if (Math.abs(denominator) < 1e-12) return undefined
  const between = subtract(r, p)
  const t = cross(between, e) / denominator
  const u = cross(between, d) / denominator
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? { t, u } : undefined
}
