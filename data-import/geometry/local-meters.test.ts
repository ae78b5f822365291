import { expect, test } from 'vitest'
import { distanceToRingsMeters } from './local-meters.ts'
import { pointInRings } from './point-in-rings.ts'

const SQUARE = [Float64Array.of(105.5, 30.5, 105.501, 30.5, 105.501, 30.501, 105.5, 30.501, 105.5, 30.5)]
const HOLE = Float64Array.of(
  105.5004,
  30.5004,
  105.5006,
  30.5004,
  105.5006,
  30.5006,
  105.5004,
  30.5006,
  105.5004,
  30.5004,
)

test('a point ten millionths of a degree outside an edge is about a metre away', () => {
  expect(distanceToRingsMeters(105.5005, 30.49999, SQUARE)).toBeCloseTo(1.109, 2)
  expect(distanceToRingsMeters(105.5, 30.5, SQUARE)).toBe(0)
})

test('a hole is not inside', () => {
  expect(pointInRings(105.5005, 30.5005, SQUARE)).toBe(true)
  expect(pointInRings(105.5005, 30.5005, [...SQUARE, HOLE])).toBe(false)
  expect(pointInRings(105.502, 30.5005, SQUARE)).toBe(false)
})
