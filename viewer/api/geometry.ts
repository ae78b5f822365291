import type { Geometry } from 'geojson'

/** The API's document leaves the coordinates of each geometry type to the reader: this is GeoJSON (RFC 7946). */
export const geometryOf = (geometry: { type: string }): Geometry => geometry as Geometry
