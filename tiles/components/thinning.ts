import { seenAnd, type TileSight } from '../engine/tile-sight.ts'
import { ALL_COMPONENTS_FROM_ZOOM } from '../layers/zooms.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import { FREE } from '../mirror/row-columns.ts'
import { type ComponentFilter, slotTest } from './component-filter.ts'

/*
 * At z13 and z14 a dense city has more points than a screen has room for. A tile shows the points whose step (see
 * `thinningStep`) is at least that of its zoom and filter; lines and areas are never thinned. The tile's step goes by the
 * density of the whole city, so all tiles of a zoom are thinned alike, what z13 shows z14 shows too, and an edit elsewhere
 * changes nothing.
 */

/** Points in a tile that is built up throughout; more are thinned. Gives at most some 200 kB a tile. */
export const POINTS_PER_TILE = 20_000
const EQUATOR_M = 40_075_016.68557849

/**
 * The step that a zoom asks for: points are halved until a tile of the city's mean density holds no more than
 * `POINTS_PER_TILE`. The tile is measured on the equator, so towards the poles fewer points are shown than could be.
 *
 * @param matching components that the filter leaves, in the whole register, whatever their geometry
 * @param surveyedM2 area of all unit grids; where there are none nothing is thinned
 */
export function stepFor(zoom: number, matching: number, surveyedM2: number): number {
  if (zoom >= ALL_COMPONENTS_FROM_ZOOM || surveyedM2 === 0) return 0
  const tileM2 = (EQUATOR_M / 2 ** zoom) ** 2
  const perTile = (matching / surveyedM2) * tileM2
  let step = 0
  while (perTile / 2 ** step > POINTS_PER_TILE) step++
  return step
}

/** How many components of the register the filter and what the reader sees leave. */
export function countMatching(mirror: LayerMirror, filter: ComponentFilter, sight?: TileSight): number {
  const isShown = seenAnd(sight, slotTest(mirror, filter))
  let count = 0
  for (let slot = 0; slot < mirror.slotCount; slot++) if (mirror.columns.kinds[slot] !== FREE && isShown(slot)) count++
  return count
}

/** The area of all unit grids, square metres. */
export function surveyedArea(grids: LayerMirror): number {
  const areas = grids.columns.numbers.get('area_m2')!.values
  let sum = 0
  for (let slot = 0; slot < grids.slotCount; slot++) if (grids.columns.kinds[slot] !== FREE) sum += areas[slot]!
  return sum
}
