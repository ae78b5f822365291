import type { Path } from './shape.ts'

interface Section {
  middleX: number
  width: number
}

/**
 * A point inside a polygon, for labels and for counting an area once: the middle of the widest section along a level line
 * half way up. The line lies between the vertices nearest to the middle, so that it meets none. This is the rule of GEOS
 * (`InteriorPointArea`), so `ST_PointOnSurface` gives the same point. Rings as in `Shape`; undefined for a flat ring.
 */
export function interiorPoint(
  rings: readonly Path[],
  isOuter: (ring: Path) => boolean,
): [x: number, y: number] | undefined {
  let best: Section & { y: number } = { middleX: 0, width: 0, y: 0 }
  for (let from = 0; from < rings.length; ) {
    let to = from + 1
    while (to < rings.length && !isOuter(rings[to]!)) to++
    const polygon = rings.slice(from, to)
    const y = levelBetweenVertices(polygon)
    const section = widestSection(polygon, y)
    if (section.width > best.width) best = { ...section, y }
    from = to
  }
  return best.width > 0 ? [best.middleX, best.y] : undefined
}

function levelBetweenVertices(polygon: readonly Path[]): number {
  const outer = polygon[0]!
  let low = Infinity
  let high = -Infinity
  for (let i = 1; i < outer.length; i += 2) {
    low = Math.min(low, outer[i]!)
    high = Math.max(high, outer[i]!)
  }
  const middle = (low + high) / 2
  for (const ring of polygon)
    for (let i = 1; i < ring.length; i += 2) {
      const y = ring[i]!
      if (y <= middle) low = Math.max(low, y)
      else high = Math.min(high, y)
    }
  return (low + high) / 2
}

function widestSection(polygon: readonly Path[], level: number): Section {
  const crossings = polygon.flatMap(ring => crossingsOf(ring, level)).sort((a, b) => a - b)
  let widest: Section = { middleX: 0, width: 0 }
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1]! - crossings[i]!
    if (width > widest.width) widest = { middleX: (crossings[i]! + crossings[i + 1]!) / 2, width }
  }
  return widest
}

/** Where a ring crosses a level line that meets none of its vertices. */
function crossingsOf(ring: Path, level: number): number[] {
  const crossings: number[] = []
  for (let i = 0, previous = ring.length - 2; i < ring.length; previous = i, i += 2) {
    const y0 = ring[previous + 1]!
    const y1 = ring[i + 1]!
    if (y0 > level === y1 > level) continue
    crossings.push(ring[previous]! + ((level - y0) / (y1 - y0)) * (ring[i]! - ring[previous]!))
  }
  return crossings
}
