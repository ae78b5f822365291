import type { LayerSpecification } from 'maplibre-gl'
import { MAP_FONTS, type Palette } from '../ui/palette.ts'

const visibility = (visible: boolean) => (visible ? ('visible' as const) : ('none' as const))

/** Unit grids from zoom 14. The fill is not seen: it tells which grid the pointer is in. */
export const gridEdges = ({ palette, visible }: { palette: Palette; visible: boolean }): LayerSpecification[] => [
  {
    id: 'grid-fill',
    type: 'fill',
    source: 'grids',
    'source-layer': 'grids',
    minzoom: 14,
    paint: { 'fill-opacity': 0 },
  },
  {
    id: 'grid-edges',
    type: 'line',
    source: 'grids',
    'source-layer': 'grids',
    minzoom: 14,
    layout: { visibility: visibility(visible), 'line-join': 'round' },
    paint: {
      'line-color': palette.gridLine,
      'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.5, 18, 1.2],
      'line-dasharray': [3, 2],
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0.25, 16, 0.6],
    },
  },
]

/** The code of each grid in its middle: community and serial from zoom 15.5, all 15 digits from zoom 17. */
export const gridCodes = ({ palette, visible }: { palette: Palette; visible: boolean }): LayerSpecification => ({
  id: 'grid-codes',
  type: 'symbol',
  source: 'grids',
  'source-layer': 'grid_labels',
  minzoom: 15.5,
  layout: {
    visibility: visibility(visible),
    'text-field': ['step', ['zoom'], ['slice', ['get', 'code'], 9], 17, ['get', 'code']],
    'text-font': MAP_FONTS,
    'text-size': 12,
    'text-letter-spacing': 0.04,
  },
  paint: { 'text-color': palette.quietText, 'text-halo-color': palette.land, 'text-halo-width': 2 },
})
