import { lengthMeters, parallel, pointAlong } from '../geometry/polyline.ts'
import { distance, type Point } from '../geometry/vector.ts'
import type { Chain } from '../network/roads.ts'
import { CROSS_SECTION } from '../plan/line-kinds.ts'
import { ORIGIN } from '../plan/local-origin.ts'

/** A place where the survey car took a picture. */
export interface Stop {
  point: Point
  /** Clockwise from grid north. */
  headingDegrees: number
}

/** One drive along a piece of road. */
export interface Drive {
  id: string
  roadZh: string
  stops: Stop[]
}

/** The centre where panoramas were taken: a disc of 10 km². */
const CORE_RADIUS_METERS = Math.sqrt(10e6 / Math.PI)
const STEP_METERS = 10
/** Shorter pieces are seen from the roads that they join. */
const SHORTEST_DRIVE_METERS = 15

const isInCore = (point: Point): boolean => distance(point, ORIGIN) <= CORE_RADIUS_METERS

function stopsAlong(chain: Chain): Stop[] {
  // the middle of the right half of the carriageway
  const lane = parallel(chain.points, -CROSS_SECTION[chain.road.roadClass].carriageway / 4)
  const length = lengthMeters(lane)
  return Array.from({ length: Math.floor(length / STEP_METERS) + 1 }, (_, i) => {
    const { point, direction } = pointAlong(lane, i * STEP_METERS)
    const heading = (Math.atan2(direction[0], direction[1]) * 180) / Math.PI
    return { point, headingDegrees: (heading + 360) % 360 }
  })
}

/** Drives along all roads of the network with a picture every 10 m, on the right-hand side. */
export function streetDrives(chains: readonly Chain[]): Drive[] {
  return chains
    .filter(chain => lengthMeters(chain.points) >= SHORTEST_DRIVE_METERS)
    .map((chain, i) => ({
      id: `J2022-${String(i + 1).padStart(4, '0')}`,
      roadZh: chain.road.nameZh,
      stops: stopsAlong(chain),
    }))
}

/** Drives through the centre; where a road leaves it, the drive ends. */
export function panoramaDrives(chains: readonly Chain[]): Drive[] {
  const pieces = chains.flatMap(chain => {
    const runs: Stop[][] = [[]]
    for (const stop of stopsAlong(chain)) {
      if (isInCore(stop.point)) runs.at(-1)!.push(stop)
      else if (runs.at(-1)!.length > 0) runs.push([])
    }
    return runs.filter(stops => stops.length > 1).map(stops => ({ roadZh: chain.road.nameZh, stops }))
  })
  return pieces.map((piece, i) => ({ id: `Q2024-${String(i + 1).padStart(4, '0')}`, ...piece }))
}
