import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../ui/palette.ts'

/** The line or area being measured and its corners. */
export const measureLayers = (p: Palette): LayerSpecification[] => [
  {
    id: 'measure-area',
    type: 'fill',
    source: 'measure',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': p.accent, 'fill-opacity': 0.12 },
  },
  {
    id: 'measure-line',
    type: 'line',
    source: 'measure',
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': p.accent, 'line-width': 2.5, 'line-dasharray': [2, 1.5] },
  },
  {
    id: 'measure-corners',
    type: 'circle',
    source: 'measure',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 4.5,
      'circle-color': p.panel,
      'circle-stroke-color': p.accent,
      'circle-stroke-width': 2.5,
    },
  },
]
