import { smoothLine, smoothRing } from '../geometry/curve.ts'
import { parallel } from '../geometry/polyline.ts'
import type { Point } from '../geometry/vector.ts'
import type { RoadClass } from './line-kinds.ts'
import { fromPlan } from './local-origin.ts'
import { alongBank, STREAMS } from './river.ts'

/** A main road drawn by hand. Its ends overshoot the line they meet; what dangles is cut off later. */
export interface MainRoad {
  nameZh: string
  roadClass: RoadClass
  line: Point[]
  /** Name of the part over the Fu river. */
  bridgeZh?: string
}

type PlanLine = readonly (readonly [x: number, y: number])[]

const road = (nameZh: string, roadClass: RoadClass, plan: PlanLine, bridgeZh?: string): MainRoad => ({
  nameZh,
  roadClass,
  line: smoothLine(
    plan.map(([x, y]) => fromPlan(x, y)),
    10,
  ),
  ...(bridgeZh ? { bridgeZh } : {}),
})

/** Cuts a long road into sections that each carry a name (北路, 中路, 南路) at the given northings of the plan. */
function inSections(
  names: readonly string[],
  cutsPlanNorth: readonly number[],
  whole: Omit<MainRoad, 'nameZh'>,
): MainRoad[] {
  const cuts = cutsPlanNorth.map(y => fromPlan(0, y)[1])
  const sections: MainRoad[] = []
  let rest = whole.line
  names.forEach((nameZh, i) => {
    const cut = cuts[i]
    const at = cut === undefined ? rest.length - 1 : rest.findIndex(point => point[1] < cut)
    sections.push({ ...whole, nameZh, line: rest.slice(0, at + 1) })
    rest = rest.slice(at)
  })
  return sections
}

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

const WEST_TO_EAST: MainRoad[] = [
  road(
    '通善路',
    'primary',
    [
      [-3900, 1950],
      [-2900, 1880],
      [-1900, 1800],
      [-900, 1720],
      [0, 1690],
      [700, 1730],
      [1050, 1760],
      [1500, 1800],
      [2400, 1720],
      [3300, 1530],
      [4300, 1350],
    ],
    '通善大桥',
  ),
  road('明月路', 'primary', [
    [-3900, 1150],
    [-3000, 1020],
    [-1900, 940],
    [-800, 850],
    [600, 820],
  ]),
  road(
    '德胜路',
    'trunk',
    [
      [-4100, 80],
      [-3100, -20],
      [-2000, -40],
      [-900, 20],
      [200, 60],
      [960, 90],
      [1420, 80],
    ],
    '通德大桥',
  ),
  road('东升路', 'trunk', [
    [1420, 80],
    [1960, 20],
    [2500, -60],
    [3300, -100],
    [4500, 60],
  ]),
  road('公园路', 'secondary', [
    [-1500, -620],
    [-700, -640],
    [100, -600],
    [800, -560],
  ]),
  road('嘉禾路', 'primary', [
    [-4100, -1240],
    [-3000, -1170],
    [-2000, -1230],
    [-900, -1320],
    [100, -1330],
    [1100, -1250],
  ]),
  road('育才路', 'primary', [
    [-2700, 2520],
    [-1900, 2420],
    [-900, 2450],
    [0, 2420],
    [850, 2450],
  ]),
  road('南环路', 'trunk', [
    [-4200, -2150],
    [-3200, -2080],
    [-2200, -2050],
    [-1100, -2220],
    [0, -2200],
    [1400, -2080],
  ]),
  road('学府路', 'primary', [
    [1300, 960],
    [2000, 920],
    [2700, 760],
    [3400, 620],
    [4400, 760],
  ]),
  road('旌忠路', 'primary', [
    [1250, 2560],
    [1900, 2500],
    [2600, 2260],
    [3000, 2230],
    [3700, 2760],
  ]),
  road('仁里大道', 'primary', [
    [1500, -1060],
    [2200, -980],
    [2900, -900],
    [3500, -880],
    [4500, -1050],
  ]),
  road('灵泉路', 'secondary', [
    [1700, -1850],
    [2300, -1750],
    [3000, -1780],
    [4400, -2000],
  ]),
]

const NORTH_TO_SOUTH: MainRoad[] = [
  ...inSections(['遂州北路', '遂州中路', '遂州南路'], [1200, -1300], {
    roadClass: 'trunk',
    line: road('', 'trunk', [
      [-2650, 5700],
      [-2150, 4800],
      [-1420, 4000],
      [-700, 3250],
      [-480, 2450],
      [-600, 1700],
      [-640, 850],
      [-640, 0],
      [-560, -640],
      [-400, -1330],
      [-230, -2200],
      [50, -3120],
      [250, -4100],
      [150, -5500],
    ]).line,
  }),
  ...inSections(['凯旋上路', '凯旋中路', '凯旋下路'], [830, -590], {
    roadClass: 'secondary',
    line: road('', 'secondary', [
      [250, 2700],
      [180, 1700],
      [60, 830],
      [30, 0],
      [120, -600],
      [380, -1330],
      [650, -2300],
    ]).line,
  }),
  road('机场路', 'trunk', [
    [-1200, -2080],
    [-2000, -2700],
    [-2800, -3250],
    [-3700, -3600],
    [-4700, -3800],
  ]),
  road('科创路', 'primary', [
    [-1750, 3000],
    [-1900, 1900],
    [-1970, 900],
    [-1960, 0],
    [-1980, -1150],
    [-1900, -2050],
    [-1800, -3000],
    [-1650, -3700],
    [-1700, -4900],
  ]),
  road('东平路', 'primary', [
    [1900, 4600],
    [1830, 3250],
    [1960, 2500],
    [1980, 1750],
    [1930, 900],
    [1960, 60],
    [2060, -950],
    [2250, -1780],
    [2330, -2400],
    [2300, -2950],
    [2150, -3700],
    [1750, -4400],
    [1500, -5200],
  ]),
  road('油房街', 'lane', [
    [-740, 430],
    [-300, 410],
    [140, 440],
  ]),
  road('北辰街', 'branch', [
    [-760, 1290],
    [-200, 1270],
    [120, 1260],
    [520, 1280],
    [900, 1300],
  ]),
]

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
