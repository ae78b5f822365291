import { clipRing } from '../geometry/clip.ts'
import { centroid, isInside, outlineDistanceMeters, type Ring, signedArea } from '../geometry/polygon.ts'
import { mix, type Point, roundMillimetre } from '../geometry/vector.ts'
import { ORIGIN } from '../plan/local-origin.ts'
import { river } from '../plan/river.ts'
import { hashUnit } from '../prng.ts'

export interface Field {
  outline: Ring
  use: 'farmland' | 'green'
}

const FIELD_METERS = 190
/** Share of a field's width by which its corners are moved off the raster. */
const DISORDER = 0.56
/** Bare tracks between fields, as a share of the field. */
const TRACK_SHARE = 0.025
/** Fields that lie bare, and what is too small to till at the edge of the map. */
const BARE_SHARE = 0.06
const SMALLEST_FIELD_SQUARE_METERS = 2_000
/** Distance that fields keep from the built-up area and the river. */
const CLEARANCE_METERS = 12

const corner = (column: number, row: number): Point => [
  ORIGIN[0] + (column + DISORDER * (hashUnit(column, row) - 0.5)) * FIELD_METERS,
  ORIGIN[1] + (row + DISORDER * (hashUnit(row + 999, column) - 0.5)) * FIELD_METERS,
]

/** Woods stand on the hills at both edges of the valley. */
function isWooded([east, north]: Point): boolean {
  const [x, y] = [(east - ORIGIN[0]) / 1000, (north - ORIGIN[1]) / 1000]
  const relief = Math.abs(x) - 3.6 + 0.9 * Math.sin(y * 1.3 + x) + 0.5 * Math.sin(y * 2.9 - 1.7 * x)
  return relief + 0.7 * hashUnit(Math.round(east), Math.round(north)) > 0.55
}

/** Fields and woods around the built-up area, out to the edge of the map. */
export function countryside(boundary: Ring, box: Ring): Field[] {
  const reach = Math.ceil(6_000 / FIELD_METERS)
  const fields: Field[] = []
  const isFree = (point: Point): boolean =>
    !isInside(boundary, point) &&
    !isInside(river.outline, point) &&
    outlineDistanceMeters(boundary, point) > CLEARANCE_METERS &&
    outlineDistanceMeters(river.outline, point) > CLEARANCE_METERS
  for (let row = -reach; row < reach; row++) {
    for (let column = -reach; column < reach; column++) {
      const corners = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      ]
      const middle = centroid(corners)
      const outline = corners.map(point => roundMillimetre(mix(point, middle, TRACK_SHARE)))
      const sides = outline.map((point, i) => mix(point, outline[(i + 1) % 4]!, 0.5))
      if (hashUnit(column * 7, row * 13) < BARE_SHARE) continue
      const clipped = clipRing(outline, box)
      if (clipped.length < 3 || signedArea(clipped) < SMALLEST_FIELD_SQUARE_METERS) continue
      if (![...outline, ...sides].every(isFree)) continue
      fields.push({ outline: clipped.map(roundMillimetre), use: isWooded(middle) ? 'green' : 'farmland' })
    }
  }
  return fields
}
