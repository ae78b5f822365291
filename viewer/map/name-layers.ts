import type { LayerSpecification } from 'maplibre-gl'
import { MAP_FONTS, type Palette } from '../ui/palette.ts'
import { roadOrder } from './base-layers.ts'

/** Keeps the same name apart where a river is cut at the edges of tiles. */
const WATER_PADDING_PIXELS = 40

/** Names of rivers and lakes, wherever everything else leaves room. */
export const waterNames = (p: Palette): LayerSpecification => ({
  id: 'water-names',
  type: 'symbol',
  source: 'water',
  'source-layer': 'water',
  minzoom: 12,
  layout: {
    'text-field': ['get', 'name_zh'],
    'text-font': MAP_FONTS,
    'text-size': 13,
    'text-letter-spacing': 0.2,
    'text-padding': WATER_PADDING_PIXELS,
  },
  paint: { 'text-color': p.waterText, 'text-halo-color': p.water, 'text-halo-width': 1.2 },
})

/** Names of parks and estates, and of roads along their lines, the greater roads first. */
export function groundNames(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'block-names',
      type: 'symbol',
      source: 'blocks',
      'source-layer': 'blocks',
      minzoom: 15,
      filter: ['!=', ['coalesce', ['get', 'name_zh'], ''], ''],
      layout: { 'text-field': ['get', 'name_zh'], 'text-font': MAP_FONTS, 'text-size': 12, 'text-max-width': 6 },
      paint: { 'text-color': p.quietText, 'text-halo-color': p.land, 'text-halo-width': 1.4 },
    },
    {
      id: 'road-names',
      type: 'symbol',
      source: 'roads',
      'source-layer': 'roads',
      minzoom: 13,
      filter: ['step', ['zoom'], ['>=', roadOrder, 4], 14, ['>=', roadOrder, 3], 15.5, true],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 380,
        'symbol-sort-key': ['-', 0, roadOrder],
        'text-field': ['get', 'name_zh'],
        'text-font': MAP_FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 12, 18, 14],
        'text-letter-spacing': 0.08,
        'text-padding': 6,
        'text-max-angle': 35,
      },
      paint: { 'text-color': p.text, 'text-halo-color': p.road, 'text-halo-width': 1.6 },
    },
  ]
}
