import { type Ring, signedArea } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import type { Mesh } from '../network/mesh.ts'

/** Outlines of a set of faces taken as one: outer ones counter-clockwise, holes clockwise, made of the faces' own vertices. */
export function outlineOfFaces(mesh: Mesh, faces: readonly number[]): Ring[] {
  const isOurs = new Set(faces)
  const isDone = new Set<number>()
  const rings: Ring[] = []
  const isRim = (half: number) => isOurs.has(mesh.face[half]!) && !isOurs.has(mesh.face[half ^ 1]!)
  for (const start of faces.flatMap(face => mesh.halves(face))) {
    if (!isRim(start) || isDone.has(start)) continue
    const ring: Point[] = []
    for (let half = start; !isDone.has(half); half = rimAfter(mesh, half, isRim)) {
      isDone.add(half)
      ring.push(mesh.at(half))
    }
    rings.push(ring)
  }
  return rings.sort((a, b) => signedArea(b) - signedArea(a))
}

function rimAfter(mesh: Mesh, half: number, isRim: (half: number) => boolean): number {
  let next = mesh.next[half]!
  while (!isRim(next)) next = mesh.next[next ^ 1]!
  return next
}
