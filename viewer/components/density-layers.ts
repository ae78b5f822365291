import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { CELLS_PER_TILE_SIDE, COMPONENTS_FROM_ZOOM } from '../../tiles/catalogue.ts'
import { MAP_FONTS, type Palette, type ThemeName } from '../ui/palette.ts'

/** One hue in five steps, from few to many. */
const STEPS: Record<ThemeName, readonly string[]> = {
  light: ['#dce9fb', '#b5d0f7', '#84b0f0', '#4d88e2', '#2562c4'],
  dark: ['#17304f', '#1d4576', '#25609f', '#3a80c9', '#6ba9ea'],
}

/** Components per hectare at which the next step begins. The built-up mean of the city is about 53. */
export const DENSITY_BREAKS = [5, 20, 50, 100] as const

export const densityColours = (theme: ThemeName): readonly string[] => STEPS[theme]

/** Area in hectares of one cell of zoom `z` at latitude 30.5°. */
const cellHectares = (zoom: number): number =>
  ((40_075_016.7 * Math.cos((30.5 * Math.PI) / 180)) / 2 ** zoom / CELLS_PER_TILE_SIDE) ** 2 / 10_000

/** Below zoom 13: cells coloured by density, and over everything else the number of components in each. */
export function densityLayers(input: {
  palette: Palette
  theme: ThemeName
  visible: boolean
}): [LayerSpecification, LayerSpecification] {
  const { palette, theme, visible } = input
  const visibility = visible ? ('visible' as const) : ('none' as const)
  const byDensity = (zoom: number, colours: readonly string[]): ExpressionSpecification =>
    [
      'step',
      ['/', ['get', 'n'], cellHectares(zoom)],
      colours[0]!,
      ...DENSITY_BREAKS.flatMap((limit, i) => [limit, colours[i + 1]!]),
    ] as unknown as ExpressionSpecification
  const byZoom = (colours: readonly string[]): ExpressionSpecification =>
    [
      'step',
      ['zoom'],
      byDensity(0, colours),
      ...Array.from({ length: COMPONENTS_FROM_ZOOM - 1 }, (_, i) => [i + 1, byDensity(i + 1, colours)]).flat(),
    ] as unknown as ExpressionSpecification
  const ink =
    theme === 'light'
      ? [palette.text, palette.text, palette.text, '#ffffff', '#ffffff']
      : ['#e6e9ec', '#e6e9ec', '#ffffff', '#0b1016', '#0b1016']
  return [
    {
      id: 'density',
      type: 'fill',
      source: 'cells',
      'source-layer': 'component_cells',
      maxzoom: COMPONENTS_FROM_ZOOM,
      layout: { visibility },
      paint: { 'fill-color': byZoom(STEPS[theme]), 'fill-opacity': 0.82, 'fill-outline-color': palette.land },
    },
    {
      id: 'density-numbers',
      type: 'symbol',
      source: 'cells',
      'source-layer': 'component_cells',
      maxzoom: COMPONENTS_FROM_ZOOM,
      layout: {
        visibility,
        'text-field': ['to-string', ['get', 'n']],
        'text-font': MAP_FONTS,
        'text-size': 12,
        'text-padding': 1,
      },
      paint: { 'text-color': byZoom(ink) },
    },
  ]
}
