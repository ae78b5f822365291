import type { Feature } from 'geojson'
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
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
    {
      type: 'Feature',
      properties: { role: 'cone' },
      geometry: { type: 'Polygon', coordinates: [[here, ...rim, here]] },
    },
    { type: 'Feature', properties: { role: 'eye' }, geometry: { type: 'Point', coordinates: here } },
  ]
}

const role = (...names: string[]): ExpressionSpecification => ['in', ['get', 'role'], ['literal', names]]

/** The cone and the eye; and what was measured from several of them. */
export const eyeLayers = (p: Palette): LayerSpecification[] => [
  {
    id: 'eye-cone',
    type: 'fill',
    source: 'eye',
    filter: role('cone'),
    paint: { 'fill-color': p.accent, 'fill-opacity': 0.3 },
  },
  {
    id: 'sight-error',
    type: 'fill',
    source: 'eye',
    filter: role('error'),
    paint: { 'fill-color': p.selection, 'fill-opacity': 0.25, 'fill-outline-color': p.selection },
  },
  {
    id: 'sight-rays',
    type: 'line',
    source: 'eye',
    filter: role('ray'),
    paint: { 'line-color': p.selection, 'line-width': 1.5, 'line-dasharray': [3, 2] },
  },
  {
    id: 'eye-place',
    type: 'circle',
    source: 'eye',
    filter: role('eye', 'measured'),
    paint: {
      'circle-radius': ['match', ['get', 'role'], 'eye', 7, 5],
      'circle-color': ['match', ['get', 'role'], 'eye', p.accent, p.selection],
      'circle-stroke-color': p.panel,
      'circle-stroke-width': 2.5,
    },
  },
]
