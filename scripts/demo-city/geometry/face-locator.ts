import { isInside, type Ring } from './polygon.ts'
import type { Point } from './vector.ts'

const BIN_METERS = 64

/** Finds which of many outlines holds a point, through square bins. */
export class FaceLocator {
  private readonly bins = new Map<number, number[]>()
  private readonly rings: readonly Ring[]

  constructor(rings: readonly Ring[]) {
    this.rings = rings
    rings.forEach((ring, i) => {
      const [xs, ys] = [ring.map(p => p[0]), ring.map(p => p[1])]
      const [west, east] = [Math.min(...xs), Math.max(...xs)].map(x => Math.floor(x / BIN_METERS))
      const [south, north] = [Math.min(...ys), Math.max(...ys)].map(y => Math.floor(y / BIN_METERS))
      for (let x = west!; x <= east!; x++) {
        for (let y = south!; y <= north!; y++) {
          const key = x * 1_000_003 + y
          const bin = this.bins.get(key)
          if (bin) bin.push(i)
          else this.bins.set(key, [i])
        }
      }
    })
  }

  /** Index of the outline that holds the point. `guess` is tried first. */
  at(point: Point, guess?: number): number | undefined {
    if (guess !== undefined && isInside(this.rings[guess]!, point)) return guess
    const key = Math.floor(point[0] / BIN_METERS) * 1_000_003 + Math.floor(point[1] / BIN_METERS)
    return this.bins.get(key)?.find(i => isInside(this.rings[i]!, point))
  }
}
