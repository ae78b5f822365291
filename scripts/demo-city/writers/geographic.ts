import proj4 from 'proj4'
import { crsBySrid } from '../../../spatial/geometry/crs.ts'
import type { Point } from '../geometry/vector.ts'

const converter = proj4(crsBySrid(4544)!.proj4, crsBySrid(4490)!.proj4)

/** Degrees with nine places are a tenth of a millimetre. */
const round = (degrees: number): number => Math.round(degrees * 1e9) / 1e9

/** Longitude and latitude (EPSG:4490) of a position in EPSG:4544, easting first. */
export function lonLatOf([east, north]: Point): [lon: number, lat: number] {
  const [lon, lat] = converter.forward([east, north])
  return [round(lon!), round(lat!)]
}

/** Easting and northing of a longitude and latitude. */
export function projected(lon: number, lat: number): Point {
  const [east, north] = converter.inverse([lon, lat])
  return [east!, north!]
}

/** The box that the demo city never leaves: west, south, east, north. */
export const CITY_BOX = [105.53, 30.46, 105.63, 30.56] as const
