import type { Geometry, Position } from 'geojson'
import proj4 from 'proj4'
import { DomainError } from '../domain-error.ts'
import { call, type FilterNode, type GeometryNode, mapGeometries, property } from '../filter/filter-tree.ts'
import type { NamedCrs } from '../geometry/crs.ts'
import { hasSameDegrees } from './geometry-out.ts'
import { GEOMETRY_NAME } from './queryables.ts'

const CGCS2000_DEGREES = '+proj=longlat +ellps=GRS80 +no_defs'

/** No feature lies beyond the pole. */
const NOWHERE = [0, 91, 0, 91]

/** Edges of a box bend when they are projected: so many points on each keep within a millimetre over a city. */
const POINTS_PER_EDGE = 16

/** Turns a position as clients write it under an identifier into longitude, latitude of EPSG:4490; not finite outside of it. */
function toLonLat({ crs, yFirst }: NamedCrs): (position: Position) => Position {
  const project = hasSameDegrees(crs) ? undefined : proj4(crs.proj4, CGCS2000_DEGREES)
  return ([first, second]) => {
    const written: [number, number] = yFirst ? [second!, first!] : [first!, second!]
    // proj4 throws at what is not finite, which the middle of a boundless edge is
    if (!isInside(written)) return [Number.NaN, Number.NaN]
    return project ? project.forward(written) : written
  }
}

const isInside = (position: Position): boolean => position.every(Number.isFinite)

/** Turns positions written under an identifier into longitude, latitude of EPSG:4490; refuses (`invalid-parameter`) what lies outside of it. */
export function lonLatUnder(crs: NamedCrs): (position: Position) => Position {
  const change = toLonLat(crs)
  return position => {
    const lonLat = change(position)
    if (isInside(lonLat)) return lonLat
    throw new DomainError('invalid-parameter', `${position.join(' ')} lies outside of ${crs.crs.nameEn}.`)
  }
}

type Nested = Position | Nested[]

const mapPositions = (nested: Nested, change: (position: Position) => Position): Nested =>
  typeof nested[0] === 'number'
    ? change(nested as Position)
    : (nested as Nested[]).map(inner => mapPositions(inner, change))

/** A geometry written under a reference system, as EPSG:4490, longitude first. Heights fall away. */
export function geometryInLonLat(geometry: Geometry, crs: NamedCrs): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map(member => geometryInLonLat(member, crs)) }
  return { ...geometry, coordinates: mapPositions(geometry.coordinates, lonLatUnder(crs)) } as Geometry
}

/** The same filter with everything it draws turned into EPSG:4490, longitude first. */
export const filterInLonLat = (filter: FilterNode, crs: NamedCrs): FilterNode =>
  mapGeometries(filter, node => (node.kind === 'geometry' ? drawn(node.geometry, crs) : boxInLonLat(node.bbox, crs)))

const drawn = (geometry: Geometry, crs: NamedCrs): GeometryNode => ({
  kind: 'geometry',
  geometry: geometryInLonLat(geometry, crs),
})

/** The condition that a feature shares a point with the box of 4 or 6 numbers, minima first; heights do not count. */
export function boxFilter(bbox: readonly number[], crs: NamedCrs): FilterNode {
  const half = bbox.length / 2
  const corners = [bbox[0]!, bbox[1]!, bbox[half]!, bbox[half + 1]!]
  const [west, south, east, north] = crs.yFirst ? [corners[1]!, corners[0]!, corners[3]!, corners[2]!] : corners
  if (south! > north!) throw boxProblem(bbox)
  const isGeographic = crs.crs.unit === 'degree'
  if (west! > east! && !isGeographic) throw boxProblem(bbox)
  const touches = (box: number[]) => call('s_intersects', property(GEOMETRY_NAME), boxInLonLat(box, crs))
  if (west! <= east!) return touches(corners)
  // across the date line the box is two
  const [first, second] = [[west!, south!, 180, north!] as const, [-180, south!, east!, north!] as const]
  const written = ([w, s, e, n]: readonly [number, number, number, number]) =>
    crs.yFirst ? [s, w, n, e] : [w, s, e, n]
  return call('or', touches(written(first)), touches(written(second)))
}

const boxProblem = (bbox: readonly number[]): DomainError =>
  new DomainError('invalid-parameter', `bbox ${bbox.join(',')}: the lower corner must come before the upper one.`)

function boxInLonLat(bbox: readonly number[], crs: NamedCrs): GeometryNode {
  const half = bbox.length / 2
  const [minX, minY, maxX, maxY] = [bbox[0]!, bbox[1]!, bbox[half]!, bbox[half + 1]!]
  const change = toLonLat(crs)
  if (hasSameDegrees(crs.crs)) return { kind: 'bbox', bbox: [...change([minX, minY]), ...change([maxX, maxY])] }
  const corners: Position[] = [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
    [minX, minY],
  ]
  const ring = corners.slice(1).flatMap((end, index) => pointsBetween(corners[index]!, end))
  const closed = [...ring, ring[0]!].map(change)
  // beyond what the projection can express there is nothing: an empty place far from everything
  if (!closed.every(isInside)) return { kind: 'bbox', bbox: NOWHERE }
  return { kind: 'geometry', geometry: { type: 'Polygon', coordinates: [closed] } }
}

const pointsBetween = ([x1, y1]: Position, [x2, y2]: Position): Position[] =>
  Array.from({ length: POINTS_PER_EDGE }, (_, index) => {
    const share = index / POINTS_PER_EDGE
    return [x1! + (x2! - x1!) * share, y1! + (y2! - y1!) * share]
  })
