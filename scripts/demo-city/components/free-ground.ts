import { gridInset } from '../base-map/block-outlines.ts'
import type { Building } from '../base-map/buildings.ts'
import { isInside, type Ring } from '../geometry/polygon.ts'
import { type Point, roundMillimetre, subtract, unit } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { Mesh } from '../network/mesh.ts'
import { halfStreetMeters, type LineKind } from '../plan/line-kinds.ts'
import { isOnStream, isStreamside } from '../plan/river.ts'
import type { Random } from '../prng.ts'

/** A rectangle that is taken, along the axes of its plot. */
interface Taken {
  u0: number
  v0: number
  u1: number
  v1: number
}

interface Plot {
  /** Between the pavements and half a metre off walls and banks. */
  outline: Ring
  axis: Point
  taken: Taken[]
  /** A stream runs through; its water is no ground. */
  isStreamside: boolean
}

const plotInset = (kind: LineKind): number => (halfStreetMeters(kind) > 0 ? halfStreetMeters(kind) + 0.5 : 2)

const along = ([x, y]: Point, [ax, ay]: Point): Point => [x * ax + y * ay, y * ax - x * ay]
const back = ([u, v]: Point, [ax, ay]: Point): Point => [u * ax - v * ay, u * ay + v * ax]

function boundsAlong(ring: Ring, axis: Point): Taken {
  const turned = ring.map(point => along(point, axis))
  const [us, vs] = [turned.map(p => p[0]), turned.map(p => p[1])]
  return { u0: Math.min(...us), v0: Math.min(...vs), u1: Math.max(...us), v1: Math.max(...vs) }
}

const overlap = (a: Taken, b: Taken, gap: number): boolean =>
  a.u0 < b.u1 + gap && b.u0 < a.u1 + gap && a.v0 < b.v1 + gap && b.v0 < a.v1 + gap

/** Finds room within unit grids, off the streets, and remembers what has been built on. */
export class FreeGround {
  private readonly plots = new Map<UnitGrid, Plot | undefined>()
  private readonly mesh: Mesh
  private readonly buildingsOfGrid: ReadonlyMap<UnitGrid, readonly Building[]>

  constructor(mesh: Mesh, buildingsOfGrid: ReadonlyMap<UnitGrid, readonly Building[]>) {
    this.mesh = mesh
    this.buildingsOfGrid = buildingsOfGrid
  }

  /** What of a unit grid lies off the streets. */
  outline(grid: UnitGrid): Ring | undefined {
    return this.plot(grid)?.outline
  }

  /** Room for a rectangle that touches nothing built; it is taken from then on. */
  rectangle(grid: UnitGrid, [length, width]: readonly [number, number], random: Random): Ring | undefined {
    const plot = this.plot(grid)
    if (!plot) return undefined
    const bounds = boundsAlong(plot.outline, plot.axis)
    for (let attempt = 0; attempt < 14; attempt++) {
      const [l, w] = random.chance(0.5) ? [length, width] : [width, length]
      const u0 = random.between(bounds.u0, Math.max(bounds.u0, bounds.u1 - l))
      const v0 = random.between(bounds.v0, Math.max(bounds.v0, bounds.v1 - w))
      const wanted = { u0, v0, u1: u0 + l, v1: v0 + w }
      const ring = cornersOf(wanted, plot.axis)
      if (plot.taken.some(taken => overlap(taken, wanted, 1)) || !isWithin(ring, plot.outline)) continue
      if (plot.isStreamside && isStreamside(ring)) continue
      plot.taken.push(wanted)
      return ring
    }
    return undefined
  }

  /** A single place that nothing is built on. */
  spot(grid: UnitGrid, random: Random): Point | undefined {
    const plot = this.plot(grid)
    if (!plot) return undefined
    const bounds = boundsAlong(plot.outline, plot.axis)
    for (let attempt = 0; attempt < 10; attempt++) {
      const [u, v] = [random.between(bounds.u0, bounds.u1), random.between(bounds.v0, bounds.v1)]
      const point = roundMillimetre(back([u, v], plot.axis))
      const isTaken = plot.taken.some(taken => overlap(taken, { u0: u, v0: v, u1: u, v1: v }, 0.6))
      if (!isTaken && isInside(plot.outline, point) && !(plot.isStreamside && isOnStream(point))) return point
    }
    return undefined
  }

  private plot(grid: UnitGrid): Plot | undefined {
    if (!this.plots.has(grid)) this.plots.set(grid, this.survey(grid))
    return this.plots.get(grid)
  }

  private survey(grid: UnitGrid): Plot | undefined {
    const outline = grid.isWater ? undefined : gridInset(this.mesh, grid, plotInset)
    if (!outline) return undefined
    const built = this.buildingsOfGrid.get(grid) ?? []
    const reference = built[0]?.ring ?? outline
    const axis = unit(subtract(reference[1]!, reference[0]!))
    return {
      outline,
      axis,
      taken: built.map(({ ring }) => boundsAlong(ring, axis)),
      isStreamside: isStreamside(grid.ring),
    }
  }
}

const cornersOf = ({ u0, v0, u1, v1 }: Taken, axis: Point): Ring =>
  (
    [
      [u0, v0],
      [u1, v0],
      [u1, v1],
      [u0, v1],
    ] as const
  ).map(corner => roundMillimetre(back(corner, axis)))

/** Corners and middles of the sides lie inside: enough for outlines without narrow spikes. */
const isWithin = (ring: Ring, outline: Ring): boolean =>
  ring.every((point, i) => {
    const next = ring[(i + 1) % ring.length]!
    return isInside(outline, point) && isInside(outline, [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])
  })
