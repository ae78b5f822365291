import { isInside, isSimple, outlineDistanceMeters, type Ring } from '../geometry/polygon.ts'
import { parallel, partOf } from '../geometry/polyline.ts'
import { left, type Point, roundMillimetre, scale } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { OUTSIDE } from '../network/mesh.ts'
import type { Chain } from '../network/roads.ts'
import { CROSS_SECTION, halfStreetMeters, type RoadClass } from '../plan/line-kinds.ts'
import { hashUnit } from '../prng.ts'
import { placeOnRoad } from './describe-place.ts'
import { chainWalker } from './kerbside.ts'
import type { AreaSite, CityFrame, LineSite } from './site.ts'

/** A stretch of one side of a road that borders one unit grid and that no crossing interrupts. */
export interface SideRun {
  chain: Chain
  side: 1 | -1
  grid: UnitGrid
  fromMeters: number
  toMeters: number
}

const SHORTEST_RUN_METERS = 9

function runsAlongGrids({ mesh, gridOfFace }: CityFrame, chain: Chain, side: 1 | -1): SideRun[] {
  const runs: SideRun[] = []
  chain.halves.forEach((half, i) => {
    const face = mesh.face[half ^ (side > 0 ? 0 : 1)]!
    if (face === OUTSIDE) return
    const grid = gridOfFace[face]!
    const [fromMeters, toMeters] = [chain.stations[i]!, chain.stations[i + 1]!]
    const last = runs.at(-1)
    if (last && last.grid === grid && Math.abs(last.toMeters - fromMeters) < 1e-6) last.toMeters = toMeters
    else runs.push({ chain, side, grid, fromMeters, toMeters })
  })
  return runs
}

/** Takes the crossings out of runs. */
function clearOfCrossings({ mesh }: CityFrame, runs: readonly SideRun[], clearMeters: number): SideRun[] {
  return runs.flatMap(run => {
    let pieces = [run]
    for (const { stationMeters, side, otherHalf } of run.chain.junctions) {
      if (side !== run.side) continue
      const reach = halfStreetMeters(mesh.edgeOf(otherHalf).kind) + clearMeters
      const [from, to] = [stationMeters - reach, stationMeters + reach]
      pieces = pieces.flatMap(piece => [
        ...(piece.fromMeters < from ? [{ ...piece, toMeters: Math.min(piece.toMeters, from) }] : []),
        ...(piece.toMeters > to ? [{ ...piece, fromMeters: Math.max(piece.fromMeters, to) }] : []),
      ])
    }
    return pieces.filter(piece => piece.toMeters - piece.fromMeters >= SHORTEST_RUN_METERS)
  })
}

/** All runs along roads of the wanted classes. */
export function sideRuns(
  frame: CityFrame,
  roads: readonly RoadClass[],
  clearMeters: number,
  isWanted: (run: SideRun) => boolean,
): SideRun[] {
  return frame.network.chains
    .filter(chain => roads.includes(chain.road.roadClass))
    .flatMap(chain =>
      ([1, -1] as const).flatMap(side => clearOfCrossings(frame, runsAlongGrids(frame, chain, side), clearMeters)),
    )
    .filter(isWanted)
}

/** Equal pieces of at most a length. */
export const inPieces = (run: SideRun, longestMeters: number): SideRun[] => {
  const count = Math.ceil((run.toMeters - run.fromMeters) / longestMeters)
  const length = (run.toMeters - run.fromMeters) / count
  return Array.from({ length: count }, (_, i) => ({
    ...run,
    fromMeters: run.fromMeters + i * length + (i > 0 ? 0.3 : 0),
    toMeters: run.fromMeters + (i + 1) * length,
  }))
}

const liesWithin = (ring: Ring, points: readonly Point[]): boolean =>
  points.every(point => isInside(ring, point) && outlineDistanceMeters(ring, point) > 0.04)

/** Line beside a run, `fromCentreMeters` off the middle of the road; shortened until it lies within the unit grid. */
export function lineBeside(
  { chain, side, grid, fromMeters, toMeters }: SideRun,
  fromCentreMeters: number,
): Point[] | undefined {
  for (let trim = 0.2; trim < 14; trim = trim * 2 + 1) {
    if (toMeters - fromMeters - 2 * trim < 5) return undefined
    const line = parallel(partOf(chain.points, fromMeters + trim, toMeters - trim), side * fromCentreMeters).map(
      roundMillimetre,
    )
    if (liesWithin(grid.ring, line)) return line
  }
  return undefined
}

/** Strip beside a run between two distances from the middle of the road, as a counter-clockwise outline. */
export function stripBeside(
  { chain, side, grid, fromMeters, toMeters }: SideRun,
  [inner, outer]: readonly [number, number],
): Ring | undefined {
  for (let trim = 0.2; trim < 20; trim = trim * 2 + 1) {
    if (toMeters - fromMeters - 2 * trim < 3) return undefined
    const part = partOf(chain.points, fromMeters + trim, toMeters - trim)
    const near = parallel(part, side * inner)
    const far = parallel(part, side * outer)
    const ring = (side > 0 ? [...near, ...far.toReversed()] : [...far, ...near.toReversed()]).map(roundMillimetre)
    if (liesWithin(grid.ring, ring) && isSimple(ring)) return ring
  }
  return undefined
}

const rankOf = ({ chain, fromMeters }: SideRun, salt: number): number =>
  hashUnit(Number.parseInt(chain.road.id.slice(1), 10), salt) + hashUnit(Math.round(fromMeters * 10), salt) * 0.02

const describe = (frame: CityFrame, { chain, side, fromMeters, toMeters }: SideRun): string => {
  const { direction } = chainWalker(chain)(((fromMeters + toMeters) / 2) | 0)
  return placeOnRoad(frame.network, chain, (fromMeters + toMeters) / 2, scale(left(direction), side))
}

/** Lines along runs, `offsetMeters` from the kerb. */
export const linesAlong = (
  frame: CityFrame,
  runs: readonly SideRun[],
  offsetMeters: number,
  salt: number,
): LineSite[] =>
  runs.flatMap(run => {
    const shape = lineBeside(run, CROSS_SECTION[run.chain.road.roadClass].carriageway / 2 + offsetMeters)
    return shape ? [{ shape, grid: run.grid, location: describe(frame, run), rank: rankOf(run, salt) }] : []
  })

/** Strips along runs, between two distances from the middle of the road. */
export const stripsAlong = (
  frame: CityFrame,
  runs: readonly SideRun[],
  between: (run: SideRun) => readonly [number, number],
  salt: number,
): AreaSite[] =>
  runs.flatMap(run => {
    const shape = stripBeside(run, between(run))
    return shape ? [{ shape, grid: run.grid, location: describe(frame, run), rank: rankOf(run, salt) }] : []
  })
