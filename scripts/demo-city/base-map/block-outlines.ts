import { inset } from '../geometry/inset.ts'
import type { Ring } from '../geometry/polygon.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { Mesh } from '../network/mesh.ts'
import { halfStreetMeters, type LineKind } from '../plan/line-kinds.ts'
import type { Block } from './land-use.ts'

const SMALLEST_BLOCK = 120

/** Distance by which land use keeps off the lines around it. */
const blockInset = (kind: LineKind): number => (kind === 'bank' ? 4 : halfStreetMeters(kind))

/** How far buildings keep off: set back from the pavement, apart at walls. */
export const buildingInset = (kind: LineKind): number => {
  if (kind === 'wall') return 3.5
  return kind === 'bank' ? 9 : halfStreetMeters(kind) + 4.5
}

/** Outline of a unit grid with every side moved in by what lies along it. */
export function gridInset(mesh: Mesh, grid: UnitGrid, insetOf: (kind: LineKind) => number): Ring | undefined {
  const insets = mesh.halves(grid.face).map(half => insetOf(mesh.edgeOf(half).kind))
  return inset(grid.ring, insets, SMALLEST_BLOCK)
}

/** Half-edges around a block of several unit grids, walls between them left out; only where that is one ring. */
function rimOf(mesh: Mesh, grids: readonly UnitGrid[]): number[] | undefined {
  const isOurs = new Set(grids.map(grid => grid.face))
  const halves = grids.flatMap(grid => mesh.halves(grid.face))
  const isRim = (half: number) => !isOurs.has(mesh.face[half ^ 1]!)
  const start = halves.find(isRim)!
  const rim = [start]
  for (;;) {
    let next = mesh.next[rim.at(-1)!]!
    while (!isRim(next)) next = mesh.next[next ^ 1]!
    if (next === start) break
    rim.push(next)
  }
  return rim.length === halves.filter(isRim).length ? rim : undefined
}

/** What of a block lies between the pavements: one outline, or one for each unit grid where that is not possible. */
export function blockOutlines(mesh: Mesh, { grids }: Block): Ring[] {
  const rim = rimOf(mesh, grids)
  const whole =
    rim &&
    inset(
      rim.map(half => mesh.at(half)),
      rim.map(half => blockInset(mesh.edgeOf(half).kind)),
      SMALLEST_BLOCK,
    )
  if (whole) return [whole]
  return grids.map(grid => gridInset(mesh, grid, blockInset)).filter(ring => ring !== undefined)
}
