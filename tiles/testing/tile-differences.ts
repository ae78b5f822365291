import { EXTENT } from '../encoding/layer-writer.ts'
import { POINT_BUFFER, SHAPE_BUFFER } from '../engine/tile-frame.ts'
import { doubleArea, LINE, POINT, POLYGON } from '../geometry/shape.ts'
import { type DecodedFeature, decodeTile } from './decode.ts'
import { outlineDistance } from './outline-distance.ts'

/*
 * When two encoders show the same, the engine and ST_AsMVTGeom: they have the same features, by layer, id and every property, and
 *
 * - points are at the same unit;
 * - every corner of an area lies within OUTLINE_UNITS of the other's outline, and so does every corner of a line inside the tile.
 *   Both round first and cut then, but PostGIS cuts areas with Wagyu, which moves what it cuts by up to a unit in each direction and
 *   two where rounding has folded something thin, such as a river at z8; and lines with GEOS, which loses pieces that run
 *   along the cut. Half a unit is what rounding itself costs; eight are a pixel.
 * - what lies in the outermost unit of the buffer, which nobody sees, may be in one tile only: one asks before rounding whether it
 *   is inside, the other after it. So may slivers that the repair of one leaves out.
 */
const OUTLINE_UNITS = 2.5
const SLIVER_SQUARE_UNITS = 4

const nameOf = ({ id, properties }: DecodedFeature): string =>
  `${id ?? ''} ${JSON.stringify(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)))}`

const byName = (features: DecodedFeature[] | undefined) => new Map((features ?? []).map(one => [nameOf(one), one]))

const isInTile = (x: number, y: number): boolean => x >= 0 && x <= EXTENT && y >= 0 && y <= EXTENT

function areAlike(ours: DecodedFeature, theirs: DecodedFeature): boolean {
  if (ours.type !== theirs.type) return false
  if (ours.type === POINT) return JSON.stringify(ours.paths) === JSON.stringify(theirs.paths)
  const counts = ours.type === LINE ? isInTile : () => true
  const between = (from: DecodedFeature, to: DecodedFeature): number =>
    outlineDistance({ from: from.paths, to: to.paths, counts })
  return between(ours, theirs) <= OUTLINE_UNITS && between(theirs, ours) <= OUTLINE_UNITS
}

/** Whether nobody would miss a feature that is in one tile only. */
const isUnseen = (feature: DecodedFeature): boolean =>
  isAtBufferEdge(feature) || (feature.type === POLYGON && areaOf(feature.paths) <= SLIVER_SQUARE_UNITS)

const areaOf = (rings: readonly number[][]): number => rings.reduce((sum, ring) => sum + doubleArea(ring) / 2, 0)

function isAtBufferEdge({ type, paths }: DecodedFeature): boolean {
  const buffer = type === POINT ? POINT_BUFFER : SHAPE_BUFFER
  const numbers = paths.flat()
  return [0, 1].some(axis => {
    const along = numbers.filter((_, i) => i % 2 === axis)
    return along.every(at => at <= 1 - buffer) || along.every(at => at >= EXTENT + buffer - 1)
  })
}

export interface TileComparison {
  compared: number
  /** What is in one tile only, or lies otherwise; empty for tiles that show the same. */
  differences: string[]
}

/** Compares tiles by what they show: layers, ids, properties and geometry; not the order of features. */
export function compareTiles(ours: Uint8Array, theirs: Uint8Array): TileComparison {
  const [mine, other] = [decodeTile(ours), decodeTile(theirs)]
  const differences: string[] = []
  let compared = 0
  for (const name of new Set([...Object.keys(mine), ...Object.keys(other)])) {
    const [a, b] = [byName(mine[name]), byName(other[name])]
    compared += a.size
    for (const [key, one] of a) {
      const twin = b.get(key)
      if (!twin && !isUnseen(one)) differences.push(`only ours: ${name} ${key}`)
      if (twin && !areAlike(one, twin)) differences.push(`lies otherwise: ${name} ${key}`)
    }
    for (const [key, one] of b) if (!a.has(key) && !isUnseen(one)) differences.push(`only theirs: ${name} ${key}`)
  }
  return { compared, differences }
}
