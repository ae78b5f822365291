import { chainWalker, isInCrossing } from '../components/kerbside.ts'
import type { CityFrame } from '../components/site.ts'
import { left, roundMillimetre, scale } from '../geometry/vector.ts'
import { OUTSIDE } from '../network/mesh.ts'
import type { Chain } from '../network/roads.ts'
import { halfStreetMeters } from '../plan/line-kinds.ts'
import { hashUnit } from '../prng.ts'
import type { Place } from './place.ts'

/** One plate for so many metres of front; the numbers in between belong to doors that nobody asks for. */
const SPACING_METERS = 46
/** Metres of front for one number. */
const FRONT_METERS = 8

/** Odd numbers on the left, even ones on the right, rising from the start of the road. */
export function doorPlates(frame: CityFrame): Place[] {
  return frame.network.roads
    .filter(road => !road.isBridge)
    .flatMap(({ chains }) => {
      let offset = 0
      return chains.flatMap(chain => {
        const plates = [...platesOnSide(frame, chain, 1, offset), ...platesOnSide(frame, chain, -1, offset)]
        offset += chain.stations.at(-1)!
        return plates
      })
    })
}

function platesOnSide(frame: CityFrame, chain: Chain, side: 1 | -1, offsetMeters: number): Place[] {
  const { road } = chain
  const walk = chainWalker(chain)
  const plates: Place[] = []
  for (
    let station = 14 + (side > 0 ? 0 : SPACING_METERS / 3);
    station < chain.stations.at(-1)! - 8;
    station += SPACING_METERS
  ) {
    const { at, direction, segment } = walk(station)
    const face = frame.mesh.face[chain.halves[segment]! ^ (side > 0 ? 0 : 1)]!
    if (face === OUTSIDE || isInCrossing(frame, chain, station, side, 4)) continue
    const use = frame.blockOfGrid.get(frame.gridOfFace[face]!)?.use
    if (use === undefined || use === 'green' || use === 'farmland') continue
    const out = scale(left(direction), side * (halfStreetMeters(road.roadClass) + 2.5))
    const number = 2 * Math.floor((offsetMeters + station) / FRONT_METERS) + (side > 0 ? 1 : 2)
    const isAnnex = hashUnit(number, Math.round(at[0])) < 0.04
    plates.push({
      kind: '门牌',
      nameZh: `${road.nameZh}${number}号${isAnnex ? '附1号' : ''}`,
      aliases: [],
      category: '',
      roadId: road.id,
      at: roundMillimetre([at[0] + out[0], at[1] + out[1]]),
    })
  }
  return plates
}
