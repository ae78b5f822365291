import { expect, test } from 'vitest'
import { metresPerPixel } from '../map/ground-scale.ts'
import { scaleFor } from './scale.ts'

test.each([
  [1, 100, 100, 100],
  [0.515, 100, 50, 97.09],
  [8.23, 100, 500, 60.75],
  [0.02, 100, 2, 100],
])('at %d m a pixel the bar of at most %d px is %d m', (ratio, maxPixels, metres, pixels) => {
  const scale = scaleFor(ratio, maxPixels)
  expect(scale.metres).toBeCloseTo(metres, 9)
  expect(scale.pixels).toBeCloseTo(pixels, 1)
})

test('the whole world is one tile at zoom 0, and half as wide at 60 degrees', () => {
  expect(metresPerPixel(0, 0) * 512).toBeCloseTo(40_075_016.7, 3)
  expect(metresPerPixel(3, 60)).toBeCloseTo(metresPerPixel(4, 0), 6)
})
