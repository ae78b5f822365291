import { expect, test } from 'vitest'
import { geodesicMeters, geodesicSquareMeters } from './geodesic.ts'

/** Expected figures: PostGIS 3.3, ST_Distance and ST_Area on geography with SRID 4490 (Karney's method). */
test.each([
  ['across the city', [105.5775, 30.5], [105.65, 30.55], 8896.14059107],
  ['along a street', [105.5775, 30.5], [105.5785, 30.5], 95.99892731],
  ['a quarter of the way round', [0, 0], [90, 45], 10010386.361],
  ['along the equator', [0, 0], [1, 0], 111319.49079327],
] as const)('the length %s is that of PostGIS', (_name, from, to, meters) => {
  expect(geodesicMeters(from, to)).toBeCloseTo(meters, 3)
  expect(geodesicMeters(to, from)).toBeCloseTo(meters, 3)
})

test('a point is no distance from itself', () => {
  expect(geodesicMeters([105.5, 30.5], [105.5, 30.5])).toBe(0)
})

test.each([
  [
    'a city',
    [
      [105.5, 30.45],
      [105.6, 30.45],
      [105.6, 30.55],
      [105.5, 30.55],
    ],
    106425278.71805573,
  ],
  [
    'a grid cell',
    [
      [105.57, 30.5],
      [105.571, 30.5],
      [105.571, 30.501],
      [105.57, 30.501],
    ],
    10642.474981844,
  ],
] as [string, [number, number][], number][])(
  'the area of %s is that of PostGIS to one part in a million',
  (_name, ring, squareMeters) => {
    expect(geodesicSquareMeters(ring) / squareMeters).toBeCloseTo(1, 6)
    expect(geodesicSquareMeters(ring.toReversed()) / squareMeters).toBeCloseTo(1, 6)
    expect(geodesicSquareMeters([...ring, ring[0]!]) / squareMeters).toBeCloseTo(1, 6)
  },
)
