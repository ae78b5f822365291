import type { Path } from './shape.ts'

/** A box in tile units: the tile and its buffer. */
export interface ClipBox {
  min: number
  max: number
}

/**
 * The parts of a line inside the box, in order (Liang and Barsky, segment by segment). A line that leaves and comes back
 * gives two parts. Points on the edge are inside.
 */
export function clipLine(line: Path, { min, max }: ClipBox): Path[] {
  const parts: Path[] = []
  let part: Path = []
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!]
    const span = insideSpan(x0, y0, x1 - x0, y1 - y0, min, max)
    if (!span) continue
    const [enters, leaves] = span
    const startsNewPart = part.length === 0 || enters > 0
    if (startsNewPart) {
      if (part.length > 2) parts.push(part)
      part = [x0 + enters * (x1 - x0), y0 + enters * (y1 - y0)]
    }
    part.push(x0 + leaves * (x1 - x0), y0 + leaves * (y1 - y0))
    if (leaves < 1) {
      parts.push(part)
      part = []
    }
  }
  if (part.length > 2) parts.push(part)
  return parts
}

/** The share of a segment inside the box as fractions of its length, or undefined when none is. */
function insideSpan(
  x: number,
  y: number,
  dx: number,
  dy: number,
  min: number,
  max: number,
): [enters: number, leaves: number] | undefined {
  let enters = 0
  let leaves = 1
  for (const [from, delta] of [
    [x, dx],
    [y, dy],
  ] as const) {
    if (delta === 0) {
      if (from < min || from > max) return undefined
      continue
    }
    const atMin = (min - from) / delta
    const atMax = (max - from) / delta
    enters = Math.max(enters, Math.min(atMin, atMax))
    leaves = Math.min(leaves, Math.max(atMin, atMax))
  }
  return enters < leaves ? [enters, leaves] : undefined
}

/**
 * A ring cut to the box (Sutherland and Hodgman): never wrong about what is inside, but where a ring leaves and comes back
 * its parts stay joined by edges running to and fro along the box. `valid-rings` takes those apart.
 */
export function clipRing(ring: Path, { min, max }: ClipBox): Path {
  let clipped = ring
  for (const axis of [0, 1] as const) {
    clipped = clipHalfPlane(clipped, axis, value => value >= min, min)
    clipped = clipHalfPlane(clipped, axis, value => value <= max, max)
  }
  return clipped
}

function clipHalfPlane(ring: Path, axis: 0 | 1, isInside: (value: number) => boolean, edge: number): Path {
  const kept: Path = []
  const other = 1 - axis
  for (let i = 0, previous = ring.length - 2; i < ring.length; previous = i, i += 2) {
    const from = ring[previous + axis]!
    const to = ring[i + axis]!
    if (isInside(from) !== isInside(to)) {
      const share = (edge - from) / (to - from)
      const crossing = ring[previous + other]! + share * (ring[i + other]! - ring[previous + other]!)
      kept.push(axis === 0 ? edge : crossing, axis === 0 ? crossing : edge)
    }
    if (isInside(to)) kept.push(ring[i]!, ring[i + 1]!)
  }
  return kept
}
