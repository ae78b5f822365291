import { describe, expect, test } from 'vitest'
import { clipLine, clipRing } from './clip.ts'
import { doubleArea } from './shape.ts'

const box = { min: 0, max: 10 }

describe('a line cut to a box', () => {
  test.each([
    ['inside', [1, 1, 5, 5], [[1, 1, 5, 5]]],
    ['outside', [11, 1, 20, 5], []],
    ['right through', [-5, 5, 15, 5], [[0, 5, 10, 5]]],
    [
      'out and back in',
      [5, 5, 15, 5, 15, 8, 5, 8],
      [
        [5, 5, 10, 5],
        [10, 8, 5, 8],
      ],
    ],
    ['passing a corner', [-5, 5, 5, 16], []],
    ['touching an edge from outside', [-5, 5, 0, 6, -5, 7], []],
    ['along an edge', [-5, 0, 15, 0], [[0, 0, 10, 0]]],
    ['starting outside', [-2, 2, 2, 2, 3, 3], [[0, 2, 2, 2, 3, 3]]],
    ['ending on the edge', [5, 5, 10, 5], [[5, 5, 10, 5]]],
  ])('%s', (_name, line, parts) => {
    expect(clipLine(line, box)).toEqual(parts)
  })

  test('keeps the length that lies inside, whatever the direction', () => {
    for (let degrees = 0; degrees < 360; degrees += 7) {
      const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
      const [part] = clipLine([5 - 20 * dx, 5 - 20 * dy, 5 + 20 * dx, 5 + 20 * dy], box)
      const length = Math.hypot(part![2]! - part![0]!, part![3]! - part![1]!)
      expect(length).toBeCloseTo(10 / Math.max(Math.abs(dx), Math.abs(dy)), 9)
    }
  })
})

describe('a ring cut to a box', () => {
  test.each([
    ['inside', [1, 1, 5, 1, 5, 5], 8],
    ['outside', [11, 1, 20, 1, 20, 5], 0],
    ['around the box', [-5, -5, 15, -5, 15, 15, -5, 15], 100],
    ['over one edge', [5, 2, 15, 2, 15, 4, 5, 4], 10],
    ['over a corner', [5, 5, 15, 5, 15, 15, 5, 15], 25],
    ['a comb reaching in twice', [-5, 0, 5, 0, 5, 2, -2, 2, -2, 4, 5, 4, 5, 6, -5, 6], 20],
  ])('%s keeps its area', (_name, ring, area) => {
    expect(doubleArea(clipRing(ring, box)) / 2).toBeCloseTo(area, 9)
  })

  test('keeps its winding', () => {
    expect(doubleArea(clipRing([5, 15, 15, 15, 15, 5, 5, 5], box)) / 2).toBeCloseTo(-25, 9)
  })
})
