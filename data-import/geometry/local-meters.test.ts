import { expect, test } from 'vitest'
import { distanceToRingsMeters, metersPerDegree } from './local-meters.ts'
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

test('a degree has the length the control figures of the projection give', () => {
  // EPSG:4544 at 105.50/30.50 and 105.50/30.45: northings 3,375,648.033 and 3,370,104.905
  expect(metersPerDegree(30.475).lat * 0.05).toBeCloseTo(3375648.033 - 3370104.905, 0)
  // eastings at 30.5: 555,439.839 at 105.5775 and 547,999.761 at 105.5
  expect(metersPerDegree(30.5).lon * 0.0775).toBeCloseTo(555439.839 - 547999.761, 0)
})

test('a point ten millionths of a degree outside an edge is about a metre away', () => {
  expect(distanceToRingsMeters(105.5005, 30.49999, SQUARE)).toBeCloseTo(1.109, 2)
  expect(distanceToRingsMeters(105.5, 30.5, SQUARE)).toBe(0)
})

test('a hole is not inside', () => {
  expect(pointInRings(105.5005, 30.5005, SQUARE)).toBe(true)
  expect(pointInRings(105.5005, 30.5005, [...SQUARE, HOLE])).toBe(false)
  expect(pointInRings(105.502, 30.5005, SQUARE)).toBe(false)
})
