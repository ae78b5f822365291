import type { LandUse } from '../base-map/land-use.ts'
import { outlineDistanceMeters } from '../geometry/polygon.ts'
import { left, mix, type Point, roundMillimetre, scale, subtract, unit } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { OUTSIDE } from '../network/mesh.ts'
import type { Chain } from '../network/roads.ts'
import { CROSS_SECTION, halfStreetMeters, type RoadClass } from '../plan/line-kinds.ts'
import { isOnStream } from '../plan/river.ts'
import { hashUnit } from '../prng.ts'
import { placeOnRoad } from './describe-place.ts'
import type { CityFrame, PointSite } from './site.ts'

/** Things that repeat along roads. */
export interface KerbsideRule {
  roads: readonly RoadClass[]
  /** From the kerb towards the buildings; negative lies on the carriageway. */
  offsetMeters: number
  /** Measures the offset from the building side of the pavement instead. */
  isAtFrontage?: boolean
  /** Only beside land of these uses. */
  besides?: readonly LandUse[]
  spacingMeters: number
  /** `alternate`: left and right in turn, half a spacing apart. */
  sides: 'both' | 'alternate' | 'left' | 'right'
  /** Start of the first one, where several rules must not coincide. */
  phaseMeters?: number
  /** Kept clear of the kerb line of a crossing road. */
  clearMeters?: number
  /** Largest random shift along the road. */
  jitterMeters?: number
  /** Bridges carry only some things. */
  isOnBridges?: boolean
  /** Whole roads are left out before single things, so that what remains is regular. */
  isByRoad?: boolean
}

/** Nothing stands on the border of a unit grid itself: its grid could not be told. */
const GRID_MARGIN_METERS = 0.12
/** Rank by class of road: what there is too little of is on the larger ones. */
const CLASS_RANK: Record<RoadClass, number> = {
  motorway: 0,
  trunk: 0,
  primary: 0.12,
  secondary: 0.3,
  branch: 0.6,
  lane: 0.9,
}

/** True where a crossing road leaves no room at a station, on the given side or (0) on either. */
export function isInCrossing(
  { network, mesh }: CityFrame,
  chain: Chain,
  stationMeters: number,
  side: number,
  clearMeters: number,
): boolean {
  for (const junction of chain.junctions) {
    if (side !== 0 && junction.side !== side) continue
    if (!network.roadOfHalf.has(junction.otherHalf)) continue
    const away = Math.abs(junction.stationMeters - stationMeters)
    if (away < halfStreetMeters(mesh.edgeOf(junction.otherHalf).kind) + clearMeters) return true
  }
  return false
}

/** Walks along a chain with the segment it is on; stations must not decrease. */
export function chainWalker({
  points,
  stations,
}: Chain): (stationMeters: number) => { at: Point; direction: Point; segment: number } {
  let segment = 0
  return stationMeters => {
    while (segment < points.length - 2 && stations[segment + 1]! < stationMeters) segment++
    const [from, to] = [points[segment]!, points[segment + 1]!]
    const t = (stationMeters - stations[segment]!) / (stations[segment + 1]! - stations[segment]!)
    return { at: mix(from, to, t), direction: unit(subtract(to, from)), segment }
  }
}

/** The unit grid at a point, `undefined` outside the city, on open water or too near a border to be certain. */
export function gridAt({ locator, gridOfFace }: CityFrame, point: Point, guess?: number): UnitGrid | undefined {
  const face = locator.at(point, guess)
  if (face === undefined) return undefined
  const grid = gridOfFace[face]!
  return outlineDistanceMeters(grid.ring, point) < GRID_MARGIN_METERS ? undefined : grid
}

const idOf = (chain: Chain): number =>
  Number.parseInt(chain.road.id.slice(1), 10) * 8 + chain.road.chains.indexOf(chain)

/** Distances from the start of a chain at which a rule puts something on one side. */
function stationsOn(chain: Chain, rule: KerbsideRule, side: number, salt: number): number[] {
  const { spacingMeters, sides, phaseMeters = 0, jitterMeters = 0 } = rule
  const id = idOf(chain)
  const end = chain.stations.at(-1)! - 1
  const step = sides === 'alternate' ? 2 * spacingMeters : spacingMeters
  const stations: number[] = []
  for (let raw = phaseMeters + (sides === 'alternate' && side < 0 ? spacingMeters : 0) + 1; raw < end; raw += step) {
    const shift = jitterMeters * (2 * hashUnit(id * 131 + Math.round(raw * 4) + side, salt) - 1)
    stations.push(Math.max(stations.at(-1) ?? 0, Math.min(end, raw + shift)))
  }
  return stations
}

const isWantedPlace = (frame: CityFrame, grid: UnitGrid, shape: Point, rule: KerbsideRule): boolean => {
  if (rule.besides && !rule.besides.includes(frame.blockOfGrid.get(grid)?.use ?? 'farmland')) return false
  if (rule.offsetMeters >= 0 && frame.carriageways.holds(shape)) return false
  return rule.isOnBridges || (!grid.isWater && !(frame.streamsideGrids.has(grid) && isOnStream(shape)))
}

/** All sites of a rule along one side of a chain. */
function sitesOnSide(frame: CityFrame, chain: Chain, rule: KerbsideRule, side: 1 | -1, salt: number): PointSite[] {
  const id = idOf(chain)
  const rank = CLASS_RANK[chain.road.roadClass] + 0.25 * hashUnit(id, salt)
  const { carriageway, pavement } = CROSS_SECTION[chain.road.roadClass]
  const fromCentre = carriageway / 2 + (rule.isAtFrontage ? pavement : 0) + rule.offsetMeters
  const walk = chainWalker(chain)
  return stationsOn(chain, rule, side, salt).flatMap((station, i): PointSite[] => {
    if (isInCrossing(frame, chain, station, side, rule.clearMeters ?? 2)) return []
    const { at, direction, segment } = walk(station)
    const outwards = scale(left(direction), side)
    const shape = roundMillimetre([at[0] + outwards[0] * fromCentre, at[1] + outwards[1] * fromCentre])
    const face = frame.mesh.face[chain.halves[segment]! ^ (side > 0 ? 0 : 1)]!
    const grid = face === OUTSIDE ? undefined : gridAt(frame, shape, face)
    if (!grid || !isWantedPlace(frame, grid, shape, rule)) return []
    const location = placeOnRoad(frame.network, chain, station, rule.offsetMeters < -0.6 ? undefined : outwards)
    const own = rule.isByRoad ? rank : rank * 0.4 + hashUnit(2 * i + side, id + salt)
    return [{ shape, grid, location, rank: own }]
  })
}

const SIDES = { both: [1, -1], alternate: [1, -1], left: [1], right: [-1] } as const

/** Sites along all roads of the wanted classes, in the order of the roads. */
export function kerbside(frame: CityFrame, rule: KerbsideRule, salt: number): PointSite[] {
  return frame.network.chains
    .filter(({ road }) => rule.roads.includes(road.roadClass) && (rule.isOnBridges || !road.isBridge))
    .flatMap(chain => SIDES[rule.sides].flatMap(side => sitesOnSide(frame, chain, rule, side, salt)))
}
