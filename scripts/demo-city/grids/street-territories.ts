import { distance } from '../geometry/vector.ts'
import type { StreetOffice } from '../plan/streets.ts'
import type { Border, FaceGroup } from './face-groups.ts'

/**
 * Which street office each group belongs to. Territories grow from the seats over passable borders, so each is in one
 * piece; main roads are crossed late and become borders. Offices whose seat lies outside a small city get nothing.
 */
export function streetTerritories(
  groups: readonly FaceGroup[],
  borders: readonly Map<number, Border>[],
  offices: readonly StreetOffice[],
): number[] {
  const office = groups.map(() => -1)
  const cost = groups.map(() => Number.POSITIVE_INFINITY)
  offices.forEach(({ seat }, i) => {
    const home = nearestLand(groups, seat)
    if (distance(groups[home]!.centre, seat) > 900 || cost[home] === 0) return
    office[home] = i
    cost[home] = 0
  })
  const isSettled = groups.map(() => false)
  for (;;) {
    const at = cheapestOpen(cost, isSettled)
    if (at === undefined) break
    isSettled[at] = true
    for (const [to, border] of borders[at]!) {
      if (border.passageMeters === 0) continue
      const hindrance = 1 + 2.2 * (1 - border.passageMeters / border.lengthMeters)
      const reached = cost[at]! + distance(groups[at]!.centre, groups[to]!.centre) * hindrance
      if (reached < cost[to]!) {
        cost[to] = reached
        office[to] = office[at]!
      }
    }
  }
  return office
}

function nearestLand(groups: readonly FaceGroup[], seat: StreetOffice['seat']): number {
  let best = 0
  groups.forEach((group, i) => {
    if (!group.isWater && distance(group.centre, seat) < distance(groups[best]!.centre, seat)) best = i
  })
  return best
}

function cheapestOpen(cost: readonly number[], isSettled: readonly boolean[]): number | undefined {
  let best: number | undefined
  cost.forEach((value, i) => {
    if (!isSettled[i] && value < Number.POSITIVE_INFINITY && (best === undefined || value < cost[best]!)) best = i
  })
  return best
}
