import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { CELLS_PER_TILE_SIDE } from '../../tiles/layers/cells.ts'
import { COMPONENTS_FROM_ZOOM } from '../../tiles/layers/zooms.ts'
import { metresPerPixel, TILE_PIXELS } from '../map/ground-scale.ts'
import { MAP_FONTS, type Palette, type ThemeName } from '../ui/palette.ts'

/** One hue in five steps, from few to many, each with the ink in which its number is read. */
const STEPS: Record<ThemeName, readonly { readonly fill: string; readonly ink: string }[]> = {
  light: [
    { fill: '#dce9fb', ink: '#22262b' },
    { fill: '#b5d0f7', ink: '#22262b' },
    { fill: '#8fb8f2', ink: '#22262b' },
    { fill: '#6a9eea', ink: '#14181d' },
    { fill: '#1d54ad', ink: '#ffffff' },
  ],
  dark: [
    { fill: '#16283f', ink: '#e6e9ec' },
    { fill: '#1b3f6b', ink: '#e6e9ec' },
    { fill: '#21558f', ink: '#ffffff' },
    { fill: '#5b97da', ink: '#0b1016' },
    { fill: '#9cc5f4', ink: '#0b1016' },
  ],
}

/** How much of the ground shows through. */
export const DENSITY_OPACITY = 0.9

/** Components per hectare at which the next step begins. The mean of a built-up city is about 53. */
export const DENSITY_BREAKS = [10, 30, 50, 70] as const

/** The steps of a theme, for the legend and for whoever checks that the numbers can be read. */
export const densitySteps = (theme: ThemeName) => STEPS[theme]

/** Area in hectares of one cell of zoom `z` at a latitude. */
const cellHectares = (zoom: number, latitude: number): number =>
  (metresPerPixel(zoom, latitude) * (TILE_PIXELS / CELLS_PER_TILE_SIDE)) ** 2 / 10_000

/** Below zoom 13: cells coloured by density, and over everything else the number of components in each. */
export function densityLayers(input: {
  palette: Palette
  theme: ThemeName
  /** Of the city: cells of one zoom are smaller further north. */
  latitude: number
  visible: boolean
}): [LayerSpecification, LayerSpecification] {
  const { palette, theme, latitude, visible } = input
  const visibility = visible ? ('visible' as const) : ('none' as const)
  const byDensity = (zoom: number, colours: readonly string[]): ExpressionSpecification =>
    [
      'step',
      ['/', ['get', 'n'], cellHectares(zoom, latitude)],
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
  const steps = STEPS[theme]
  return [
    {
      id: 'density',
      type: 'fill',
      source: 'cells',
      'source-layer': 'component_cells',
      maxzoom: COMPONENTS_FROM_ZOOM,
      layout: { visibility },
      paint: {
        'fill-color': byZoom(steps.map(step => step.fill)),
        'fill-opacity': DENSITY_OPACITY,
        'fill-outline-color': palette.land,
      },
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
      paint: { 'text-color': byZoom(steps.map(step => step.ink)) },
    },
  ]
}
