import { subtract } from '../geometry/vector.ts'
import type { Mesh } from './mesh.ts'

/** Angle in radians by which a line turns from one half-edge into the next. */
function bend(mesh: Mesh, half: number, next: number): number {
  const arriving = subtract(mesh.at(half ^ 1), mesh.at(half))
  const leaving = subtract(mesh.at(next ^ 1), mesh.at(next))
  return Math.abs(
    Math.atan2(
      arriving[0] * leaving[1] - arriving[1] * leaving[0],
      arriving[0] * leaving[0] + arriving[1] * leaving[1],
    ),
  )
}

/** The half-edge of the set that carries a line on most straightly, if it also sees this one as its own continuation. */
function continuation(
  mesh: Mesh,
  half: number,
  isMember: ReadonlySet<number>,
  largestBend: number,
): number | undefined {
  const straightest = (from: number): number | undefined => {
    let best: { half: number; bend: number } | undefined
    for (const candidate of mesh.fan(from ^ 1)) {
      if (candidate === (from ^ 1) || !isMember.has(candidate >> 1)) continue
      const turn = bend(mesh, from, candidate)
      if (turn <= largestBend && (!best || turn < best.bend)) best = { half: candidate, bend: turn }
    }
    return best?.half
  }
  const next = straightest(half)
  return next !== undefined && straightest(next ^ 1) === (half ^ 1) ? next : undefined
}

/** Joins edges into lines that run on as straight as they can: each result is a walk of half-edges. */
export function strokesOf(mesh: Mesh, halves: readonly number[], largestBend: number): number[][] {
  const isMember = new Set(halves.map(half => half >> 1))
  const isUsed = new Set<number>()
  const extend = (start: number): number[] => {
    const walk: number[] = []
    for (let half = continuation(mesh, start, isMember, largestBend); half !== undefined; ) {
      if (isUsed.has(half >> 1)) break
      isUsed.add(half >> 1)
      walk.push(half)
      half = continuation(mesh, half, isMember, largestBend)
    }
    return walk
  }
  const strokes: number[][] = []
  for (const half of halves) {
    if (isUsed.has(half >> 1)) continue
    isUsed.add(half >> 1)
    const ahead = extend(half)
    const behind = extend(half ^ 1)
      .reverse()
      .map(back => back ^ 1)
    strokes.push([...behind, half, ...ahead])
  }
  return strokes
}
