import { innerPoint } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import { type Mesh, OUTSIDE } from '../network/mesh.ts'
import type { Part } from '../network/subdivide.ts'

/** Neighbouring unit grids that stay together: the stuff communities and streets are made of. */
export interface FaceGroup {
  faces: number[]
  centre: Point
  isWater: boolean
}

const facesOf = (part: Part): number[] => (part.parts ? part.parts.flatMap(facesOf) : [part.face])

const centreOf = (mesh: Mesh, faces: readonly number[]): Point => {
  const centres = faces.map(face => innerPoint(mesh.ring(face)))
  const sum = centres.reduce(([x, y], [a, b]) => [x + a, y + b], [0, 0])
  return [sum[0] / centres.length, sum[1] / centres.length]
}

/** The largest parts of the subdivision that have at most so many unit grids: their borders are streets wherever possible. */
export function faceGroups(mesh: Mesh, quarters: readonly Part[], largestCount: number): FaceGroup[] {
  return quarters.flatMap(function gather(part: Part): FaceGroup[] {
    const faces = facesOf(part)
    if (part.parts && faces.length > largestCount) return part.parts.flatMap(gather)
    return [{ faces, centre: centreOf(mesh, faces), isWater: part.isWater }]
  })
}

/** Joins two groups into one that keeps the land's character. */
export const joined = (mesh: Mesh, a: FaceGroup, b: FaceGroup): FaceGroup => {
  const faces = [...a.faces, ...b.faces]
  return { faces, centre: centreOf(mesh, faces), isWater: a.isWater && b.isWater }
}

/** How easily an administration reaches across a line: the river parts, main roads divide, banks and lanes do not. */
const PASSAGE: Partial<Record<string, number>> = { midstream: 0, motorway: 0.2, trunk: 0.3, primary: 0.6 }

export interface Border {
  lengthMeters: number
  /** Length weighted by how easily it is crossed; 0 along the middle of the river. */
  passageMeters: number
}

/** For each group its neighbours with the border between them. */
export function bordersOf(mesh: Mesh, groups: readonly FaceGroup[]): Map<number, Border>[] {
  const groupOfFace: number[] = []
  groups.forEach(({ faces }, group) => {
    for (const face of faces) groupOfFace[face] = group
  })
  const borders = groups.map(() => new Map<number, Border>())
  for (let half = 0; half < mesh.origin.length; half++) {
    const [face, other] = [mesh.face[half]!, mesh.face[half ^ 1]!]
    if (face === OUTSIDE || other === OUTSIDE || groupOfFace[face] === groupOfFace[other]) continue
    const neighbours = borders[groupOfFace[face]!]!
    const border = neighbours.get(groupOfFace[other]!) ?? { lengthMeters: 0, passageMeters: 0 }
    const [[x0, y0], [x1, y1]] = [mesh.at(half), mesh.at(half ^ 1)]
    const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
    border.lengthMeters += length
    border.passageMeters += length * (PASSAGE[mesh.edgeOf(half).kind] ?? 1)
    neighbours.set(groupOfFace[other]!, border)
  }
  return borders
}
