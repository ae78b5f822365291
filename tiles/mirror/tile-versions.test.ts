import { describe, expect, test } from 'vitest'
import { CGCS2000_QUAD } from '../geometry/tile-grid.ts'
import { type WorldBox, worldX, worldY } from '../geometry/world.ts'
import { TileVersions } from './tile-versions.ts'

const BUFFER = 1 / 32
/** The middle of tile 16/100/200. */
const spot: WorldBox = [100.5 / 2 ** 16, 200.5 / 2 ** 16, 100.5 / 2 ** 16, 200.5 / 2 ** 16]

describe('the version of a tile', () => {
  test('is that of the load until something changes', () => {
    expect(new TileVersions(7, BUFFER).versionOf(15, 50, 100)).toBe(7)
  })

  test('changes in every tile above and below the place, and in no other', () => {
    const versions = new TileVersions(7, BUFFER)
    versions.touch(spot, 8)
    for (let z = 0; z <= 16; z++) expect(versions.versionOf(z, 100 >> (16 - z), 200 >> (16 - z))).toBe(8)
    expect(versions.versionOf(18, 402, 803)).toBe(8)
    expect(versions.versionOf(16, 101, 200)).toBe(7)
    expect(versions.versionOf(18, 404, 800)).toBe(7)
    expect(versions.versionOf(12, 7, 12)).toBe(7)
  })

  test('changes in the neighbour whose buffer shows the place', () => {
    const versions = new TileVersions(7, BUFFER)
    const x = (100 + BUFFER / 2) / 2 ** 16
    versions.touch([x, spot[1], x, spot[3]], 8)
    expect(versions.versionOf(16, 99, 200)).toBe(8)
    expect(versions.versionOf(16, 98, 200)).toBe(7)
  })

  test('changes everywhere when the box is wide', () => {
    const versions = new TileVersions(7, BUFFER)
    versions.touch(spot, 8)
    versions.touch([0.1, 0.1, 0.9, 0.9], 9)
    expect([versions.versionOf(16, 100, 200), versions.versionOf(16, 1, 1)]).toEqual([9, 9])
  })

  test('changes in the other grid too, where the place is and not elsewhere', () => {
    const versions = new TileVersions(7, BUFFER)
    const [lon, lat] = [105.58, 30.51]
    versions.touch([worldX(lon), worldY(lat), worldX(lon), worldY(lat)], 8)
    for (let z = 1; z <= 18; z++) {
      const size = 360 / 2 ** z
      const tile = { z, x: Math.floor((lon + 180) / size), y: Math.floor((90 - lat) / size), grid: CGCS2000_QUAD }
      expect(versions.versionOfTile(tile)).toBe(8)
      if (z < 8) continue
      if (z <= 16) expect(versions.versionOfTile({ ...tile, x: tile.x + 3 })).toBe(7)
      if (z <= 16) expect(versions.versionOfTile({ ...tile, y: tile.y - 3 })).toBe(7)
    }
  })
})
