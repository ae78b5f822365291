import { shapeFromEwkb } from './ewkb.ts'
import { interiorPoint } from './interior-point.ts'
import { doubleArea, type Path, POINT, POLYGON, type ShapeKind } from './shape.ts'
import { worldX, worldY } from './world.ts'

/** A geometry in world coordinates with the point that stands for it: where it is counted and labelled. */
export interface WorldFeature {
  kind: ShapeKind
  x: number
  y: number
  /** Lines and rings; empty for a point. */
  paths: Path[]
  /** The same in degrees, as they were surveyed, for questions that are answered to the last digit. */
  degrees: { lon: number; lat: number; paths: Path[] }
}

/** EWKB of a little-endian 2D point with SRID: by far the most common geometry, read without detours. */
const POINT_BYTES = 25
const POINT_HEADER = 0x20000001

/**
 * Reads EWKB in EPSG:4490. A line is stood for by the middle of its box, an area by a point inside (`ST_PointOnSurface`),
 * several points by the first. Undefined for an empty geometry.
 */
export function worldFeature(ewkb: Buffer): WorldFeature | undefined {
  if (ewkb.length === POINT_BYTES && ewkb[0] === 1 && ewkb.readUInt32LE(1) === POINT_HEADER)
    return pointFeature(ewkb.readDoubleLE(9), ewkb.readDoubleLE(17))
  const shape = shapeFromEwkb(ewkb)
  if (!shape) return undefined
  const { kind, paths } = shape
  if (kind === POINT) return pointFeature(paths[0]![0]!, paths[0]![1]!)
  const [lon, lat] = (kind === POLYGON && interiorPoint(paths, isOuterInDegrees)) || middleOfBox(paths)
  return { kind, x: worldX(lon), y: worldY(lat), paths: paths.map(projected), degrees: { lon, lat, paths } }
}

/** `Shape` winds outer rings positive where y points down; in degrees it points up. */
const isOuterInDegrees = (ring: Path): boolean => doubleArea(ring) < 0

const NO_PATHS: Path[] = []

const pointFeature = (lon: number, lat: number): WorldFeature | undefined =>
  Number.isNaN(lon)
    ? undefined
    : { kind: POINT, x: worldX(lon), y: worldY(lat), paths: NO_PATHS, degrees: { lon, lat, paths: NO_PATHS } }

function middleOfBox(paths: readonly Path[]): [lon: number, lat: number] {
  const extremes = [0, 1].map(axis => {
    let [low, high] = [Infinity, -Infinity]
    for (const path of paths)
      for (let i = axis; i < path.length; i += 2) {
        low = Math.min(low, path[i]!)
        high = Math.max(high, path[i]!)
      }
    return (low + high) / 2
  })
  return [extremes[0]!, extremes[1]!]
}

function projected(path: Path): Path {
  const world: Path = new Array(path.length)
  for (let i = 0; i < path.length; i += 2) {
    world[i] = worldX(path[i]!)
    world[i + 1] = worldY(path[i + 1]!)
  }
  return world
}
