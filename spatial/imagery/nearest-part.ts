import type { Geometry } from 'geojson'
import type { LocalPlane, Meters2 } from '../geometry/local-plane.ts'
import { pathsOf } from '../geometry/paths.ts'

/** A function that gives the place of a geometry nearest to a position: the edge of an area, any place of a line. */
export function nearestPart(geometry: Geometry, plane: LocalPlane): (from: Meters2) => Meters2 {
  const paths = pathsOf(geometry).map(path => path.map(([lon, lat]) => plane.toMeters([lon!, lat!])))
  return from => {
    let best = paths[0]![0]!
    let least = Infinity
    for (const path of paths)
      for (let i = 0; i < path.length; i++) {
        const place = onSegment(path[Math.max(0, i - 1)]!, path[i]!, from)
        const distance = Math.hypot(place[0] - from[0], place[1] - from[1])
        if (distance < least) [best, least] = [place, distance]
      }
    return best
  }
}

function onSegment(a: Meters2, b: Meters2, p: Meters2): Meters2 {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length2 = dx * dx + dy * dy
  if (length2 === 0) return a
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))
  return [a[0] + t * dx, a[1] + t * dy]
}
