import { describe, expect, test } from 'vitest'
import { nestRings } from './ring-nesting.ts'

/** A closed square with its lower left corner at x, y; clockwise is a shell in a Shapefile. */
function square([x, y]: [number, number], size: number, turn: 'shell' | 'hole'): number[] {
  const corners = [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ]
  return (turn === 'shell' ? corners : corners.toReversed()).flat()
}

function rings(...squares: number[][]) {
  const starts = [0]
  for (const ring of squares) starts.push(starts.at(-1)! + ring.length / 2)
  return { xy: Float64Array.from(squares.flat()), starts }
}

describe('rings of a polygon record', () => {
  test('a single ring is a shell whichever way it turns', () => {
    expect(nestRings(rings(square([0, 0], 4, 'hole')))).toEqual([[0]])
  })

  test('holes go to the smallest shell around them, in any order', () => {
    const island = square([3, 3], 2, 'shell')
    const pond = square([3.5, 3.5], 1, 'hole')
    const lake = square([2, 2], 4, 'hole')
    const land = square([0, 0], 10, 'shell')
    expect(nestRings(rings(pond, lake, island, land))).toEqual([
      [2, 0],
      [3, 1],
    ])
  })

  test('a hole without a shell becomes an area of its own, so nothing is lost', () => {
    const far = square([100, 100], 1, 'hole')
    expect(nestRings(rings(square([0, 0], 4, 'shell'), far))).toEqual([[0], [1]])
  })

  test('rings without number are given up rather than nested for minutes', () => {
    const shells = Array.from({ length: 2100 }, (_, i) => square([i * 10, 0], 5, 'shell'))
    const holes = Array.from({ length: 2100 }, (_, i) => square([i * 10 + 1, 1], 1, 'hole'))
    expect(nestRings(rings(...shells, ...holes))).toBeUndefined()
  })
})
