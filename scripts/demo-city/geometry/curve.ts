import type { Point } from './vector.ts'

const at = (a: number, b: number, c: number, d: number, t: number): number =>
  0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)

/**
 * Smooth line through the given points (Catmull and Rom), `pieces` segments between each two. Coordinates beyond the
 * second (a width, say) are interpolated alike.
 */
export function smoothValues(rows: readonly (readonly number[])[], pieces: number, closed: boolean): number[][] {
  const count = rows.length
  const row = (i: number) => (closed ? rows[(i + count) % count]! : rows[Math.min(count - 1, Math.max(0, i))]!)
  const smooth: number[][] = []
  const spans = closed ? count : count - 1
  for (let i = 0; i < spans; i++) {
    const [a, b, c, d] = [row(i - 1), row(i), row(i + 1), row(i + 2)]
    for (let k = 0; k < pieces; k++) {
      smooth.push(b.map((_, axis) => at(a[axis]!, b[axis]!, c[axis]!, d[axis]!, k / pieces)))
    }
  }
  if (!closed) smooth.push([...rows[count - 1]!])
  return smooth
}

export const smoothLine = (points: readonly Point[], pieces: number): Point[] =>
  smoothValues(points, pieces, false).map(([x, y]) => [x!, y!])

/** Ring without a repeated last point. */
export const smoothRing = (points: readonly Point[], pieces: number): Point[] =>
  smoothValues(points, pieces, true).map(([x, y]) => [x!, y!])
