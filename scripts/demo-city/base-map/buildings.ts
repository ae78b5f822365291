import type { Ring } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import { roundMillimetre, subtract, unit } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { Mesh } from '../network/mesh.ts'
import { densityAt, oldTownShare } from '../plan/zones.ts'
import { type Random, randomFor } from '../prng.ts'
import { buildingInset, gridInset } from './block-outlines.ts'
import { BUILDING_STYLES, type BuildingStyle } from './building-styles.ts'
import type { Block, LandUse } from './land-use.ts'

export interface Building {
  id: string
  use: LandUse
  floors: number
  heightMeters: number
  ring: Ring
  grid: UnitGrid
}

/** Axes of a block, the first running nearest to east and west, so that rows of homes face south. */
function rowDirection(ring: Ring): Point {
  let longest = 0
  let direction: Point = [1, 0]
  for (let i = 0; i < ring.length; i++) {
    const [dx, dy] = subtract(ring[(i + 1) % ring.length]!, ring[i]!)
    const length = dx * dx + dy * dy
    if (length > longest) [longest, direction] = [length, unit([dx, dy])]
  }
  const [x, y] = Math.abs(direction[0]) >= Math.abs(direction[1]) ? direction : [direction[1], -direction[0]]
  return x >= 0 ? [x, y] : [-x, -y]
}

/** Stretches along a level that lie inside an outline given in row coordinates. */
function stretchesAt(outline: readonly Point[], v: number): [number, number][] {
  const cuts: number[] = []
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [[u0, v0], [u1, v1]] = [outline[j]!, outline[i]!]
    if (v0 > v !== v1 > v) cuts.push(((u1 - u0) * (v - v0)) / (v1 - v0) + u0)
  }
  cuts.sort((a, b) => a - b)
  return Array.from({ length: cuts.length >> 1 }, (_, i) => [cuts[2 * i]!, cuts[2 * i + 1]!])
}

const common = (a: [number, number][], b: [number, number][]): [number, number][] =>
  a.flatMap(([from, to]) =>
    b.flatMap(([start, end]): [number, number][] => {
      const overlap: [number, number] = [Math.max(from, start), Math.min(to, end)]
      return overlap[1] - overlap[0] > 8 ? [overlap] : []
    }),
  )

/** Stretches that lie inside over the whole depth of a row. */
function stretchesOfRow(outline: readonly Point[], v: number, depth: number): [number, number][] {
  const levels = [v, v + depth / 3, v + (2 * depth) / 3, v + depth]
  return levels.map(level => stretchesAt(outline, level)).reduce(common)
}

interface Footprint {
  u: number
  v: number
  length: number
  depth: number
}

/** Fills an outline with rows of buildings in the manner of a style. */
function footprints(outline: readonly Point[], style: BuildingStyle, random: Random): Footprint[] {
  const north = outline.map(point => point[1])
  const [low, high] = [Math.min(...north), Math.max(...north)]
  const found: Footprint[] = []
  let v = low + random.between(0.5, 4)
  while (v + style.depth[0] < high) {
    const depth = Math.min(random.between(...style.depth), high - v - 0.2)
    for (const [from, to] of stretchesOfRow(outline, v, depth)) {
      let u = from + random.between(0, 3)
      while (to - u >= style.length[0] * 0.8) {
        const length = Math.min(random.between(...style.length), to - u)
        if (!random.chance(style.gapShare)) found.push({ u, v, length, depth })
        u += length + random.between(...style.sideGap)
      }
    }
    v += depth + random.between(...style.rowGap)
  }
  return found
}

/** A rectangle, or now and then an L, back in metres of the map. */
function ringOf({ u, v, length, depth }: Footprint, row: Point, isL: boolean): Ring {
  const corners: Point[] = isL
    ? [
        [u, v],
        [u + length, v],
        [u + length, v + depth],
        [u + length * 0.55, v + depth],
        [u + length * 0.55, v + depth * 0.55],
        [u, v + depth * 0.55],
      ]
    : [
        [u, v],
        [u + length, v],
        [u + length, v + depth],
        [u, v + depth],
      ]
  return corners.map(([a, b]) => roundMillimetre([a * row[0] - b * row[1], a * row[1] + b * row[0]]))
}

function styleOf(use: LandUse, grid: UnitGrid): BuildingStyle | undefined {
  if (use !== 'residential') return BUILDING_STYLES[use]
  if (oldTownShare(grid.centre) > 0.42) return BUILDING_STYLES.oldTown
  return densityAt(grid.centre) > 1.25 ? BUILDING_STYLES.slab : BUILDING_STYLES.residential
}

/** Buildings of the city, set back from the streets; none crosses the border of a unit grid. */
export function buildings(mesh: Mesh, blocks: readonly Block[]): Building[] {
  const random = randomFor('buildings')
  const found: Building[] = []
  for (const { grids, use } of blocks) {
    for (const grid of grids) {
      const style = styleOf(use, grid)
      const plot = style && gridInset(mesh, grid, buildingInset)
      if (!style || !plot) continue
      const row = rowDirection(plot)
      const outline = plot.map(([x, y]): Point => [x * row[0] + y * row[1], y * row[0] - x * row[1]])
      const storeys = Math.round(random.between(...style.floors))
      for (const footprint of footprints(outline, style, random)) {
        const isTower = random.chance(style.towerShare)
        const floors = isTower ? 16 + random.below(16) : Math.max(1, storeys + random.below(3) - 1)
        const heightMeters = Math.round(floors * style.storeyMeters * 10) / 10
        const ring = ringOf(footprint, row, footprint.depth > 14 && random.chance(0.25))
        found.push({ id: `F${String(found.length + 1).padStart(6, '0')}`, use, floors, heightMeters, ring, grid })
      }
    }
  }
  return found
}
