import { describe, expect, test } from 'vitest'
import { CGCS2000_QUAD, findTileGrid, TILE_GRID_IDS, TILE_GRIDS } from './tile-grid.ts'
import { worldY } from './world.ts'

const { gridY, worldY: worldYOf } = CGCS2000_QUAD.rows!

describe('the grid of CGCS2000', () => {
  test.each([
    [90, 0],
    [0, 0.25],
    [45, 0.125],
    [30.5, 59.5 / 360],
    [-60, 150 / 360],
  ])('latitude %d lies at %d from the pole, in widths of the world', (lat, y) => {
    expect(gridY(worldY(lat))).toBeCloseTo(y, 12)
  })

  test('a y turned into the world and back is what it was, to a thousandth of a tile unit at z18', () => {
    for (let y = 0.001; y < 0.499; y += 0.000977) expect(Math.abs(gridY(worldYOf(y)) - y) * 2 ** 30).toBeLessThan(0.001)
  })

  test('beyond a pole there is no latitude: a buffer ends there', () => {
    expect([worldYOf(-0.01), worldYOf(0.51)]).toEqual([worldYOf(0), worldYOf(0.5)])
  })

  test('zoom 1 has the two tiles of the hemispheres, and each zoom four for one', () => {
    expect(CGCS2000_QUAD.rowCount(CGCS2000_QUAD.minzoom)).toBe(1)
    for (let zoom = 2; zoom <= 18; zoom++) expect(CGCS2000_QUAD.rowCount(zoom)).toBe(2 ** zoom / 2)
  })
})

test('every grid is found by its id', () => {
  expect(TILE_GRIDS.map(({ id }) => id)).toEqual(TILE_GRID_IDS)
  for (const grid of TILE_GRIDS) expect(findTileGrid(grid.id)).toBe(grid)
  expect(findTileGrid('WorldCRS84Quad')).toBeUndefined()
})
