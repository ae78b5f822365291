import { smoothRing } from '../geometry/curve.ts'
import { type Ring, signedArea } from '../geometry/polygon.ts'
import { add, mix, type Point, roundMillimetre, scale, subtract } from '../geometry/vector.ts'
import { fromPlan } from './local-origin.ts'

/** Edge of the built-up area, counter-clockwise: it reaches out along the main roads and draws back before the hills. */
const OUTLINE: readonly (readonly [x: number, y: number])[] = [
  [4080, 250],
  [4230, 1050],
  [4020, 1750],
  [3700, 2350],
  [3480, 2950],
  [3050, 3560],
  [2400, 3850],
  [1900, 4250],
  [1250, 4250],
  [560, 4780],
  [-250, 4800],
  [-700, 5250],
  [-1650, 5400],
  [-2350, 5050],
  [-2250, 4250],
  [-2620, 3560],
  [-3060, 3200],
  [-3300, 2550],
  [-3250, 1900],
  [-3520, 1450],
  [-3480, 750],
  [-3330, -150],
  [-3480, -800],
  [-3400, -1350],
  [-3720, -1700],
  [-3780, -2250],
  [-3420, -2750],
  [-3560, -3500],
  [-2900, -3950],
  [-2380, -4480],
  [-1350, -4420],
  [-500, -4760],
  [320, -4900],
  [1000, -4720],
  [1700, -4860],
  [2380, -4480],
  [2760, -3850],
  [3300, -3420],
  [3560, -2700],
  [3420, -2150],
  [3850, -1500],
  [3900, -700],
]

/** The plan is scaled about the old bridge head, so that a small city is a cut-out of the centre. */
const CENTRE: Point = fromPlan(250, 80)

const outlineScaled = (factor: number): Point[] =>
  OUTLINE.map(([x, y]) => roundMillimetre(add(CENTRE, scale(subtract(fromPlan(x, y), CENTRE), factor))))

/** Straight pieces with rounded corners: most of each side is kept straight. */
function roundedCorners(corners: readonly Point[]): Point[] {
  const points = corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % corners.length]!
    return [mix(corner, next, 0.14), mix(corner, next, 0.86)]
  })
  return smoothRing(points, 4).map(roundMillimetre)
}

/** Outline of the built-up area of exactly the wanted size (to a few square metres), found by bisection. */
export function boundaryOfArea(squareMeters: number): Ring {
  let [low, high] = [0.05, 1.5]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (signedArea(roundedCorners(outlineScaled(middle))) < squareMeters) low = middle
    else high = middle
  }
  return roundedCorners(outlineScaled(low))
}
