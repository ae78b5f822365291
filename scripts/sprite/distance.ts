import type { Run } from './path.ts'

/** Straight pieces as `[ax, ay, bx, by, …]`. */
type Pieces = Float64Array

/** Pieces of the drawn line: closed runs end where they began, open ones do not. */
export const linePieces = (runs: readonly Run[]): Pieces => pieces(runs, run => run.closed)

/** Pieces of the outline of the filled area, in which every run is closed. */
export const areaPieces = (runs: readonly Run[]): Pieces => pieces(runs, () => true)

function pieces(runs: readonly Run[], isClosed: (run: Run) => boolean): Pieces {
  return Float64Array.from(
    runs.flatMap(run => {
      const ring = isClosed(run) ? [...run.points, run.points[0]!, run.points[1]!] : run.points
      const out: number[] = []
      for (let i = 0; i + 3 < ring.length; i += 2) out.push(ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!)
      return out
    }),
  )
}

/** Distance from a point to the nearest piece; infinite where there is none. */
export function distanceToLine(line: Pieces, x: number, y: number): number {
  let nearest2 = Number.POSITIVE_INFINITY
  for (let i = 0; i < line.length; i += 4) {
    const ax = line[i]!
    const ay = line[i + 1]!
    const dx = line[i + 2]! - ax
    const dy = line[i + 3]! - ay
    const length2 = dx * dx + dy * dy
    const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2))
    const offX = x - ax - t * dx
    const offY = y - ay - t * dy
    nearest2 = Math.min(nearest2, offX * offX + offY * offY)
  }
  return Math.sqrt(nearest2)
}

/** Signed distance to the area bounded by the pieces, negative inside by the even-odd rule. */
export function distanceToArea(outline: Pieces, x: number, y: number): number {
  let inside = false
  for (let i = 0; i < outline.length; i += 4) {
    const ay = outline[i + 1]!
    const by = outline[i + 3]!
    if (ay > y !== by > y && x < outline[i]! + ((outline[i + 2]! - outline[i]!) * (y - ay)) / (by - ay))
      inside = !inside
  }
  const distance = distanceToLine(outline, x, y)
  return inside ? -distance : distance
}
