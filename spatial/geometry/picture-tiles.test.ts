import { expect, test } from 'vitest'
import { pictureTiles } from './picture-tiles.ts'

test.each([
  [3000, 750, 4],
  [4096, 512, 8],
  [5760, 720, 8],
  [8192, 512, 16],
  [11000, 688, 16],
  [16384, 512, 32],
])('a panorama %d wide has tiles of %d pixels, %d around, all alike at every level', (width, tilePixels, around) => {
  const tiles = pictureTiles({ width, height: width / 2 })!
  expect(tiles.tilePixels).toBe(tilePixels)
  expect(tiles.levels.at(-1)).toMatchObject({ columns: around, rows: around / 2 })
  for (const { width, height, columns, rows } of tiles.levels) {
    expect([width, height]).toEqual([columns * tilePixels, rows * tilePixels])
    expect([Math.log2(columns) % 1, Math.log2(rows) % 1]).toEqual([0, 0])
  }
})

test('levels of a flat picture halve down to two tiles, and small pictures have none', () => {
  expect(pictureTiles({ width: 4000, height: 3000 })).toEqual({
    tilePixels: 512,
    levels: [
      { level: 10, width: 1000, height: 750, columns: 2, rows: 2 },
      { level: 11, width: 2000, height: 1500, columns: 4, rows: 3 },
      { level: 12, width: 4000, height: 3000, columns: 8, rows: 6 },
    ],
  })
  expect(pictureTiles({ width: 2999, height: 2000 })).toBeUndefined()
})
