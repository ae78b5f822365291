import { describe, expect, test } from 'vitest'
import { tileLayer } from '../catalogue.ts'
import { ALL_COMPONENTS, type ComponentFilter } from '../components/component-filter.ts'
import { clipRing } from '../geometry/clip.ts'
import { doubleArea } from '../geometry/shape.ts'
import { latOfWorldY, lonOfWorldX, worldX, worldY } from '../geometry/world.ts'
import { LayerMirror, type MirrorRow } from '../mirror/layer-mirror.ts'
import { decodeTile } from '../testing/decode.ts'
import { ewkbPoint } from '../testing/ewkb.ts'
import { randomComponents } from '../testing/random-components.ts'
import { tilesOver } from '../testing/tile-range.ts'
import { encodeTile } from './encode-tile.ts'

const CITY = [105.53, 30.46, 105.64, 30.57]
const rows = randomComponents(3000, 42)

function mirrorOf(list: MirrorRow[]): LayerMirror {
  const mirror = new LayerMirror(tileLayer('components'))
  for (const row of list) mirror.put(row)
  return mirror
}
const components = mirrorOf(rows)

const FILTERS: [name: string, filter: ComponentFilter, isShown: (row: MirrorRow) => boolean][] = [
  ['everything', ALL_COMPONENTS, () => true],
  ['a class', { ...ALL_COMPONENTS, classes: ['0102'] }, row => row.texts[0] === '0102'],
  ['a major and a class', { ...ALL_COMPONENTS, classes: ['04', '0501'] }, row => /^04|0501/.test(row.texts[0]!)],
  ['a state', { ...ALL_COMPONENTS, states: ['lost'] }, row => row.texts[1] === 'lost'],
  ['a unit', { ...ALL_COMPONENTS, units: ['U002'] }, row => row.texts[2] === 'U002'],
  [
    'all three',
    { classes: ['01'], states: ['damaged', 'lost'], units: ['U001'] },
    row => row.texts[0]!.startsWith('01') && /damaged|lost/.test(row.texts[1]!) && row.texts[2] === 'U001',
  ],
  ['a class that nothing has', { ...ALL_COMPONENTS, classes: ['0699'] }, () => false],
]

describe('below z13', () => {
  test.each(FILTERS)('the cells of all tiles add up to the register at each zoom: %s', (_name, filter, isShown) => {
    const expected = rows.filter(isShown)
    for (let z = 0; z <= 12; z++) {
      const cells = tilesOver(CITY, z).flatMap(
        tile => decodeTile(encodeTile(components, tile, { filter })).component_cells ?? [],
      )
      const sum = (property: string) => cells.reduce((total, cell) => total + Number(cell.properties[property] ?? 0), 0)
      expect(sum('n')).toBe(expected.length)
      for (const major of ['01', '02', '03', '04', '05', '06', '21'])
        expect(sum(`n_${major}`)).toBe(expected.filter(row => row.texts[0]!.startsWith(major)).length)
      expect(new Set(cells.map(cell => cell.id)).size).toBe(cells.length)
    }
  })

  test('a cell is a square of the grid, wound as the specification asks', () => {
    const mirror = mirrorOf([
      { ...rows[0]!, geometry: ewkbPoint(lonOfWorldX(0.5 + 1 / 64), latOfWorldY(0.5 + 1 / 64)) },
    ])
    const [cell] = decodeTile(encodeTile(mirror, { z: 1, x: 1, y: 1 })).component_cells!
    expect(cell!.paths).toEqual([[0, 0, 256, 0, 256, 256, 0, 256, 0, 0]])
    expect(cell!.id).toBe(16 * 32 + 16 + 1)
  })
})

describe('from z15', () => {
  test.each([15, 16, 17, 18])(
    'at z%d every point is given once, in the tile around it; others have it in their buffer only',
    zoom => {
      const points = rows.filter(row => row.geometry.length === 25)
      const inTile = new Map<number, string[]>()
      for (const tile of tilesOver(CITY, zoom))
        for (const { id, paths } of decodeTile(encodeTile(components, tile)).components ?? [])
          if (paths[0]!.every(value => value >= 0 && value < 4096))
            inTile.set(id!, [...(inTile.get(id!) ?? []), `${tile.x}/${tile.y}`])
      expect(inTile.size).toBe(points.length)
      for (const { key, geometry } of points) {
        const position = Buffer.from(geometry)
        const unit = (world: number) => Math.round(world * 2 ** zoom * 4096)
        const x = unit(worldX(position.readDoubleLE(9))) >> 12
        const y = unit(worldY(position.readDoubleLE(17))) >> 12
        expect(inTile.get(Number(key))).toEqual([`${x}/${y}`])
      }
    },
  )

  test('a component carries its code, class, state and unit', () => {
    const [tile] = tilesOver([105.58, 30.5, 105.58, 30.5], 15)
    const mirror = mirrorOf([
      { ...rows[0]!, key: '5109030102004188', texts: ['0102', 'damaged', 'U9'], geometry: ewkbPoint(105.58, 30.5) },
    ])
    expect(decodeTile(encodeTile(mirror, tile!))).toEqual({
      components: [
        {
          id: 5109030102004188,
          type: 1,
          properties: { class_code: '0102', state: 'damaged', unit: 'U9' },
          paths: [expect.any(Array)],
        },
      ],
    })
  })

  test('a point near the edge is also in the buffer of the neighbour', () => {
    const [tile] = tilesOver([105.58, 30.5, 105.58, 30.5], 16)
    const at = (share: number) => lonOfWorldX((tile!.x + share) / 2 ** 16)
    const mirror = mirrorOf([{ ...rows[0]!, geometry: ewkbPoint(at(1 + 100 / 4096), 30.5) }])
    const seenFrom = (x: number) => decodeTile(encodeTile(mirror, { ...tile!, x })).components?.[0]?.paths[0]?.[0]
    expect([tile!.x, tile!.x + 1, tile!.x + 2].map(seenFrom)).toEqual([4196, 100, undefined])
  })

  test('lines and areas are cut to the buffer and together cover what they covered', () => {
    const areaAt = (zoom: number) =>
      tilesOver(CITY, zoom)
        .flatMap(tile => decodeTile(encodeTile(components, tile)).component_areas ?? [])
        .flatMap(area => area.paths)
        .reduce((sum, ring) => sum + doubleArea(clipRing(ring.slice(0, -2), { min: 0, max: 4096 })) / 4 ** zoom, 0)
    expect(areaAt(18) / areaAt(15)).toBeCloseTo(1, 2)
    for (const tile of tilesOver(CITY, 16)) {
      const { component_areas = [], component_lines = [] } = decodeTile(encodeTile(components, tile))
      for (const { paths } of [...component_areas, ...component_lines])
        expect(paths.flat().every(value => value >= -64 && value <= 4160)).toBe(true)
    }
  })
})

describe('at z13 and z14', () => {
  const idsAt = (zoom: number, step: number) =>
    tilesOver(CITY, zoom).flatMap(tile =>
      (decodeTile(encodeTile(components, tile, { step })).components ?? [])
        .filter(({ paths }) => paths[0]!.every(value => value >= 0 && value < 4096))
        .map(({ id }) => id!),
    )

  test('a step halves the points, everywhere alike, and keeps to those that the step before kept', () => {
    let before = new Set(idsAt(13, 0))
    for (let step = 1; step <= 4; step++) {
      const now = new Set(idsAt(13, step))
      expect([...now].every(id => before.has(id))).toBe(true)
      expect(now.size / before.size).toBeGreaterThan(0.42)
      expect(now.size / before.size).toBeLessThan(0.58)
      before = now
    }
  })

  test('what z13 shows z14 shows too', () => {
    const closer = new Set(idsAt(14, 1))
    expect(idsAt(13, 2).every(id => closer.has(id))).toBe(true)
  })

  test('lines and areas are never thinned', () => {
    const shapes = (step: number) =>
      tilesOver(CITY, 13).map(tile => {
        const { component_lines = [], component_areas = [] } = decodeTile(encodeTile(components, tile, { step }))
        return component_lines.length + component_areas.length
      })
    expect(shapes(9)).toEqual(shapes(0))
  })
})

describe('the edges of the world', () => {
  test.each([
    ['the only tile of z0', { z: 0, x: 0, y: 0 }],
    ['the first tile of z18', { z: 18, x: 0, y: 0 }],
    ['the last tile of z18', { z: 18, x: 2 ** 18 - 1, y: 2 ** 18 - 1 }],
  ])('%s can be encoded', (_name, tile) => {
    expect(Object.keys(decodeTile(encodeTile(components, tile)))).toEqual(tile.z === 0 ? ['component_cells'] : [])
  })
})
