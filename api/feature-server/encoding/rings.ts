import type { Position } from 'geojson'

/** Twice the area that a ring encloses; negative where it runs clockwise. */
export function signedArea(ring: readonly Position[]): number {
  let area = 0
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++)
    area += ring[before]![0]! * ring[index]![1]! - ring[index]![0]! * ring[before]![1]!
  return area
}

export const isClockwise = (ring: readonly Position[]): boolean => signedArea(ring) < 0

/** By the number of edges that a ray to the east crosses. */
export function isInside([x, y]: Position, ring: readonly Position[]): boolean {
  let isIn = false
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [[x1, y1], [x2, y2]] = [ring[index]!, ring[before]!]
    if (y1! > y! !== y2! > y! && x! < ((x2! - x1!) * (y! - y1!)) / (y2! - y1!) + x1!) isIn = !isIn
  }
  return isIn
}
