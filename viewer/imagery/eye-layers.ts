import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { localPlane } from '../../spatial/geometry/local-plane.ts'
import type { Palette } from '../ui/palette.ts'
import type { Eye } from './picture-store.ts'

const CONE_METERS = 24
const STEPS = 8

/** The cone of what is looked at, and where it is looked at from. */
export function eyeFeatures(eye: Eye | undefined): Feature[] {
  if (!eye) return []
  const plane = localPlane([eye.lon, eye.lat])
  const rim = Array.from({ length: STEPS + 1 }, (_, i) => {
    const angle = ((eye.bearing + (i / STEPS - 0.5) * Math.min(eye.fieldOfView, 120)) * Math.PI) / 180
    return plane.toLonLat([CONE_METERS * Math.sin(angle), CONE_METERS * Math.cos(angle)])
  })
  const here = [eye.lon, eye.lat]
  return [
    { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[here, ...rim, here]] } },
    { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: here } },
  ]
}

export const eyeLayers = (p: Palette): LayerSpecification[] => [
  {
    id: 'eye-cone',
    type: 'fill',
    source: 'eye',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': p.accent, 'fill-opacity': 0.3 },
  },
  {
    id: 'eye-place',
    type: 'circle',
    source: 'eye',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 7,
      'circle-color': p.accent,
      'circle-stroke-color': p.panel,
      'circle-stroke-width': 2.5,
    },
  },
]
