import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../ui/palette.ts'
import { metresPerPixel } from './ground-scale.ts'

/** Roads drawn to their true width from zoom 15; before that a width by class keeps the network readable. */
function roadWidth(latitude: number, extraPixels: number): ExpressionSpecification {
  const byClass = (widths: Record<string, number>, other: number): ExpressionSpecification => [
    '+',
    ['match', ['get', 'class'], ...Object.entries(widths).flat(), other] as unknown as ExpressionSpecification,
    extraPixels,
  ]
  const trueWidth = (zoom: number): ExpressionSpecification => [
    '+',
    ['/', ['get', 'width_m'], metresPerPixel(zoom, latitude)],
    extraPixels,
  ]
  return [
    'interpolate',
    ['exponential', 1.7],
    ['zoom'],
    10,
    byClass({ motorway: 1.2, trunk: 1.2, primary: 0.9, secondary: 0.4 }, 0),
    13,
    byClass({ motorway: 3.4, trunk: 3.2, primary: 2.6, secondary: 1.7, branch: 1 }, 0.6),
    15,
    trueWidth(15),
    20,
    trueWidth(20),
  ]
}

/** Rank of a road by its class, 6 for the greatest. */
export const roadOrder: ExpressionSpecification = [
  'match',
  ['get', 'class'],
  'motorway',
  6,
  'trunk',
  5,
  'primary',
  4,
  'secondary',
  3,
  'branch',
  2,
  1,
]

/** Land use, water, buildings and roads: quiet ground for the components. */
export function groundLayers(input: {
  palette: Palette
  latitude: number
  showsBuildings: boolean
}): LayerSpecification[] {
  const { palette: p, latitude, showsBuildings } = input
  return [
    { id: 'land', type: 'background', paint: { 'background-color': p.land } },
    {
      id: 'blocks',
      type: 'fill',
      source: 'blocks',
      'source-layer': 'blocks',
      minzoom: 11,
      paint: {
        'fill-color': [
          'match',
          ['get', 'use'],
          'green',
          p.green,
          ...Object.entries(p.block).flat(),
          p.land,
        ] as unknown as ExpressionSpecification,
      },
    },
    { id: 'water', type: 'fill', source: 'water', 'source-layer': 'water', paint: { 'fill-color': p.water } },
    {
      id: 'road-casing',
      type: 'line',
      source: 'roads',
      'source-layer': 'roads',
      minzoom: 12,
      layout: { 'line-join': 'round', 'line-cap': 'butt', 'line-sort-key': roadOrder },
      paint: {
        'line-color': p.casing,
        'line-width': roadWidth(latitude, 1.6),
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 0, 13, 1],
      },
    },
    {
      id: 'roads',
      type: 'line',
      source: 'roads',
      'source-layer': 'roads',
      minzoom: 9,
      layout: { 'line-join': 'round', 'line-cap': 'round', 'line-sort-key': roadOrder },
      paint: { 'line-color': p.road, 'line-width': roadWidth(latitude, 0) },
    },
    {
      id: 'buildings',
      type: 'fill',
      source: 'buildings',
      'source-layer': 'buildings',
      minzoom: 14.5,
      layout: { visibility: showsBuildings ? 'visible' : 'none' },
      paint: {
        'fill-color': p.building,
        'fill-outline-color': p.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 0, 15.2, 1],
      },
    },
  ]
}
