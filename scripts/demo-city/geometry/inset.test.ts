import { expect, test } from 'vitest'
import { inset } from './inset.ts'
import { isInside, type Ring, signedArea } from './polygon.ts'

const SQUARE: Ring = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
]

test('each side moves in by its own distance', () => {
  expect(inset(SQUARE, [10, 20, 30, 40], 1)).toEqual([
    [40, 10],
    [80, 10],
    [80, 70],
    [40, 70],
  ])
})

test('nothing remains where the sides meet', () => {
  expect(inset(SQUARE, [60, 0, 60, 0], 1)).toBeUndefined()
  expect(inset(SQUARE, [10, 10, 10, 10], 7000)).toBeUndefined()
})

test('a short side that vanishes is left out', () => {
  const clipped: Ring = [
    [0, 0],
    [100, 0],
    [100, 95],
    [95, 100],
    [0, 100],
  ]
  const inner = inset(clipped, [0, 40, 0, 40, 0], 1)!
  expect(inner).toHaveLength(4)
  expect(signedArea(inner)).toBe(60 * 60)
})

test('an outline that bends inwards stays within itself', () => {
  const angle: Ring = [
    [0, 0],
    [100, 0],
    [100, 40],
    [40, 40],
    [40, 100],
    [0, 100],
  ]
  const inner = inset(angle, [5, 5, 5, 5, 5, 5], 1)!
  expect(signedArea(inner)).toBeCloseTo(90 * 30 + 30 * 60)
  expect(inner.every(point => isInside(angle, point))).toBe(true)
})
