import { expect, test } from 'vitest'
import { AreaIndex } from './area-index.ts'

const square = (code: string, lon: number, lat: number, size = 1) => ({
  code,
  rings: [Float64Array.of(lon, lat, lon + size, lat, lon + size, lat + size, lon, lat + size, lon, lat)],
})

test('every cell of a chessboard finds its own middle, and the outside finds none', () => {
  const cells = Array.from({ length: 64 }, (_, i) => square(`c${i}`, i % 8, Math.floor(i / 8)))
  const index = new AreaIndex(cells)
  for (let i = 0; i < 64; i++) expect(index.areaAt((i % 8) + 0.5, Math.floor(i / 8) + 0.5)).toBe(`c${i}`)
  expect(index.areaAt(8.5, 0.5)).toBeUndefined()
})

test('of two that overlap the one listed first is named, and codes give their rings', () => {
  const index = new AreaIndex([square('a', 0, 0, 2), square('b', 1, 1, 2)])
  expect(index.areaAt(1.5, 1.5)).toBe('a')
  expect(index.areaAt(2.5, 2.5)).toBe('b')
  expect(index.has('b')).toBe(true)
  expect(index.rings('b')?.[0]?.[0]).toBe(1)
})

test('an index of nothing holds nothing', () => {
  expect(new AreaIndex([]).areaAt(0, 0)).toBeUndefined()
})
