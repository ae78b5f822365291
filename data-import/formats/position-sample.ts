import { SAMPLED_POSITIONS } from './raw-table.ts'

/** Row numbers (0-based) spread evenly over `count` rows, at most `SAMPLED_POSITIONS` of them. */
export function evenlySpread(count: number): number[] {
  const step = Math.max(1, Math.ceil(count / SAMPLED_POSITIONS))
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step)
}

/** Keeps an even sample of positions of a table whose length is not known beforehand. */
export class PositionSampler {
  #kept: number[] = []
  #seen = 0
  #step = 1

  add(x: number, y: number): void {
    if (this.#seen++ % this.#step !== 0) return
    this.#kept.push(x, y)
    if (this.#kept.length < SAMPLED_POSITIONS * 4) return
    this.#kept = this.#kept.filter((_, i) => i % 4 < 2)
    this.#step *= 2
  }

  take(): Float64Array {
    return Float64Array.from(this.#kept)
  }
}
