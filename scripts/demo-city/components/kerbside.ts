import type { LandUse } from '../base-map/land-use.ts'
import { outlineDistanceMeters } from '../geometry/polygon.ts'
import { left, mix, type Point, roundMillimetre, scale, subtract, unit } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { OUTSIDE } from '../network/mesh.ts'
import type { Chain } from '../network/roads.ts'
import { CROSS_SECTION, halfStreetMeters, type RoadClass } from '../plan/line-kinds.ts'
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

/** All sites of a rule along one chain. */
function sitesOnChain(frame: CityFrame, chain: Chain, rule: KerbsideRule, salt: number): PointSite[] {
  const { spacingMeters, sides, phaseMeters = 0, clearMeters = 2, jitterMeters = 0 } = rule
  const id = idOf(chain)
  const rank = CLASS_RANK[chain.road.roadClass] + 0.25 * hashUnit(id, salt)
  const { carriageway, pavement } = CROSS_SECTION[chain.road.roadClass]
  const fromCentre = carriageway / 2 + (rule.isAtFrontage ? pavement : 0) + rule.offsetMeters
  const sites: PointSite[] = []
  for (const side of sides === 'left' ? [1] : sides === 'right' ? [-1] : [1, -1]) {
    const walk = chainWalker(chain)
    const shift = sides === 'alternate' && side < 0 ? spacingMeters : 0
    const step = sides === 'alternate' ? 2 * spacingMeters : spacingMeters
    let last = 0
    for (let raw = phaseMeters + shift + 1; raw < chain.stations.at(-1)! - 1; raw += step) {
      const number = Math.round(raw * 4) + (side > 0 ? 0 : 1)
      const station = Math.max(
        last,
        Math.min(chain.stations.at(-1)!, raw + jitterMeters * (2 * hashUnit(id * 131 + number, salt) - 1)),
      )
      last = station
      if (isInCrossing(frame, chain, station, side, clearMeters)) continue
      const { at, direction, segment } = walk(station)
      const outwards = scale(left(direction), side)
      const shape = roundMillimetre([at[0] + outwards[0] * fromCentre, at[1] + outwards[1] * fromCentre])
      const half = chain.halves[segment]! ^ (side > 0 ? 0 : 1)
      const face = frame.mesh.face[half]!
      const grid = face === OUTSIDE ? undefined : gridAt(frame, shape, face)
      if (!grid || (grid.isWater && !rule.isOnBridges)) continue
      if (rule.besides && !rule.besides.includes(frame.blockOfGrid.get(grid)?.use ?? 'farmland')) continue
      const location = placeOnRoad(frame.network, chain, station, rule.offsetMeters < -0.6 ? undefined : outwards)
      sites.push({ shape, grid, location, rank: rule.isByRoad ? rank : rank * 0.4 + hashUnit(number, id + salt) })
    }
  }
  return sites
}

/** Sites along all roads of the wanted classes, in the order of the roads. */
export function kerbside(frame: CityFrame, rule: KerbsideRule, salt: number): PointSite[] {
  return frame.network.chains
    .filter(({ road }) => rule.roads.includes(road.roadClass) && (rule.isOnBridges || !road.isBridge))
    .flatMap(chain => sitesOnChain(frame, chain, rule, salt))
}
