import type { LayerSpecification } from 'maplibre-gl'
import type { Language } from '../i18n/language.ts'
import { MAP_FONTS, type Palette } from '../ui/palette.ts'

const visibility = (visible: boolean) => (visible ? ('visible' as const) : ('none' as const))

/** Borders of districts, streets and communities: the higher the rank, the heavier and the earlier. */
export function areaEdges({ palette, visible }: { palette: Palette; visible: boolean }): LayerSpecification[] {
  const border = (kind: string, look: { width: number; dashes: number[]; minzoom: number }): LayerSpecification => ({
    id: `${kind}-edges`,
    type: 'line',
    source: 'areas',
    'source-layer': 'areas',
    minzoom: look.minzoom,
    filter: ['==', ['get', 'kind'], kind],
    layout: { visibility: visibility(visible), 'line-join': 'round' },
    paint: {
      'line-color': palette.quietText,
      'line-width': look.width,
      'line-dasharray': look.dashes,
      'line-opacity': 0.6,
    },
  })
  return [
    border('community', { width: 0.8, dashes: [2, 2], minzoom: 13.5 }),
    border('street', { width: 1.3, dashes: [5, 2.5], minzoom: 10 }),
    border('district', { width: 2, dashes: [8, 3, 2, 3], minzoom: 7 }),
  ]
}

/** Names of streets while they are wider than the name, then of communities. */
export function areaNames(input: { palette: Palette; language: Language; visible: boolean }): LayerSpecification[] {
  const { palette, language, visible } = input
  const name = (kind: string, look: { minzoom: number; maxzoom: number; size: number }): LayerSpecification => ({
    id: `${kind}-names`,
    type: 'symbol',
    source: 'areas',
    'source-layer': 'area_labels',
    minzoom: look.minzoom,
    maxzoom: look.maxzoom,
    filter: ['==', ['get', 'kind'], kind],
    layout: {
      visibility: visibility(visible),
      'text-field': language === 'en' ? ['coalesce', ['get', 'name_en'], ['get', 'name_zh']] : ['get', 'name_zh'],
      'text-font': MAP_FONTS,
      'text-size': look.size,
      'text-letter-spacing': language === 'en' ? 0.02 : 0.1,
      'text-padding': 1,
    },
    paint: {
      'text-color': palette.text,
      'text-halo-color': palette.land,
      'text-halo-width': 2,
      'text-opacity': 0.9,
    },
  })
  return [
    name('street', { minzoom: 11, maxzoom: 15, size: 14 }),
    name('community', { minzoom: 14.5, maxzoom: 17, size: 13 }),
  ]
}
