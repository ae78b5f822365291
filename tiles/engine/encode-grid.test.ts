import { describe, expect, test } from 'vitest'
import { tileLayer } from '../catalogue.ts'
import { POINT } from '../geometry/shape.ts'
import { CGCS2000_QUAD } from '../geometry/tile-grid.ts'
import { LayerMirror } from '../mirror/layer-mirror.ts'
import { decodeTile } from '../testing/decode.ts'
import { randomComponents } from '../testing/random-components.ts'
import { encodeTile } from './encode-tile.ts'
import type { LayerPart } from './layer-part.ts'
import type { TileAddress } from './tile-frame.ts'

const [WEST, SOUTH, EAST, NORTH] = [105.53, 30.46, 105.64, 30.57]
const rows = randomComponents(2000, 7)
const mirror = new LayerMirror(tileLayer('components'))
for (const row of rows) mirror.put(row)

/** Every tile of a zoom that the city lies in: 360° over 2^z, counted from 180°W and the North Pole. */
function tilesAt(z: number): TileAddress[] {
  const size = 360 / 2 ** z
  const tiles: TileAddress[] = []
  for (let y = Math.floor((90 - NORTH) / size); y <= Math.floor((90 - SOUTH) / size); y++)
    for (let x = Math.floor((WEST + 180) / size); x <= Math.floor((EAST + 180) / size); x++)
      tiles.push({ z, x, y, grid: CGCS2000_QUAD })
  return tiles
}

describe('in the grid of CGCS2000', () => {
  test('the cells of all tiles add up to the register at each zoom', () => {
    for (let z = 1; z <= 12; z++) {
      const cells = tilesAt(z).flatMap(tile => decodeTile(encodeTile(mirror, tile)).component_cells ?? [])
      expect(cells.reduce((sum, { properties }) => sum + Number(properties.n), 0)).toBe(rows.length)
      expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length)
    }
  })

  test.each([15, 18])('at z%d every point stands where its degrees say, to half a unit', z => {
    const unit = 360 / 2 ** z / 4096
    const places = new Map<number, [lon: number, lat: number]>()
    for (const tile of tilesAt(z))
      for (const { id, paths } of decodeTile(encodeTile(mirror, tile)).components ?? []) {
        const [x, y] = paths[0] as [number, number]
        places.set(id!, [(tile.x * 4096 + x) * unit - 180, 90 - (tile.y * 4096 + y) * unit])
      }
    const points = rows.filter(({ geometry }) => geometry.length === 25)
    expect(places.size).toBe(points.length)
    for (const { key, geometry } of points) {
      const [lon, lat] = places.get(Number(key))!
      expect(Math.abs(lon - geometry.readDoubleLE(9))).toBeLessThanOrEqual(unit * 0.501)
      expect(Math.abs(lat - geometry.readDoubleLE(17))).toBeLessThanOrEqual(unit * 0.501)
    }
  })

  test('lines and areas of a tile lie within its buffer', () => {
    for (const tile of tilesAt(15)) {
      const { component_lines = [], component_areas = [] } = decodeTile(encodeTile(mirror, tile))
      for (const { paths } of [...component_lines, ...component_areas])
        expect(paths.flat().every(value => value >= -64 && value <= 4160)).toBe(true)
    }
  })

  test.each([
    ['at the North Pole', { z: 18, x: 0, y: 0 }],
    ['at the South Pole', { z: 18, x: 2 ** 18 - 1, y: 2 ** 17 - 1 }],
  ])('the tile %s is empty', (_name, tile) => {
    expect(encodeTile(mirror, { ...tile, grid: CGCS2000_QUAD })).toHaveLength(0)
  })
})

describe('a part of a layer', () => {
  const part: LayerPart = {
    id: 'points',
    kind: POINT,
    layerNames: { components: 'component_points', component_cells: 'component_points_cells' },
  }
  const points = rows.filter(({ geometry }) => geometry.length === 25)

  test('has its own names, and none of the other layers', () => {
    const layers = tilesAt(15).map(tile => Object.keys(decodeTile(encodeTile(mirror, tile, { part }))))
    expect(new Set(layers.flat())).toEqual(new Set(['component_points']))
  })

  test('counts only what belongs to it', () => {
    const cells = tilesAt(9).flatMap(
      tile => decodeTile(encodeTile(mirror, tile, { part })).component_points_cells ?? [],
    )
    expect(cells.reduce((sum, { properties }) => sum + Number(properties.n), 0)).toBe(points.length)
  })

  test('can be the features with one text in a column', () => {
    const lost: LayerPart = { ...part, where: { column: 'state', text: 'lost' } }
    const shown = tilesAt(16).flatMap(
      tile => decodeTile(encodeTile(mirror, tile, { part: lost })).component_points ?? [],
    )
    expect(new Set(shown.map(({ id }) => id)).size).toBe(points.filter(({ texts }) => texts[1] === 'lost').length)
    expect(shown.every(({ properties }) => properties.state === 'lost')).toBe(true)
  })

  test('of a text that no row has is empty', () => {
    const none: LayerPart = { ...part, where: { column: 'state', text: 'sold' } }
    expect(tilesAt(14).every(tile => encodeTile(mirror, tile, { part: none }).length === 0)).toBe(true)
  })
})
