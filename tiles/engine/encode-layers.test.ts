import { describe, expect, test } from 'vitest'
import { TILE_LAYERS, tileLayer } from '../catalogue.ts'
import { doubleArea } from '../geometry/shape.ts'
import { LayerMirror } from '../mirror/layer-mirror.ts'
import { mirrorColumns } from '../mirror/mirror-columns.ts'
import { decodeTile } from '../testing/decode.ts'
import { ewkbLine, ewkbPolygon } from '../testing/ewkb.ts'
import { tilesOver } from '../testing/tile-range.ts'
import { encodeTile } from './encode-tile.ts'

const [WEST, SOUTH] = [105.575, 30.5]
const square = (size: number) =>
  ewkbPolygon([WEST, SOUTH, WEST, SOUTH + size, WEST + size, SOUTH + size, WEST + size, SOUTH])

const layerIdsAt = (mirror: LayerMirror, zoom: number) =>
  tilesOver([WEST, SOUTH, WEST + 0.01, SOUTH + 0.01], zoom).flatMap(tile =>
    Object.keys(decodeTile(encodeTile(mirror, tile))),
  )

describe('unit grids', () => {
  const grids = new LayerMirror(tileLayer('grids'))
  grids.put({ key: '510903012004017', texts: ['510903012004017'], numbers: [16240.1], geometry: square(0.0011) })

  test('show their code as id and property, and nothing unseen', () => {
    const [tile] = tilesOver([WEST, SOUTH, WEST, SOUTH], 15)
    const [grid] = decodeTile(encodeTile(grids, tile!)).grids!
    expect(grid).toMatchObject({ id: 510903012004017, type: 3, properties: { code: '510903012004017' } })
    expect(doubleArea(grid!.paths[0]!)).toBeGreaterThan(0)
  })

  test('are labelled once, in one tile of each zoom, from z14', () => {
    for (let zoom = 12; zoom <= 18; zoom++) {
      const labels = tilesOver([WEST - 0.01, SOUTH - 0.01, WEST + 0.01, SOUTH + 0.01], zoom).flatMap(
        tile => decodeTile(encodeTile(grids, tile)).grid_labels ?? [],
      )
      expect(labels.map(label => label.properties.code)).toEqual(zoom < 14 ? [] : ['510903012004017'])
    }
  })
})

describe('roads', () => {
  const roads = new LayerMirror(tileLayer('roads'))
  const kinds = ['motorway', 'primary', 'secondary', 'branch', 'lane']
  for (const [i, kind] of kinds.entries())
    roads.put({
      key: `R${i}`,
      texts: [`R${i}`, i === 0 ? null : `路${i}`, kind],
      numbers: [7.5],
      geometry: ewkbLine([WEST, SOUTH, WEST + 0.02, SOUTH + 0.001 * i]),
    })
  const seenAt = (zoom: number) =>
    tilesOver([WEST, SOUTH, WEST, SOUTH], zoom)
      .flatMap(tile => decodeTile(encodeTile(roads, tile)).roads ?? [])
      .map(road => road.properties.class)
      .sort()

  test('appear by class as one comes closer', () => {
    expect(seenAt(8)).toEqual(['motorway'])
    expect(seenAt(10)).toEqual(['motorway', 'primary', 'secondary'])
    expect(seenAt(13)).toEqual([...kinds].sort())
  })

  test('carry what they have and leave out what they have not', () => {
    const [tile] = tilesOver([WEST, SOUTH, WEST, SOUTH], 12)
    const byId = new Map(decodeTile(encodeTile(roads, tile!)).roads!.map(road => [road.properties.id, road]))
    expect(byId.get('R0')).toMatchObject({ id: undefined, properties: { id: 'R0', class: 'motorway', width_m: 7.5 } })
    expect(byId.get('R0')!.properties).not.toHaveProperty('name_zh')
    expect(byId.get('R1')!.properties.name_zh).toBe('路1')
  })
})

test('a layer is drawn at its own zooms and no others', () => {
  for (const layer of TILE_LAYERS) {
    const mirror = new LayerMirror(layer)
    const { texts, numbers } = mirrorColumns(layer)
    const isLine = layer.vectorLayers[0]!.geometry === 'line'
    const geometry = isLine ? ewkbLine([WEST, SOUTH, WEST + 0.01, SOUTH + 0.01]) : square(0.01)
    mirror.put({ key: '510903010102', texts: texts.map(() => '0102'), numbers: numbers.map(() => 1), geometry })
    for (let zoom = 0; zoom <= 18; zoom++) {
      const expected = layer.vectorLayers.filter(({ id, minzoom, maxzoom }) => {
        const isComponentOfOtherKind = id === 'components' || id === 'component_lines'
        return zoom >= minzoom && zoom <= maxzoom && !isComponentOfOtherKind
      })
      expect([...new Set(layerIdsAt(mirror, zoom))].sort()).toEqual(expected.map(({ id }) => id).sort())
    }
  }
})

test('a shape too small for the zoom leaves nothing, not even its layer', () => {
  const buildings = new LayerMirror(tileLayer('buildings'))
  buildings.put({ key: 'B1', texts: ['B1', null], numbers: [null, null], geometry: square(0.0000001) })
  expect(layerIdsAt(buildings, 14)).toEqual([])
})
