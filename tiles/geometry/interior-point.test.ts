import { describe, expect, test } from 'vitest'
import { interiorPoint } from './interior-point.ts'
import { doubleArea, type Path } from './shape.ts'

const isPositive = (ring: Path) => doubleArea(ring) > 0

/** Expected values from PostGIS: `ST_PointOnSurface`. */
describe('the point inside', () => {
  test.each([
    ['a square', [[0, 0, 4, 0, 4, 4, 0, 4]], [2, 2]],
    [
      'a square with a hole in the middle',
      [
        [0, 0, 9, 0, 9, 9, 0, 9],
        [3, 3, 3, 6, 6, 6, 6, 3],
      ],
      [1.5, 4.5],
    ],
    ['a C, whose centre lies outside', [[0, 0, 10, 0, 10, 2, 2, 2, 2, 8, 10, 8, 10, 10, 0, 10]], [1, 5]],
    ['a triangle', [[0, 0, 8, 0, 0, 6]], [2, 3]],
    [
      'the wider of two parts',
      [
        [0, 0, 1, 0, 1, 1, 0, 1],
        [5, 5, 9, 5, 9, 7, 5, 7],
      ],
      [7, 6],
    ],
  ])('%s', (_name, rings, point) => {
    expect(interiorPoint(rings, isPositive)).toEqual(point)
  })

  test('there is none in a flat ring', () => {
    expect(interiorPoint([[0, 0, 5, 0, 9, 0]], () => true)).toBeUndefined()
  })
})
