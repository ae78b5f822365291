/** Rings as flat lon lat arrays; together they bound an area by the even-odd rule, so shells and holes need no marks. */
export type Rings = readonly Float64Array[]

/** Even-odd test. A point exactly on an edge may fall on either side. */
export function pointInRings(lon: number, lat: number, rings: Rings): boolean {
  let isInside = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [y1, y2] = [ring[i + 1]!, ring[j + 1]!]
      if (y1 > lat === y2 > lat) continue
      const crossing = ring[i]! + ((lat - y1) / (y2 - y1)) * (ring[j]! - ring[i]!)
      if (lon < crossing) isInside = !isInside
    }
  return isInside
}
