import type { LayerSpecification } from 'maplibre-gl'
import { findingMarkId } from '../symbols/badge-id.ts'
import type { Palette } from '../ui/palette.ts'

/** Findings of an import on the map: the worst on top, each severity with a sign of its own. */
export const findingLayers = (p: Palette): LayerSpecification[] => [
  {
    id: 'finding-shapes',
    type: 'line',
    source: 'findings',
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: {
      'line-color': ['match', ['get', 'severity'], 'error', p.danger, 'warning', p.warning, p.quietText],
      'line-width': 2,
      'line-dasharray': [2, 1],
    },
  },
  {
    id: 'finding-marks',
    type: 'symbol',
    source: 'findings',
    layout: {
      'icon-image': ['concat', findingMarkId(''), ['get', 'severity']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.4, 15, 0.7, 18, 1],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['match', ['get', 'severity'], 'error', 3, 'warning', 2, 1],
    },
  },
]
