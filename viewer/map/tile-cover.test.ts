import { expect, test } from 'vitest'
import { tilesTouching } from './tile-cover.ts'

test('the world is the one tile of zoom 0, and all four of zoom 1', () => {
  expect(tilesTouching([-180, -85, 180, 85], 0)).toEqual([{ z: 0, x: 0, y: 0 }])
  expect(tilesTouching([-180, -85, 180, 85], 1)).toHaveLength(4)
})

test('a point in the middle of a tile touches that tile alone', () => {
  expect(tilesTouching([105.5775, 30.5033, 105.5775, 30.5033], 14)).toEqual([{ z: 14, x: 12996, y: 6733 }])
})

test('a point on a corner touches the four tiles that meet there, for their buffers overlap', () => {
  expect(tilesTouching([0, 0, 0, 0], 1)).toHaveLength(4)
})
