import { smoothLine } from '../geometry/curve.ts'
import { lengthMeters, pointAlong } from '../geometry/polyline.ts'
import { type Point, roundMillimetre } from '../geometry/vector.ts'
import { fromPlan } from '../plan/local-origin.ts'
import { gridAt } from './kerbside.ts'
import type { CityFrame, PointSite } from './site.ts'

/** Course of the high-voltage lines through the edges of the city. */
const COURSES: readonly Point[][] = [
  [
    [-2900, 3400],
    [-2950, 1300],
    [-2880, -700],
    [-3050, -2500],
    [-2300, -4100],
  ],
  [
    [200, 4500],
    [2500, 2700],
    [3700, 1300],
    [3500, -900],
    [3000, -3400],
  ],
  [
    [250, 900],
    [-500, 100],
    [-500, -600],
  ],
]
const SPACING_METERS = 230

/** Pylons stand at even distances along straight courses, on land. */
export function powerLine(frame: CityFrame): PointSite[] {
  return COURSES.flatMap(course => {
    const line = smoothLine(
      course.map(([x, y]) => fromPlan(x, y)),
      2,
    )
    const count = Math.floor(lengthMeters(line) / SPACING_METERS)
    return Array.from({ length: count }, (_, i) => i).flatMap((i): PointSite[] => {
      const shape = roundMillimetre(pointAlong(line, (i + 0.5) * SPACING_METERS).point)
      const grid = gridAt(frame, shape)
      if (!grid || grid.isWater) return []
      return [
        {
          shape,
          grid,
          location: `${frame.nameOfCommunity.get(grid.communityCode)!}，110千伏线路${i + 1}号塔`,
          rank: 0,
        },
      ]
    })
  })
}
