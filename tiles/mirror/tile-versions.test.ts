import { describe, expect, test } from 'vitest'
import type { WorldBox } from '../geometry/world.ts'
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
})
