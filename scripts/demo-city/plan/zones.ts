import { distance, type Point } from '../geometry/vector.ts'
import { fromPlan } from './local-origin.ts'

interface Hub {
  centre: Point
  radiusMeters: number
  weight: number
}

const OLD_TOWN: Hub = { centre: fromPlan(-150, 50), radiusMeters: 1500, weight: 1.9 }
const NEW_TOWN: Hub = { centre: fromPlan(2150, -250), radiusMeters: 1300, weight: 0.9 }
const NORTH_TOWN: Hub = { centre: fromPlan(-900, 2400), radiusMeters: 1000, weight: 0.4 }

const pull = ({ centre, radiusMeters, weight }: Hub, at: Point): number =>
  weight * Math.exp(-((distance(centre, at) / radiusMeters) ** 2))

/** How densely built a place is: about 0.5 on the fringe, 2.4 in the old town. Unit grids are smaller where it is denser. */
export const densityAt = (at: Point): number => 0.5 + pull(OLD_TOWN, at) + pull(NEW_TOWN, at) + pull(NORTH_TOWN, at)

/** 0 far away to 1 in the middle of the old town, with its lanes. */
export const oldTownShare = (at: Point): number => pull({ ...OLD_TOWN, radiusMeters: 1050, weight: 1 }, at)
