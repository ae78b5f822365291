import { metersPerDegree } from './meters-per-degree.ts'

/**
 * Distance in metres between two positions in degrees, on the plane that touches the ellipsoid half-way between: within a city
 * right to a few centimetres. For comparing and sorting; what is shown as a distance is measured by the database.
 */
export function metersBetween(
  [lonA, latA]: readonly [number, number],
  [lonB, latB]: readonly [number, number],
): number {
  const { lon, lat } = metersPerDegree((latA + latB) / 2)
  return Math.hypot((lonB - lonA) * lon, (latB - latA) * lat)
}
