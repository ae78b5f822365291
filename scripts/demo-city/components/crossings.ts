import { left, type Point, roundMillimetre, subtract, unit } from '../geometry/vector.ts'
import { CROSS_SECTION, halfStreetMeters, isRoad, ROAD_CLASSES, type RoadClass } from '../plan/line-kinds.ts'
import { hashUnit } from '../prng.ts'
import { gridAt } from './kerbside.ts'
import type { CityFrame, PointSite } from './site.ts'

/** Things that stand at crossings, on the right of those who approach. */
export interface CrossingRule {
  /** Arms of at least this class count, and at least so many of them make the crossing. */
  smallest: RoadClass
  arms: number
  /** A crossing needs one arm of at least this class. */
  largest: RoadClass
  /** Beyond the kerb line of the crossing road, and outwards from the own kerb. */
  alongMeters: number
  outMeters: number
  /** Which side of the arm, seen from the crossing: approaching traffic keeps to the left of it. */
  side: 'approach' | 'exit' | 'both'
}

interface Arm {
  half: number
  roadClass: RoadClass
  direction: Point
}

const rankOf = (roadClass: RoadClass): number => ROAD_CLASSES.indexOf(roadClass)

/** Arms of every vertex where roads meet. */
function crossings({ mesh }: CityFrame): Arm[][] {
  const seen = new Set<number>()
  const found: Arm[][] = []
  for (let half = 0; half < mesh.origin.length; half++) {
    const vertex = mesh.origin[half]!
    if (seen.has(vertex)) continue
    seen.add(vertex)
    const arms = mesh.fan(half).flatMap((arm): Arm[] => {
      const { kind } = mesh.edgeOf(arm)
      if (!isRoad(kind)) return []
      return [{ half: arm, roadClass: kind, direction: unit(subtract(mesh.at(arm ^ 1), mesh.at(arm))) }]
    })
    if (arms.length > 2) found.push(arms)
  }
  return found
}

function isWanted(arms: readonly Arm[], { smallest, largest, arms: count }: CrossingRule): boolean {
  const large = arms.filter(arm => rankOf(arm.roadClass) <= rankOf(smallest))
  return large.length >= count && arms.some(arm => rankOf(arm.roadClass) <= rankOf(largest))
}

/** Half width of the widest road that crosses an arm. */
const crossedHalf = (arms: readonly Arm[], arm: Arm): number =>
  Math.max(
    ...arms
      .filter(
        other =>
          other !== arm &&
          Math.abs(other.direction[0] * arm.direction[0] + other.direction[1] * arm.direction[1]) < 0.9,
      )
      .map(other => halfStreetMeters(other.roadClass)),
    3,
  )

/** Corners of crossings, arm by arm. */
export function atCrossings(frame: CityFrame, rule: CrossingRule, salt: number): PointSite[] {
  const sides = rule.side === 'both' ? [1, -1] : rule.side === 'approach' ? [1] : [-1]
  return crossings(frame)
    .filter(arms => isWanted(arms, rule))
    .flatMap((arms, i) =>
      arms
        .filter(arm => rankOf(arm.roadClass) <= rankOf(rule.smallest))
        .flatMap((arm, k) =>
          sides.flatMap((side): PointSite[] => {
            const vertex = frame.mesh.at(arm.half)
            const along = crossedHalf(arms, arm) + rule.alongMeters
            const across = side * (CROSS_SECTION[arm.roadClass].carriageway / 2 + rule.outMeters)
            const sidewards = left(arm.direction)
            const shape = roundMillimetre([
              vertex[0] + arm.direction[0] * along + sidewards[0] * across,
              vertex[1] + arm.direction[1] * along + sidewards[1] * across,
            ])
            const grid = gridAt(frame, shape)
            if (!grid || grid.isWater || frame.carriageways.holds(shape)) return []
            const names = [...new Set(arms.map(({ half }) => frame.network.roadOfHalf.get(half)?.nameZh ?? ''))]
            const location = `${names.slice(0, 2).join('与')}交叉口`
            return [{ shape, grid, location, rank: rankOf(arms[0]!.roadClass) * 0.1 + hashUnit(i * 16 + k, salt) }]
          }),
        ),
    )
}
