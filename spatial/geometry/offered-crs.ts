import { crsBySrid } from './crs.ts'

/** CGCS2000, WGS 84, Web Mercator, and the Gauss-Krüger zones of 105°E that Sichuan works in. */
const OFFERED_SRIDS = [4490, 4326, 3857, 4544, 4523, 4507, 4496]

/** EPSG numbers of the reference systems in which services offer a city's features; the city's own one after the degrees. */
export const offeredSrids = (projectedSrid: number): number[] =>
  [...new Set([4490, 4326, projectedSrid, ...OFFERED_SRIDS])].filter(srid => crsBySrid(srid))
