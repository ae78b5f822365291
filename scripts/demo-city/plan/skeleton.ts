import { smoothRing } from '../geometry/curve.ts'
import { parallel } from '../geometry/polyline.ts'
import { fromPlan } from './local-origin.ts'
import { inSections, type MainRoad, type PlanLine, road } from './main-road.ts'
import { alongBank, STREAMS } from './river.ts'
import { NORTH_TO_SOUTH } from './roads-north-to-south.ts'
import { WEST_TO_EAST } from './roads-west-to-east.ts'

const RING: PlanLine = [
  [-2560, 250],
  [-2500, 1450],
  [-2080, 2450],
  [-1250, 3080],
  [-300, 3240],
  [640, 3330],
  [1650, 3250],
  [2600, 2880],
  [3120, 2000],
  [3240, 900],
  [3180, -300],
  [3080, -1500],
  [2760, -2480],
  [2200, -2980],
  [1560, -3120],
  [600, -3180],
  [-600, -3060],
  [-1650, -2760],
  [-2300, -2050],
  [-2560, -900],
]

const ringRoad = (): MainRoad => {
  const ring = smoothRing(
    RING.map(([x, y]) => fromPlan(x, y)),
    10,
  )
  return { nameZh: '中环线', roadClass: 'trunk', line: [...ring, ring[0]!], bridgeZh: '中环线大桥' }
}

const RIVERSIDE: MainRoad[] = [
  ...inSections(['滨江北路', '滨江中路', '滨江南路'], [1700, -1290], {
    roadClass: 'primary',
    line: alongBank('west', 92),
  }),
  { nameZh: '五彩缤纷路', roadClass: 'primary', line: alongBank('east', 105) },
]

/** Roads on both sides of the small waters, with a green strip between road and water. */
function streamside(): MainRoad[] {
  const [canal, brook] = STREAMS
  return [
    ...inSections(['渠河北路', '渠河中路', '渠河南路'], [1750, -1280], {
      roadClass: 'secondary',
      line: parallel(canal!.centre, 38),
    }),
    { nameZh: '渠河西路', roadClass: 'branch', line: parallel(canal!.centre, -36) },
    { nameZh: '联盟河东路', roadClass: 'secondary', line: parallel(brook!.centre, 62) },
    { nameZh: '联盟河西路', roadClass: 'branch', line: parallel(brook!.centre, -60) },
  ]
}

/** National road 318 through the southern edge, and the expressway west of the built-up area. */
const THROUGH_TRAFFIC: MainRoad[] = [
  road(
    '国道318线',
    'trunk',
    [
      [-5200, -4500],
      [-3700, -4750],
      [-2450, -4900],
      [-1200, -4950],
      [100, -5020],
      [900, -5060],
      [1800, -5000],
      [2700, -4700],
      [3600, -4300],
      [5200, -3900],
    ],
    '涪江南大桥',
  ),
  road('绵遂高速', 'motorway', [
    [-4250, 6200],
    [-4150, 4200],
    [-4300, 2300],
    [-4420, 400],
    [-4380, -1500],
    [-4480, -3300],
    [-4650, -6200],
  ]),
]

export const MAIN_ROADS: readonly MainRoad[] = [
  ringRoad(),
  ...WEST_TO_EAST,
  ...NORTH_TO_SOUTH,
  ...RIVERSIDE,
  ...streamside(),
  ...THROUGH_TRAFFIC,
]
