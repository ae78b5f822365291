import { metersPerDegree } from './meters-per-degree.ts'

export type Meters2 = readonly [east: number, north: number]

/** The plane that touches the ellipsoid at a point, in metres. Within 200 m right to a millimetre. */
export interface LocalPlane {
  toMeters(position: readonly [lon: number, lat: number]): Meters2
  toLonLat(meters: Meters2): [lon: number, lat: number]
}

export function localPlane([lon0, lat0]: readonly [number, number]): LocalPlane {
  const { lon: lonMeters, lat: latMeters } = metersPerDegree(lat0)
  return {
    toMeters: ([lon, lat]) => [(lon - lon0) * lonMeters, (lat - lat0) * latMeters],
    toLonLat: ([east, north]) => [lon0 + east / lonMeters, lat0 + north / latMeters],
  }
}
