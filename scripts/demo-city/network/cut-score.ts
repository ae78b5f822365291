import { compactness, isInside, isSimple, type Ring, signedArea } from '../geometry/polygon.ts'
import { distance, dot, type Point, segmentCrossing, subtract, unit } from '../geometry/vector.ts'
import type { CutPath, Landing, Outline } from './cut-path.ts'

/** Shorter legs than this between a landing and a corner make blocks with a clipped ear. */
const EAR_METERS = 28

/** The two outlines that a cut makes: first the one on its left. */
export function piecesOf({ halves, ring }: Outline, { start, end, between }: CutPath): [Ring, Ring] {
  const side = (from: Landing, to: Landing, path: readonly Point[]): Ring => {
    const piece: Point[] = [from.point]
    const last = halves.indexOf(to.half)
    let i = (halves.indexOf(from.half) + 1) % ring.length
    for (; i !== last; i = (i + 1) % ring.length) piece.push(ring[i]!)
    if (!to.atVertex) piece.push(ring[last]!)
    return [...piece, to.point, ...path]
  }
  return [side(end, start, between), side(start, end, between.toReversed())]
}

/** False where the path touches the outline other than at its ends, or folds over itself. */
function staysInside({ ring }: Outline, { start, end, between }: CutPath): boolean {
  const path = [start.point, ...between, end.point]
  for (let k = 1; k < path.length; k++) {
    for (let i = 0; i < ring.length; i++) {
      const crossing = segmentCrossing(path[k - 1]!, path[k]!, ring[i]!, ring[(i + 1) % ring.length]!)
      if (!crossing) continue
      const [x, y] = [path[k - 1]!, path[k]!]
      const at: Point = [x[0] + (y[0] - x[0]) * crossing.t, x[1] + (y[1] - x[1]) * crossing.t]
      if (distance(at, start.point) > 0.3 && distance(at, end.point) > 0.3) return false
    }
  }
  return between.every(point => isInside(ring, point)) && (between.length > 0 || isInside(ring, middleOf(start, end)))
}

const middleOf = (start: Landing, end: Landing): Point => [
  (start.point[0] + end.point[0]) / 2,
  (start.point[1] + end.point[1]) / 2,
]

/** 0 where the cut meets the outline squarely, 1 where it grazes. */
function slant({ halves, ring }: Outline, landing: Landing, inward: Point): number {
  const i = halves.indexOf(landing.half)
  const along = unit(subtract(ring[(i + 1) % ring.length]!, ring[i]!))
  return Math.abs(dot(along, unit(subtract(inward, landing.point))))
}

function earPenalty({ ring, isCorner, isJunction }: Outline, landing: Landing): number {
  if (landing.atVertex) return -0.12
  let nearest = Number.POSITIVE_INFINITY
  ring.forEach((point, i) => {
    if (isCorner[i] || isJunction[i]) nearest = Math.min(nearest, distance(point, landing.point))
  })
  return nearest < EAR_METERS ? 0.8 * (1 - nearest / EAR_METERS) + 0.2 : 0
}

/** How good a cut is, smaller is better; `undefined` where it is not possible at all. */
export function costOfCut(outline: Outline, cut: CutPath): number | undefined {
  if (cut.start.half === cut.end.half && cut.start.atVertex === cut.end.atVertex) return undefined
  if (distance(cut.start.point, cut.end.point) < 15 || !staysInside(outline, cut)) return undefined
  const pieces = piecesOf(outline, cut)
  const areas = pieces.map(signedArea)
  const smallest = Math.min(...areas) / (areas[0]! + areas[1]!)
  if (smallest < 0.2 || pieces.some(piece => !isSimple(piece))) return undefined
  const startInward = cut.between[0] ?? cut.end.point
  const endInward = cut.between.at(-1) ?? cut.start.point
  return (
    1.6 * (0.5 - smallest) +
    1.4 * (0.785 - Math.min(...pieces.map(compactness))) +
    0.7 * (slant(outline, cut.start, startInward) ** 2 + slant(outline, cut.end, endInward) ** 2) +
    earPenalty(outline, cut.start) +
    earPenalty(outline, cut.end)
  )
}
