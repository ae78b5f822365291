import { doubleArea } from '../geometry/shape.ts'
import { type DecodedFeature, decodeTile } from './decode.ts'

const nameOf = ({ id, properties }: DecodedFeature): string =>
  `${id ?? ''} ${JSON.stringify(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)))}`

const byName = (features: DecodedFeature[] | undefined) => new Map((features ?? []).map(one => [nameOf(one), one]))

/** Area of polygons, length of lines, both in tile units; places of points exactly. */
function measureOf({ type, paths }: DecodedFeature): number | number[][] {
  if (type === 1) return paths
  if (type === 3) return paths.reduce((sum, ring) => sum + doubleArea(ring) / 2, 0)
  return paths.reduce((sum, line) => sum + lengthOf(line), 0)
}

const lengthOf = (line: number[]): number =>
  line.reduce(
    (sum, _, i) => (i < 2 || i % 2 ? sum : sum + Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!)),
    0,
  )

/**
 * Two encoders round to whole units, and cut and repair in their own ways: points are at the same unit, lines and areas differ
 * by no more than 8 units and 3 %.
 */
function areAlike(ours: DecodedFeature, theirs: DecodedFeature): boolean {
  const [mine, other] = [measureOf(ours), measureOf(theirs)]
  if (typeof mine !== 'number' || typeof other !== 'number') return JSON.stringify(mine) === JSON.stringify(other)
  return Math.abs(mine - other) <= 8 + 0.03 * Math.max(mine, other)
}

/** A sliver of at most a few units may survive rounding on one side only. */
const isSliver = (feature: DecodedFeature): boolean => {
  const measure = measureOf(feature)
  return typeof measure === 'number' && measure <= 4
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
      if (!twin && !isSliver(one)) differences.push(`only ours: ${name} ${key}`)
      if (twin && !areAlike(one, twin)) differences.push(`lies otherwise: ${name} ${key}`)
    }
    for (const [key, one] of b) if (!a.has(key) && !isSliver(one)) differences.push(`only theirs: ${name} ${key}`)
  }
  return { compared, differences }
}
