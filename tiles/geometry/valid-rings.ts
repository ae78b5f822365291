import { type Edges, edgesOf, someMeetingEdges } from './crossing-edges.ts'
import { doubleArea, type Path } from './shape.ts'
import { splitEdges } from './split-edges.ts'
import { traceRings } from './trace-rings.ts'

/** A ring and what it was before rounding: a sliver may come out with its winding turned round. */
export interface RoundedRing {
  ring: Path
  isOuter: boolean
}

/**
 * Makes whole-number rings into what the vector tile specification asks for: no ring crosses or touches itself, holes lie in
 * the ring before them, outer rings positive. Rounding to tile units and cutting at the box both break rings that were
 * valid; most survive and are returned as they came. Rings come from `roundPath`; an outer ring comes before its holes; the result may be empty.
 */
export function validRings(rounded: readonly RoundedRing[]): Path[] {
  const rings = withoutSlivers(rounded)
  const edges = edgesOf(rings)
  if (!visitsAPointTwice(edges) && !someMeetingEdges(edges, () => true)) return rings
  const split = splitEdges(edges)
  return split ? traceRings(split) : []
}

function visitsAPointTwice(edges: Edges): boolean {
  const seen = new Set<number>()
  for (let i = 0; i < edges.length; i += 4) seen.add(edges[i]! * 0x10000 + edges[i + 1]!)
  return seen.size < edges.length / 4
}

/** Drops rings that rounding flattened or turned round; holes go with their outer ring. */
function withoutSlivers(rounded: readonly RoundedRing[]): Path[] {
  const kept: Path[] = []
  let hasOuter = false
  for (const { ring, isOuter } of rounded) {
    const path = withoutClosingPoint(ring)
    const area = path.length < 6 ? 0 : doubleArea(path)
    if (isOuter) hasOuter = area > 0
    if (hasOuter && (isOuter ? area > 0 : area < 0)) kept.push(path)
  }
  return kept
}

const withoutClosingPoint = (ring: Path): Path =>
  ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1) ? ring.slice(0, -2) : ring
