import type { Block } from '../base-map/land-use.ts'
import type { CityFrame } from '../components/site.ts'
import { innerPoint } from '../geometry/polygon.ts'
import { roundMillimetre } from '../geometry/vector.ts'
import type { Area } from '../grids/areas.ts'
import { fromPlan } from '../plan/local-origin.ts'
import { doorPlates } from './door-plates.ts'
import type { Place } from './place.ts'
import { estatesAndPoints } from './points-of-interest.ts'

const regions = (areas: readonly Area[]): Place[] =>
  areas
    .filter(area => area.kind !== 'management')
    .map(({ nameZh, rings }) => ({
      kind: '区域',
      nameZh,
      aliases: [],
      category: '行政区域',
      roadId: '',
      at: roundMillimetre(innerPoint(rings[0]!)),
    }))

/** Parts of the city that people name without a border. */
const ZONES: readonly (readonly [nameZh: string, x: number, y: number])[] = [
  ['老城区', -100, 100],
  ['河东新区', 2200, 0],
  ['观音湖', 1000, 1200],
  ['圣莲岛', 960, 200],
  ['经济技术开发区', -2500, -800],
  ['高新区', -1600, -3200],
  ['城北片区', -1000, 2600],
  ['南强片区', 300, -3600],
]

const zones = ({ locator }: CityFrame): Place[] =>
  ZONES.map(
    ([nameZh, x, y]): Place => ({
      kind: '地片',
      nameZh,
      aliases: [],
      category: '片区',
      roadId: '',
      at: fromPlan(x, y),
    }),
  ).filter(place => locator.at(place.at) !== undefined)

const streets = ({ network }: CityFrame): Place[] =>
  network.roads.map(({ id, nameZh, chains, isBridge }) => {
    const { points } = chains[0]!
    return {
      kind: '街巷',
      nameZh,
      aliases: [],
      category: isBridge ? '桥梁' : '道路',
      roadId: id,
      at: points[points.length >> 1]!,
    }
  })

/** Regions, zones, estates, streets, door plates and points of interest. */
export function places(frame: CityFrame, areas: readonly Area[], blocks: readonly Block[]): Place[] {
  return [...regions(areas), ...zones(frame), ...estatesAndPoints(blocks), ...streets(frame), ...doorPlates(frame)]
}
