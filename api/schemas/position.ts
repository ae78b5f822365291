import { DomainError } from '../../spatial/domain-error.ts'

/** Longitude and latitude in range, in this order: a latitude of 105 is a swapped pair. */
export function requirePosition([lon, lat]: readonly [number, number]): void {
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return
  throw new DomainError('invalid-parameter', `${lon},${lat}: expected longitude, then latitude, in degrees.`)
}
