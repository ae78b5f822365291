import type { Point } from '../geometry/vector.ts'
import type { Chain, RoadNetwork } from '../network/roads.ts'

/** Side of the road seen from its centre, by the direction in which the side lies. */
export function compassSide([dx, dy]: Point): string {
  if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? '东侧' : '西侧'
  return dy > 0 ? '北侧' : '南侧'
}

const known = new WeakMap<Chain, Map<string, string>>()

/** "德胜路北侧，近凯旋中路": the road, the side where there is one, and the nearest crossing road. */
export function placeOnRoad({ roadOfHalf }: RoadNetwork, chain: Chain, stationMeters: number, towards?: Point): string {
  let nearest: string | undefined
  let best = Number.POSITIVE_INFINITY
  for (const { stationMeters: at, otherHalf } of chain.junctions) {
    const away = Math.abs(at - stationMeters)
    const name = roadOfHalf.get(otherHalf)?.nameZh
    if (away < best && name !== undefined && name !== chain.road.nameZh) [best, nearest] = [away, name]
  }
  const side = towards ? compassSide(towards) : '车行道'
  const key = `${side} ${nearest}`
  const texts = known.get(chain) ?? new Map<string, string>()
  known.set(chain, texts)
  const text = texts.get(key) ?? `${chain.road.nameZh}${side}${nearest ? `，近${nearest}` : ''}`
  texts.set(key, text)
  return text
}
