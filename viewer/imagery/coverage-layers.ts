import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { PICTURES_FROM_ZOOM } from '../../tiles/catalogue.ts'
import type { Palette } from '../ui/palette.ts'

/** Where there are pictures: ways, and from near the single places with the direction of each. Panoramas are drawn fuller. */
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
      minzoom: PICTURES_FROM_ZOOM,
      layout,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 16, 2, 19, 5.5],
        'circle-color': ['case', isPanorama, p.accent, p.panel],
        'circle-stroke-color': p.accent,
        'circle-stroke-width': 1.5,
      },
    },
  ]
}
