import type { Ring } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import { fromPlan } from '../plan/local-origin.ts'

/** A square in the fields north-east of the city, where it meets nothing; `place` keeps squares apart. */
export function squareInFields(place: number, sideMeters = 80): Ring {
  const [x, y] = fromPlan(4_050 + 110 * (place % 5), 4_400 + 110 * Math.floor(place / 5))
  return [
    [x, y],
    [x + sideMeters, y],
    [x + sideMeters, y + sideMeters],
    [x, y + sideMeters],
  ]
}

/** There and back twice: a ring without area, in every reference system. */
export const flatRing = ([first, second]: Ring): Ring => [first!, second!, first!, second!]

/** The same outline at a smaller size about a point. */
export const shrunk = (ring: Ring, [x, y]: Point, share: number): Ring =>
  ring.map(([a, b]) => [x + (a - x) * share, y + (b - y) * share])

/** What UTF-8 read as GBK and saved again leaves behind. */
export const GARBLED = '锟斤拷'
