import type { Geometry, Position } from 'geojson'
import type { FeatureGeometryType } from '../../../spatial/features/feature-type.ts'
import { isClockwise } from './rings.ts'

/** A geometry as Esri sees it: a point, the paths of a line, or rings, clockwise outside and the other way round holes. */
export type Parts = readonly (readonly Position[])[]

/** Out of the GeoJSON text of a feature. */
export function partsOf(geojson: string): Parts {
  const geometry = JSON.parse(geojson) as Geometry
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]]
    case 'MultiLineString':
      return geometry.coordinates
    case 'Polygon':
      return turned(geometry.coordinates)
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(turned)
    default:
      throw new Error(`A feature is published as ${geometry.type}.`)
  }
}

const turned = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : [...ring].reverse()))

const COORDINATES = '"coordinates":'

/** Writes geometries of one type as Esri's JSON, out of their GeoJSON text; points and lines are not even parsed. */
export function esriGeometryWriter(type: FeatureGeometryType): (geojson: string) => string {
  const coordinates = (geojson: string): string =>
    geojson.slice(geojson.indexOf(COORDINATES) + COORDINATES.length, geojson.lastIndexOf(']') + 1)
  if (type === 'Point')
    return geojson => {
      const [x, y] = coordinates(geojson).slice(1, -1).split(',')
      return `{"x":${x},"y":${y}}`
    }
  if (type === 'MultiLineString') return geojson => `{"paths":${coordinates(geojson)}}`
  return geojson => `{"rings":${JSON.stringify(partsOf(geojson))}}`
}
