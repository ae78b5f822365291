import { compactness, innerPoint, signedArea } from '../geometry/polygon.ts'
import { add, dot, left, type Point, scale } from '../geometry/vector.ts'
import type { LineKind } from '../plan/line-kinds.ts'
import { type CutPath, cutThrough, type Outline, outlineOf } from './cut-path.ts'
import { costOfCut } from './cut-score.ts'
import type { DirectionField } from './direction-field.ts'
import type { Mesh } from './mesh.ts'

/** A part of the city that was cut further, or a unit grid. The tree gives communities that nest exactly. */
export interface Part {
  /** Number of the face, for a part that was not cut. */
  face: number
  parts: [Part, Part] | undefined
  isWater: boolean
}

export interface FaceShape {
  areaSquareMeters: number
  centre: Point
  /** Extent along the shorter arm of the field. */
  widthMeters: number
  isWater: boolean
}

export interface SubdivisionRules {
  /** The number of faces to reach. */
  count: number
  /** The face with the largest value is cut next. */
  priority(shape: FaceShape): number
  /** What the cut is on the ground. */
  kindOf(shape: FaceShape): LineKind
}

/** Seeds of the cuts that are tried, as shares of the long extent off the middle. */
const OFFSETS = [0, 0.07, -0.07, 0.14, -0.14, 0.2, -0.2]

interface Axes {
  centre: Point
  long: Point
  lengthMeters: number
  widthMeters: number
}

function axesOf({ ring }: Outline, field: DirectionField): Axes {
  const centre = innerPoint(ring)
  const arm = field.arm(centre)
  const extent = (direction: Point): number => {
    const along = ring.map(point => dot(point, direction))
    return Math.max(...along) - Math.min(...along)
  }
  const [u, v] = [extent(arm), extent(left(arm))]
  return u >= v
    ? { centre, long: arm, lengthMeters: u, widthMeters: v }
    : { centre, long: left(arm), lengthMeters: v, widthMeters: u }
}

function cheapest(
  outline: Outline,
  field: DirectionField,
  axes: Axes,
  heading: Point,
): { cut: CutPath; cost: number } | undefined {
  const snapMeters = Math.min(38, 0.2 * axes.lengthMeters)
  const along = heading === axes.long ? left(axes.long) : axes.long
  let best: { cut: CutPath; cost: number } | undefined
  for (const offset of OFFSETS) {
    const seed = add(axes.centre, scale(along, offset * axes.lengthMeters))
    const cut = cutThrough(outline, field, seed, heading, snapMeters)
    const cost = cut && costOfCut(outline, cut)
    if (cut && cost !== undefined && (!best || cost < best.cost)) best = { cut, cost }
  }
  return best
}

/** The best cut of a face found, across its long extent or else along it. */
function bestCut(outline: Outline, field: DirectionField, axes: Axes): CutPath | undefined {
  const across = cheapest(outline, field, axes, left(axes.long))
  if (across && across.cost < 0.9) return across.cut
  const lengthwise = cheapest(outline, field, axes, axes.long)
  if (!across || !lengthwise) return (across ?? lengthwise)?.cut
  return across.cost <= lengthwise.cost + 0.3 ? across.cut : lengthwise.cut
}

function apply(mesh: Mesh, { start, end, between }: CutPath, kind: LineKind): number {
  const halfAt = (landing: CutPath['start']): number => {
    if (landing.atVertex) return landing.half
    mesh.splitEdge(landing.half, landing.point)
    return mesh.next[landing.half]!
  }
  const startHalf = halfAt(start)
  return mesh.splitFace(startHalf, halfAt(end), between, { kind, road: undefined })
}

/** Cuts faces along the field, the most pressing first, until there are as many as wanted. Returns the tree of each original face. */
export function subdivide(
  mesh: Mesh,
  field: DirectionField,
  isWater: (face: number) => boolean,
  rules: SubdivisionRules,
): Part[] {
  const roots: Part[] = mesh.faceStart.map((_, face) => ({ face, parts: undefined, isWater: isWater(face) }))
  const partOfFace = [...roots]
  const priorities: number[] = []
  const shapes: FaceShape[] = []
  const measure = (face: number): void => {
    const outline = outlineOf(mesh, face)
    const { centre, widthMeters } = axesOf(outline, field)
    const shape = {
      areaSquareMeters: signedArea(outline.ring),
      centre,
      widthMeters,
      isWater: partOfFace[face]!.isWater,
    }
    shapes[face] = shape
    priorities[face] = rules.priority(shape) * (compactness(outline.ring) < 0.3 ? 1.3 : 1)
  }
  for (let face = 0; face < roots.length; face++) measure(face)
  while (mesh.faceCount < rules.count) {
    const face = indexOfLargest(priorities)
    const outline = outlineOf(mesh, face)
    const cut = bestCut(outline, field, axesOf(outline, field))
    if (!cut) {
      priorities[face] = 0
      continue
    }
    const fresh = apply(mesh, cut, rules.kindOf(shapes[face]!))
    const part = partOfFace[face]!
    part.parts = [face, fresh].map(number => ({ face: number, parts: undefined, isWater: part.isWater })) as [
      Part,
      Part,
    ]
    ;[partOfFace[face], partOfFace[fresh]] = part.parts
    measure(face)
    measure(fresh)
  }
  return roots
}

function indexOfLargest(values: readonly number[]): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i
  if (!(values[best]! > 0)) throw new Error('no face can be cut any further')
  return best
}
