import type { Point } from '../geometry/vector.ts'
import { distance, subtract } from '../geometry/vector.ts'

/**
 * Which way streets run at a place: a cross of two perpendicular directions, so that side streets follow the main roads
 * and the river and meet them squarely. A cross is kept as the cosine and sine of four times its bearing.
 */
export interface DirectionField {
  /** The arm of the cross that turns least from the given heading. */
  follow(at: Point, heading: Point): Point
  /** Any arm of the cross. */
  arm(at: Point): Point
}

const CELL_METERS = 50
const REACH_METERS = 1400
/** Within this distance of a line the field is practically that line's. */
const CORE_METERS = 70

interface Raster {
  west: number
  south: number
  columns: number
  rows: number
  cos4: Float64Array
  sin4: Float64Array
}

function emptyRaster([west, south, east, north]: readonly [number, number, number, number]): Raster {
  const columns = Math.ceil((east - west) / CELL_METERS) + 1
  const rows = Math.ceil((north - south) / CELL_METERS) + 1
  return { west, south, columns, rows, cos4: new Float64Array(columns * rows), sin4: new Float64Array(columns * rows) }
}

/** Adds the direction of one piece of a line to all cells in reach, weaker with the square of the distance. */
function spread(raster: Raster, [x, y]: Point, bearing: number, strength: number): void {
  const [cos4, sin4] = [Math.cos(4 * bearing) * strength, Math.sin(4 * bearing) * strength]
  const reach = Math.ceil(REACH_METERS / CELL_METERS)
  const [column, row] = [Math.round((x - raster.west) / CELL_METERS), Math.round((y - raster.south) / CELL_METERS)]
  for (let j = Math.max(0, row - reach); j <= Math.min(raster.rows - 1, row + reach); j++) {
    for (let i = Math.max(0, column - reach); i <= Math.min(raster.columns - 1, column + reach); i++) {
      const squared = (raster.west + i * CELL_METERS - x) ** 2 + (raster.south + j * CELL_METERS - y) ** 2
      const weight = 1 / (squared + CORE_METERS ** 2) ** 1.5
      raster.cos4[j * raster.columns + i]! += cos4 * weight
      raster.sin4[j * raster.columns + i]! += sin4 * weight
    }
  }
}

/** Field shaped by lines; `box` is west, south, east, north in metres. */
export function directionField(
  lines: readonly (readonly Point[])[],
  box: readonly [number, number, number, number],
): DirectionField {
  const raster = emptyRaster(box)
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [from, to] = [line[i - 1]!, line[i]!]
      const [dx, dy] = subtract(to, from)
      spread(raster, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], Math.atan2(dy, dx), distance(from, to))
    }
  }
  return { arm: at => armAt(raster, at), follow: (at, heading) => nearestArm(armAt(raster, at), heading) }
}

function armAt(raster: Raster, [x, y]: Point): Point {
  const fx = Math.max(0, Math.min(raster.columns - 1.001, (x - raster.west) / CELL_METERS))
  const fy = Math.max(0, Math.min(raster.rows - 1.001, (y - raster.south) / CELL_METERS))
  const [i, j] = [Math.floor(fx), Math.floor(fy)]
  const [u, v] = [fx - i, fy - j]
  const at = (values: Float64Array): number => {
    const k = j * raster.columns + i
    const south = values[k]! * (1 - u) + values[k + 1]! * u
    const north = values[k + raster.columns]! * (1 - u) + values[k + raster.columns + 1]! * u
    return south * (1 - v) + north * v
  }
  const bearing = Math.atan2(at(raster.sin4), at(raster.cos4)) / 4
  return [Math.cos(bearing), Math.sin(bearing)]
}

function nearestArm([cos, sin]: Point, heading: Point): Point {
  const along = cos * heading[0] + sin * heading[1]
  const across = -sin * heading[0] + cos * heading[1]
  if (Math.abs(along) >= Math.abs(across)) return along >= 0 ? [cos, sin] : [-cos, -sin]
  return across >= 0 ? [-sin, cos] : [sin, -cos]
}
