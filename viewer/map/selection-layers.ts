import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { haloId, PIN_ID } from '../symbols/badge-id.ts'
import type { Palette } from '../ui/palette.ts'

/** What is marked on the map beside the tiles. `role` decides how a feature is drawn. */
export interface MarkProperties {
  readonly role: 'selected' | 'found' | 'pin'
  readonly majorCode?: string
  readonly image?: string
  readonly label?: string
}

export type Mark = Feature<GeoJSON.Geometry, MarkProperties>

/** The selected thing, found things with their rank, and pins; drawn over everything else. */
export function markLayers(p: Palette, fonts: string[]): LayerSpecification[] {
  return [
    {
      id: 'mark-area',
      type: 'fill',
      source: 'marks',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': p.selection, 'fill-opacity': 0.12 },
    },
    {
      id: 'mark-edge',
      type: 'line',
      source: 'marks',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': p.selection, 'line-width': 2.5 },
    },
    {
      id: 'mark-halo',
      type: 'symbol',
      source: 'marks',
      filter: ['has', 'majorCode'],
      layout: {
        'icon-image': ['concat', haloId(''), ['get', 'majorCode']],
        'icon-size': ['match', ['get', 'role'], 'selected', 1.75, 1.42],
        'symbol-sort-key': ['match', ['get', 'role'], 'selected', 1, 0],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-color': ['match', ['get', 'role'], 'selected', p.selection, p.accent] },
    },
    {
      id: 'mark-badge',
      type: 'symbol',
      source: 'marks',
      filter: ['has', 'image'],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-size': ['match', ['get', 'role'], 'selected', 1.3, 1.05],
        'symbol-sort-key': ['match', ['get', 'role'], 'selected', 1, 0],
        'icon-anchor': 'center',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['coalesce', ['get', 'label'], ''],
        'text-font': fonts,
        'text-size': 15,
        'text-offset': [0, 1],
        'text-anchor': 'top',
        'text-allow-overlap': true,
      },
      paint: { 'text-color': p.text, 'text-halo-color': p.land, 'text-halo-width': 2 },
    },
    {
      id: 'mark-pin',
      type: 'symbol',
      source: 'marks',
      filter: ['==', ['get', 'role'], 'pin'],
      layout: {
        'icon-image': PIN_ID,
        'icon-size': 1.3,
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['coalesce', ['get', 'label'], ''],
        'text-font': fonts,
        'text-size': 13,
        'text-offset': [0, 0.3],
        'text-anchor': 'top',
        'text-optional': true,
      },
      paint: { 'text-color': p.text, 'text-halo-color': p.land, 'text-halo-width': 2 },
    },
  ]
}
