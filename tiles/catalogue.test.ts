import { expect, test } from 'vitest'
import { findTileLayer, publishedLayerName, TILE_LAYERS, tileLayer } from './catalogue.ts'
import { TILE_LAYER_IDS } from './layers/tile-layer.ts'

test('the list has each layer once, in the order of its ids', () => {
  expect(TILE_LAYERS.map(layer => layer.id)).toEqual([...TILE_LAYER_IDS])
  for (const id of TILE_LAYER_IDS) expect(tileLayer(id).id).toBe(id)
  expect(findTileLayer('access_keys')).toBeUndefined()
})

test('no two layers inside tiles share a name, and none leaves the zooms of its set', () => {
  const inner = TILE_LAYERS.flatMap(layer => layer.vectorLayers.map(vectorLayer => ({ layer, vectorLayer })))
  expect(new Set(inner.map(({ vectorLayer }) => vectorLayer.id)).size).toBe(inner.length)
  for (const { layer, vectorLayer } of inner) {
    expect(vectorLayer.minzoom).toBeGreaterThanOrEqual(layer.minzoom)
    expect(vectorLayer.maxzoom).toBeLessThanOrEqual(layer.maxzoom)
    expect(vectorLayer.fields.length).toBeGreaterThan(0)
  }
})

test('every layer is drawn at each of its zooms', () => {
  for (const layer of TILE_LAYERS)
    for (let zoom = layer.minzoom; zoom <= layer.maxzoom; zoom++)
      expect(layer.vectorLayers.some(inner => inner.minzoom <= zoom && zoom <= inner.maxzoom)).toBe(true)
})

test('changes of a table are announced under the tile layer of that table', () => {
  expect(['unit_grids', 'components', 'organisations'].map(publishedLayerName)).toEqual([
    'grids',
    'components',
    'organisations',
  ])
})
