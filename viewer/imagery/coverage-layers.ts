import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { PICTURES_FROM_ZOOM } from '../../tiles/layers/zooms.ts'
import type { Palette } from '../ui/palette.ts'

/** Nearer than this single places can be told apart and hit; further away the way says all. */
const PLACES_FROM_ZOOM = Math.max(PICTURES_FROM_ZOOM, 16.5)

/** Where there are pictures: ways, and from near the single places. Panoramas are drawn fuller, and over the photos of their place. */
export const coverageLayers = ({
  palette: p,
  visible,
}: {
  palette: Palette
  visible: boolean
}): LayerSpecification[] => {
  const layout = { visibility: visible ? 'visible' : 'none' } as const
  const isPanorama: ExpressionSpecification = ['==', ['get', 'projection'], 'equirectangular']
  return [
    {
      id: 'picture-ways',
      type: 'line',
      source: 'picture_sequences',
      'source-layer': 'picture_sequences',
      layout: { ...layout, 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': p.accent,
        'line-width': ['case', isPanorama, 3, 1.5],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 16, 0.55, 18, 0.25],
      },
    },
    {
      id: 'picture-places',
      type: 'circle',
      source: 'pictures',
      'source-layer': 'pictures',
      minzoom: PLACES_FROM_ZOOM,
      layout: { ...layout, 'circle-sort-key': ['case', isPanorama, 1, 0] },
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          16,
          ['case', isPanorama, 2, 1.2],
          19,
          ['case', isPanorama, 6, 3.5],
        ],
        'circle-color': ['case', isPanorama, p.accent, p.panel],
        'circle-stroke-color': p.accent,
        'circle-stroke-width': 1.5,
        'circle-opacity': ['interpolate', ['linear'], ['zoom'], PLACES_FROM_ZOOM, 0, PLACES_FROM_ZOOM + 0.5, 1],
        'circle-stroke-opacity': ['interpolate', ['linear'], ['zoom'], PLACES_FROM_ZOOM, 0, PLACES_FROM_ZOOM + 0.5, 1],
      },
    },
  ]
}
