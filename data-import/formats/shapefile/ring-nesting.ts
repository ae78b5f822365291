/** Rings of one polygon record as vertex ranges into flat x, y coordinates. */
export interface Rings {
  xy: Float64Array
  /** Length rings + 1, in vertices. */
  starts: number[]
}

/** Twice the signed area; negative is clockwise. */
function signedArea({ xy, starts }: Rings, ring: number): number {
  let sum = 0
  const [start, end] = [starts[ring]!, starts[ring + 1]!]
  const [originX, originY] = [xy[start * 2]!, xy[start * 2 + 1]!]
  for (let i = start, j = end - 1; i < end; j = i++)
    sum += (xy[j * 2]! - originX) * (xy[i * 2 + 1]! - originY) - (xy[i * 2]! - originX) * (xy[j * 2 + 1]! - originY)
  return sum
}

function contains({ xy, starts }: Rings, ring: number, [x, y]: [number, number]): boolean {
  let inside = false
  const [start, end] = [starts[ring]!, starts[ring + 1]!]
  for (let i = start, j = end - 1; i < end; j = i++) {
    const [xi, yi, xj, yj] = [xy[i * 2]!, xy[i * 2 + 1]!, xy[j * 2]!, xy[j * 2 + 1]!]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Midpoint of the first edge: unlike a vertex it rarely touches the shell. */
function probe({ xy, starts }: Rings, ring: number): [number, number] {
  const at = starts[ring]! * 2
  return [(xy[at]! + xy[at + 2]!) / 2, (xy[at + 1]! + xy[at + 3]!) / 2]
}

/** Pairs of hole and shell looked at in one record; real data stay below a few thousand. */
const MOST_PAIRS = 4_000_000

/**
 * Groups the rings of a Shapefile polygon into polygons: clockwise rings are shells, others are holes of the smallest
 * shell around them; a hole without a shell becomes a polygon of its own, so that no ring is lost
 * (ESRI white paper, 1998). `undefined` when there are too many rings to nest in reasonable time.
 */
export function nestRings(rings: Rings): number[][] | undefined {
  const count = rings.starts.length - 1
  if (count === 1) return [[0]]
  const areas = Array.from({ length: count }, (_, ring) => signedArea(rings, ring))
  const shells = areas.flatMap((area, ring) => (area <= 0 ? [ring] : []))
  if (shells.length * (count - shells.length) > MOST_PAIRS) return undefined
  const polygons = new Map(shells.map(shell => [shell, [shell]]))
  for (let hole = 0; hole < count; hole++) {
    if (polygons.has(hole)) continue
    const at = probe(rings, hole)
    const around = shells.filter(shell => contains(rings, shell, at))
    const smallest = around.sort((a, b) => areas[b]! - areas[a]!)[0]
    if (smallest === undefined) polygons.set(hole, [hole])
    else polygons.get(smallest)!.push(hole)
  }
  return [...polygons.values()]
}
