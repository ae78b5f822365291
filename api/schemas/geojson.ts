import type { Geometry } from 'geojson'
import { type TObject, type TProperties, Type } from 'typebox'

/** RFC 7946, longitude first, 7 decimals. The coordinates of each geometry type are left to the reader. */
export const GeoJsonGeometry = Type.Unsafe<Geometry>(
  Type.Object(
    { type: Type.String(), coordinates: Type.Optional(Type.Array(Type.Any())) },
    { description: 'A GeoJSON geometry in EPSG:4490, longitude first', additionalProperties: true },
  ),
)

export const GeoJsonBbox = Type.Unsafe<[number, number, number, number]>(
  Type.Array(Type.Number(), { minItems: 4, maxItems: 4, description: 'minLon, minLat, maxLon, maxLat' }),
)

/** A GeoJSON feature whose id is its code. */
export const featureOf = <Properties extends TProperties>(properties: TObject<Properties>) =>
  Type.Object({
    type: Type.Literal('Feature'),
    id: Type.String(),
    bbox: GeoJsonBbox,
    geometry: GeoJsonGeometry,
    properties,
  })
