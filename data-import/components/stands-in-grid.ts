import { distanceToRingsMeters } from '../geometry/local-meters.ts'
import { pointInRings, type Rings } from '../geometry/point-in-rings.ts'
import { representativePoint } from '../geometry/representative-point.ts'
import { type Shape, vertexRange } from '../geometry/shape.ts'

/**
 * Whether an object stands in a grid: its representative point or any of its vertices lies in the grid or within the
 * survey's accuracy of it. Long objects reach several grids and may name any of them.
 */
export function standsInGrid(shape: Shape, grid: Rings, toleranceMeters: number): boolean {
  const [lon, lat] = representativePoint(shape)
  if (isWithin(lon, lat, grid, toleranceMeters)) return true
  const { lonLat } = shape.geometry
  const { from, to } = vertexRange(shape)
  for (let vertex = from; vertex < to; vertex++)
    if (isWithin(lonLat[vertex * 2]!, lonLat[vertex * 2 + 1]!, grid, toleranceMeters)) return true
  return false
}

const isWithin = (lon: number, lat: number, grid: Rings, toleranceMeters: number): boolean =>
  pointInRings(lon, lat, grid) || distanceToRingsMeters(lon, lat, grid) <= toleranceMeters
