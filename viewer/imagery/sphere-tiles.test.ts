import { expect, test } from 'vitest'
import { sphereTiles } from './sphere-tiles.ts'

const panorama = (width: number, height = width / 2, fieldOfView = 360) => ({
  id: '100000000000001',
  width,
  height,
  fieldOfView,
})
const isPowerOfTwo = (count: number) => Number.isInteger(Math.log2(count))

test.each([4096, 5376, 5760, 8000, 11000, 16384])(
  'a panorama of %d pixels has levels that fit around a sphere',
  width => {
    const { levels } = sphereTiles(panorama(width))
    expect(levels.length).toBeGreaterThan(0)
    for (const { cols, rows } of levels) expect([cols, rows].every(isPowerOfTwo)).toBe(true)
    expect(levels.at(-1)!.width).toBeGreaterThanOrEqual(width)
    expect(levels[0]!.width).toBeGreaterThan(2048)
  },
)

test('the tiles are asked for by the number that the server gives their level', () => {
  const { levels, tileUrl } = sphereTiles(panorama(8192))
  expect(levels.map(({ width }) => width)).toEqual([4096, 8192])
  expect(tileUrl(3, 1, 0)).toBe('/api/imagery/pictures/100000000000001/tiles/12/3/1')
  expect(tileUrl(3, 1, 1)).toBe('/api/imagery/pictures/100000000000001/tiles/13/3/1')
})

test.each([
  ['small', panorama(2400)],
  ['cropped', panorama(6000, 2000, 300)],
])('what is %s is one tile of its full size', (_what, picture) => {
  const { levels, tileUrl } = sphereTiles(picture)
  expect(levels).toEqual([{ width: picture.width, cols: 1, rows: 1 }])
  expect(tileUrl(0, 0, 0)).toBe('/api/imagery/pictures/100000000000001/image?size=full')
})
