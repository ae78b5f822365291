import { signedArea } from '../geometry/polygon.ts'
import type { Arrangement } from './arrangement.ts'
import { Mesh } from './mesh.ts'

/** Half-edges leaving each vertex, in counter-clockwise order. */
function fans(mesh: Mesh): Map<number, number[]> {
  const byVertex = new Map<number, number[]>()
  for (let half = 0; half < mesh.origin.length; half++) {
    const vertex = mesh.origin[half]!
    const fan = byVertex.get(vertex)
    if (fan) fan.push(half)
    else byVertex.set(vertex, [half])
  }
  const bearing = (half: number): number => {
    const [x0, y0] = mesh.at(half)
    const [x1, y1] = mesh.at(half ^ 1)
    return Math.atan2(y1 - y0, x1 - x0)
  }
  for (const fan of byVertex.values()) fan.sort((a, b) => bearing(a) - bearing(b))
  return byVertex
}

/** Turns a connected planar graph into a mesh whose faces are its bounded regions. */
export function buildMesh({ vertices, edges }: Arrangement): Mesh {
  const mesh = new Mesh([...vertices])
  for (const { from, to, kind, road } of edges) mesh.addEdge(from, to, { kind, road })
  for (const fan of fans(mesh).values()) {
    fan.forEach((half, i) => {
      const clockwise = fan[(i - 1 + fan.length) % fan.length]!
      mesh.link(half ^ 1, clockwise)
    })
  }
  const isWalked = new Uint8Array(mesh.origin.length)
  for (let start = 0; start < mesh.origin.length; start++) {
    if (isWalked[start]) continue
    const ring = []
    for (let half = start; !isWalked[half]; half = mesh.next[half]!) {
      isWalked[half] = 1
      ring.push(mesh.at(half))
    }
    if (signedArea(ring) <= 0) continue
    const face = mesh.faceStart.push(start) - 1
    mesh.paint(start, face)
  }
  return mesh
}
