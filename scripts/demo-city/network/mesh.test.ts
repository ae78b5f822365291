import { expect, test } from 'vitest'
import { isSimple, signedArea } from '../geometry/polygon.ts'
import { arrange, type DrawnLine } from './arrangement.ts'
import { buildMesh } from './build-mesh.ts'
import { type Mesh, OUTSIDE } from './mesh.ts'

const FRAME: DrawnLine = {
  kind: 'boundary',
  line: [
    [0, 0],
    [300, 0],
    [300, 200],
    [0, 200],
    [0, 0],
  ],
}
/** Two streets that cross, both sticking out of the frame. */
const STREETS: DrawnLine[] = [
  {
    kind: 'primary',
    road: 0,
    line: [
      [100, -20],
      [100, 220],
    ],
  },
  {
    kind: 'branch',
    road: 1,
    line: [
      [-20, 50],
      [320, 50],
    ],
  },
]
const crossroads = (): Mesh => buildMesh(arrange([FRAME, ...STREETS], () => true))
const areas = (mesh: Mesh): number[] =>
  mesh.faceStart.map((_, face) => signedArea(mesh.ring(face))).sort((a, b) => a - b)

test('crossing lines part the frame, and what sticks out is cut off', () => {
  expect(areas(crossroads())).toEqual([5000, 10000, 15000, 30000])
})

test('a line that ends nowhere parts nothing', () => {
  const stub: DrawnLine = {
    kind: 'lane',
    road: 2,
    line: [
      [-20, 120],
      [60, 120],
    ],
  }
  expect(areas(buildMesh(arrange([FRAME, stub], () => true)))).toEqual([60000])
})

test('pieces that are not kept are not in the mesh', () => {
  const mesh = buildMesh(arrange([FRAME, ...STREETS], ([x, y], { kind }) => kind !== 'branch' || x > 100 || y < 0))
  expect(areas(mesh)).toEqual([10000, 20000, 30000])
})

test('a face is cut in two that share the cut exactly', () => {
  const mesh = crossroads()
  const face = mesh.faceStart.findIndex((_, i) => signedArea(mesh.ring(i)) === 30000)
  const start = mesh.halves(face).find(half => mesh.at(half)[1] === 50 && mesh.at(half ^ 1)[1] === 50)!
  mesh.splitEdge(start, [200, 50])
  const end = mesh.halves(face).find(half => mesh.at(half)[1] === 200 && mesh.at(half ^ 1)[1] === 200)!
  mesh.splitEdge(end, [220, 200])
  const fresh = mesh.splitFace(mesh.next[start]!, mesh.next[end]!, [[210, 120]], { kind: 'wall', road: undefined })
  expect(signedArea(mesh.ring(fresh)) + signedArea(mesh.ring(face))).toBe(30000)
  for (const half of mesh.halves(fresh)) {
    expect(mesh.face[half]).toBe(fresh)
    const across = mesh.face[half ^ 1]!
    if (across !== OUTSIDE) expect(mesh.halves(across)).toContain(half ^ 1)
  }
  expect([fresh, face].every(number => isSimple(mesh.ring(number)))).toBe(true)
})
