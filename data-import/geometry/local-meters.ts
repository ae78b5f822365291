/** GRS80, the ellipsoid of CGCS2000. */
const SEMI_MAJOR_METERS = 6378137
const FLATTENING = 1 / 298.257222101
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)
const RADIANS = Math.PI / 180

export interface MetersPerDegree {
  lon: number
  lat: number
}

/**
 * Length of a degree at a latitude (radii of curvature of the meridian and the prime vertical). Differences of degrees
 * times these are distances good to 0.1 % within a city, which is all that "nearer than half a metre" needs.
 */
export function metersPerDegree(latDegrees: number): MetersPerDegree {
  const sine = Math.sin(latDegrees * RADIANS)
  const w = Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine)
  return {
    lon: (SEMI_MAJOR_METERS / w) * Math.cos(latDegrees * RADIANS) * RADIANS,
    lat: ((SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED)) / w ** 3) * RADIANS,
  }
}

/** Distance in metres from a point to the nearest edge of flat lon lat rings. */
export function distanceToRingsMeters(lon: number, lat: number, rings: readonly Float64Array[]): number {
  const scale = metersPerDegree(lat)
  let nearest = Infinity
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      const a: [number, number] = [(ring[i - 2]! - lon) * scale.lon, (ring[i - 1]! - lat) * scale.lat]
      const b: [number, number] = [(ring[i]! - lon) * scale.lon, (ring[i + 1]! - lat) * scale.lat]
      nearest = Math.min(nearest, distanceFromOrigin(a, b))
    }
  return nearest
}

function distanceFromOrigin([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const lengthSquared = dx * dx + dy * dy
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
