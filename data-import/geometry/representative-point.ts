import { ringRange, type Shape, vertexRange } from './shape.ts'

export type LonLat = readonly [lon: number, lat: number]

/** A position that stands for the shape: the point itself, half-way along the line, inside the area. */
export function representativePoint(shape: Shape): LonLat {
  if (shape.type === 'LineString' || shape.type === 'MultiLineString') return midpointOfLongestLine(shape)
  if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') return pointInsideArea(shape)
  const { from } = vertexRange(shape)
  return [shape.geometry.lonLat[from * 2]!, shape.geometry.lonLat[from * 2 + 1]!]
}

function midpointOfLongestLine(shape: Shape): LonLat {
  const { vertexOffsets } = shape.geometry
  const { from, to } = ringRange(shape)
  let longest = { length: -1, from: 0, to: 0 }
  for (let ring = from; ring < to; ring++) {
    const line = { from: vertexOffsets[ring]!, to: vertexOffsets[ring + 1]! }
    const length = lengthOf(shape, line)
    if (length > longest.length) longest = { ...line, length }
  }
  return pointAlong(shape, longest)
}

const stepDegrees = ({ geometry: { lonLat } }: Shape, vertex: number): number =>
  Math.hypot(lonLat[vertex * 2]! - lonLat[vertex * 2 - 2]!, lonLat[vertex * 2 + 1]! - lonLat[vertex * 2 - 1]!)

function lengthOf(shape: Shape, { from, to }: { from: number; to: number }): number {
  let length = 0
  for (let vertex = from + 1; vertex < to; vertex++) length += stepDegrees(shape, vertex)
  return length
}

function pointAlong(shape: Shape, { from, to, length }: { from: number; to: number; length: number }): LonLat {
  const { lonLat } = shape.geometry
  let left = length / 2
  for (let vertex = from + 1; vertex < to; vertex++) {
    const step = stepDegrees(shape, vertex)
    if (left <= step && step > 0) {
      const [x, y] = [lonLat[vertex * 2 - 2]!, lonLat[vertex * 2 - 1]!]
      const share = left / step
      return [x + (lonLat[vertex * 2]! - x) * share, y + (lonLat[vertex * 2 + 1]! - y) * share]
    }
    left -= step
  }
  return [lonLat[from * 2]!, lonLat[from * 2 + 1]!]
}

/**
 * The middle of the widest stretch of the area on the parallel through the middle of its box, by the even-odd rule.
 * It lies inside also where the ring crosses itself.
 */
function pointInsideArea(shape: Shape): LonLat {
  const lat = scanLatitude(shape)
  const crossings = crossingsAt(shape, lat).sort((a, b) => a - b)
  let widest = { width: -1, lon: shape.geometry.lonLat[vertexRange(shape).from * 2]! }
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west, east] = [crossings[i]!, crossings[i + 1]!]
    if (east - west > widest.width) widest = { width: east - west, lon: (west + east) / 2 }
  }
  return [widest.lon, lat]
}

/** Half-way between the box's middle and the nearest vertex below it, so that the parallel runs through no vertex. */
function scanLatitude(shape: Shape): number {
  const { lonLat } = shape.geometry
  const { from, to } = vertexRange(shape)
  let [south, north] = [Infinity, -Infinity]
  for (let vertex = from; vertex < to; vertex++) {
    south = Math.min(south, lonLat[vertex * 2 + 1]!)
    north = Math.max(north, lonLat[vertex * 2 + 1]!)
  }
  const middle = (south + north) / 2
  let below = south
  for (let vertex = from; vertex < to; vertex++) {
    const lat = lonLat[vertex * 2 + 1]!
    if (lat < middle && lat > below) below = lat
  }
  return (middle + below) / 2
}

function crossingsAt(shape: Shape, lat: number): number[] {
  const { lonLat, vertexOffsets } = shape.geometry
  const { from, to } = ringRange(shape)
  const crossings: number[] = []
  for (let ring = from; ring < to; ring++)
    for (let vertex = vertexOffsets[ring]! + 1; vertex < vertexOffsets[ring + 1]!; vertex++) {
      const [x1, y1, x2, y2] = [
        lonLat[vertex * 2 - 2]!,
        lonLat[vertex * 2 - 1]!,
        lonLat[vertex * 2]!,
        lonLat[vertex * 2 + 1]!,
      ]
      if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1))
    }
  return crossings
}
