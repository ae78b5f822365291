import type { Geometry, Position } from 'geojson'
import { DomainError } from '../../../spatial/domain-error.ts'
import { isClockwise, isInside } from './rings.ts'

/** Esri's JSON as clients send it; which geometry it is, its members say. */
interface SentGeometry {
  x?: unknown
  y?: unknown
  points?: unknown
  paths?: unknown
  rings?: unknown
  xmin?: unknown
  ymin?: unknown
  xmax?: unknown
  ymax?: unknown
}

/** A geometry in Esri's JSON as GeoJSON, coordinates as they are. Refuses (`geometry-not-valid`) what is no geometry. */
export function geometryFromEsri(value: unknown): Geometry {
  const sent = (typeof value === 'object' && value !== null ? value : {}) as SentGeometry
  if ('x' in sent) return { type: 'Point', coordinates: positionOf([sent.x, sent.y]) }
  if ('points' in sent) return { type: 'MultiPoint', coordinates: listOf(sent.points, positionOf) }
  if ('paths' in sent)
    return { type: 'MultiLineString', coordinates: listOf(sent.paths, path => listOf(path, positionOf)) }
  if ('rings' in sent) return polygonsOf(listOf(sent.rings, ring => closed(listOf(ring, positionOf))))
  if ('xmin' in sent) return boxOf(positionOf([sent.xmin, sent.ymin]), positionOf([sent.xmax, sent.ymax]))
  throw problem(value)
}

/** Heights and measures fall away. */
function positionOf(value: unknown): Position {
  if (Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number') {
    const position = [value[0], value[1]]
    if (position.every(Number.isFinite)) return position
  }
  throw problem(value)
}

function listOf<Item>(value: unknown, item: (value: unknown) => Item): Item[] {
  if (!Array.isArray(value) || value.length === 0) throw problem(value)
  return value.map(item)
}

const problem = (value: unknown): DomainError =>
  new DomainError('geometry-not-valid', `${JSON.stringify(value)?.slice(0, 80)} is no geometry in Esri's JSON.`)

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}

export const boxOf = ([west, south]: Position, [east, north]: Position): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west!, south!],
      [east!, south!],
      [east!, north!],
      [west!, north!],
      [west!, south!],
    ],
  ],
})

/** Rings come in any order: those that run clockwise are outlines, the others holes in the outline around them. */
function polygonsOf(rings: Position[][]): Geometry {
  const outlines = rings.filter(isClockwise)
  // clients that know nothing of directions send one ring, or several outlines
  const polygons = (outlines.length > 0 ? outlines : rings).map(ring => [ring])
  const holes = outlines.length > 0 ? rings.filter(ring => !isClockwise(ring)) : []
  for (const hole of holes) {
    const around = polygons.find(([outline]) => isInside(hole[0]!, outline!))
    if (around) around.push(hole)
    else polygons.push([hole])
  }
  const directed = polygons.map(polygon =>
    polygon.map(([...ring], index) => (isClockwise(ring) === index > 0 ? ring : ring.reverse())),
  )
  return directed.length === 1
    ? { type: 'Polygon', coordinates: directed[0]! }
    : { type: 'MultiPolygon', coordinates: directed }
}
