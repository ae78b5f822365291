import type { Ring } from '../geometry/polygon.ts'
import { distance, mix, type Point } from '../geometry/vector.ts'
import type { Chain } from '../network/roads.ts'
import { CROSS_SECTION } from '../plan/line-kinds.ts'

const BIN_METERS = 48
/** So far from the kerb nobody disputes where the carriageway is. */
const KERB_METERS = 0.15

const STEP_METERS = 4

interface Stretch {
  from: Point
  to: Point
  halfWidth: number
}

const keyOf = (column: number, row: number): number => column * 1_000_003 + row

/** Says whether a place lies on the carriageway of any road. */
export class Carriageways {
  private readonly bins = new Map<number, Stretch[]>()

  constructor(chains: readonly Chain[]) {
    for (const { road, points } of chains) {
      const halfWidth = CROSS_SECTION[road.roadClass].carriageway / 2 - KERB_METERS
      for (let i = 1; i < points.length; i++) this.note({ from: points[i - 1]!, to: points[i]!, halfWidth })
    }
  }

  holds([x, y]: Point): boolean {
    const bin = this.bins.get(keyOf(Math.floor(x / BIN_METERS), Math.floor(y / BIN_METERS)))
    return (
      bin?.some(({ from, to, halfWidth }) => {
        const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
        const t = Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy)))
        return (x - from[0] - t * dx) ** 2 + (y - from[1] - t * dy) ** 2 < halfWidth * halfWidth
      }) ?? false
    )
  }

  /** True where the outline of something comes to lie on a carriageway; asked at every few metres of it. */
  isMetBy(ring: Ring): boolean {
    return ring.some((from, i) => {
      const to = ring[(i + 1) % ring.length]!
      const steps = Math.ceil(distance(from, to) / STEP_METERS)
      return Array.from({ length: steps }, (_, k) => mix(from, to, k / steps)).some(point => this.holds(point))
    })
  }

  private note(stretch: Stretch): void {
    const { from, to, halfWidth } = stretch
    const bin = (value: number) => Math.floor(value / BIN_METERS)
    for (let i = bin(Math.min(from[0], to[0]) - halfWidth); i <= bin(Math.max(from[0], to[0]) + halfWidth); i++) {
      for (let j = bin(Math.min(from[1], to[1]) - halfWidth); j <= bin(Math.max(from[1], to[1]) + halfWidth); j++) {
        const noted = this.bins.get(keyOf(i, j))
        if (noted) noted.push(stretch)
        else this.bins.set(keyOf(i, j), [stretch])
      }
    }
  }
}
