import type { Position } from 'geojson'

/** Chords of so many degrees leave the circle by 0.1 % of its radius: a roundabout of 20 m by 2 cm. */
const DEGREES_PER_CHORD = 5

/**
 * The arc from one position over another to a third, as a line. Longitude and latitude in; the circle is round on the ground
 * because longitudes are shortened by the cosine of the latitude, which holds for arcs of a city's size. Three positions on
 * a straight line are that line.
 */
export function arcPositions(from: Position, over: Position, to: Position): Position[] {
  const shortening = Math.cos((over[1]! * Math.PI) / 180)
  const [a, b, c] = [from, over, to].map(([lon, lat]) => [lon! * shortening, lat!] as const) as [XY, XY, XY]
  const center = centerOf(a, b, c)
  if (!center) return [from, over, to]
  const radius = Math.hypot(a[0] - center[0], a[1] - center[1])
  const angle = ([x, y]: XY) => Math.atan2(y - center[1], x - center[0])
  const start = angle(a)
  const turn = turnOver(angle(b) - start, angle(c) - start)
  const chords = Math.max(2, Math.ceil(Math.abs(turn) / ((DEGREES_PER_CHORD * Math.PI) / 180)))
  const between = Array.from({ length: chords - 1 }, (_, index) => {
    const at = start + (turn * (index + 1)) / chords
    return [(center[0] + radius * Math.cos(at)) / shortening, center[1] + radius * Math.sin(at)]
  })
  return [from, ...between, to]
}

/** A circle given by three positions: the arc over them, and on to where it began. */
export const circlePositions = (a: Position, b: Position, c: Position): Position[] => {
  const [half, rest] = [arcPositions(a, b, c), arcPositions(c, opposite(a, b, c), a)]
  return [...half, ...rest.slice(1)]
}

type XY = readonly [x: number, y: number]

/** How far the arc turns, in radians: the way round on which the middle position comes before the last. */
function turnOver(toMiddle: number, toEnd: number): number {
  const full = 2 * Math.PI
  const forward = (radians: number) => ((radians % full) + full) % full
  return forward(toMiddle) < forward(toEnd) ? forward(toEnd) : forward(toEnd) - full
}

function centerOf(a: XY, b: XY, c: XY): XY | undefined {
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]]
  const twice = 2 * (bx * cy - by * cx)
  const [squareB, squareC] = [bx * bx + by * by, cx * cx + cy * cy]
  if (Math.abs(twice) < 1e-9 * Math.max(squareB, squareC)) return undefined
  return [a[0] + (cy * squareB - by * squareC) / twice, a[1] + (bx * squareC - cx * squareB) / twice]
}

/** A position of the circle between the third and the first, across from the second. */
function opposite(a: Position, b: Position, c: Position): Position {
  const shortening = Math.cos((b[1]! * Math.PI) / 180)
  const flat = ([lon, lat]: Position): XY => [lon! * shortening, lat!]
  const center = centerOf(flat(a), flat(b), flat(c))
  if (!center) return b
  return [(2 * center[0]) / shortening - b[0]!, 2 * center[1] - b[1]!]
}
