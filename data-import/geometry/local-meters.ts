import { metersPerDegree } from '../../spatial/geometry/meters-per-degree.ts'

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
