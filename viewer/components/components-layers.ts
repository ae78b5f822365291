import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { badgesByClass, type CatalogueMajor } from '../book/catalogue.ts'
import { stateMarkId } from '../symbols/badge-id.ts'
import { MAP_FONTS, type Palette } from '../ui/palette.ts'

export interface ComponentLayersInput {
  readonly palette: Palette
  readonly majors: readonly CatalogueMajor[]
  readonly visible: boolean
}

const MAJOR: ExpressionSpecification = ['slice', ['get', 'class_code'], 0, 2]

/** Colour of a component by its major class. */
export function majorColour(majors: readonly CatalogueMajor[], other: string): ExpressionSpecification | string {
  if (majors.length === 0) return other
  return [
    'match',
    MAJOR,
    ...majors.flatMap(({ code, colour }) => [code, colour]),
    other,
  ] as unknown as ExpressionSpecification
}

function badge(majors: readonly CatalogueMajor[]): ExpressionSpecification | string {
  const pairs = badgesByClass(majors)
  if (pairs.length === 0) return ''
  return ['match', ['get', 'class_code'], ...pairs.flat(), ''] as unknown as ExpressionSpecification
}

/** Badges grow with the map: half size where they begin, full size where single things are looked at. */
const BADGE_SIZE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 16, 0.56, 17, 0.82, 18, 1, 20, 1.25]

/** The middle of a badge to the middle of its corner mark, in pixels at full size. */
const MARK_OFFSET: [number, number] = [19, -19]

/** Raw components: areas, lines, a dot for each, symbols from zoom 16 where there is room and codes from zoom 18. */
export function componentLayers({ palette, majors, visible }: ComponentLayersInput): LayerSpecification[] {
  const visibility = visible ? ('visible' as const) : ('none' as const)
  const colour = majorColour(majors, palette.quietText)
  return [
    {
      id: 'component-areas',
      type: 'fill',
      source: 'components',
      'source-layer': 'component_areas',
      minzoom: 13,
      layout: { visibility },
      paint: { 'fill-color': colour, 'fill-opacity': 0.2 },
    },
    {
      id: 'component-area-edges',
      type: 'line',
      source: 'components',
      'source-layer': 'component_areas',
      minzoom: 14,
      layout: { visibility, 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 1, 'line-opacity': 0.7 },
    },
    {
      id: 'component-lines',
      type: 'line',
      source: 'components',
      'source-layer': 'component_lines',
      minzoom: 13,
      layout: { visibility, 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': colour,
        'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 15, 0.8, 18, 3],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0.25, 15, 0.5, 17, 0.9],
      },
    },
    {
      id: 'component-dots',
      type: 'circle',
      source: 'components',
      'source-layer': 'components',
      minzoom: 13,
      layout: { visibility },
      paint: {
        'circle-color': colour,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 1.1, 15, 2, 16, 2.8, 18, 4.4],
        'circle-stroke-color': palette.panel,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 15, 0, 16, 0.7],
        'circle-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0.75, 15, 0.95],
      },
    },
    ...symbolLayers({ palette, majors, visibility }),
  ]
}

function symbolLayers(input: {
  palette: Palette
  majors: readonly CatalogueMajor[]
  visibility: 'visible' | 'none'
}): LayerSpecification[] {
  const { palette, majors, visibility } = input
  const icon = badge(majors)
  const symbols = (id: string, sourceLayer: string): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'components',
    'source-layer': sourceLayer,
    minzoom: 16,
    layout: {
      visibility,
      'icon-image': icon,
      'icon-size': BADGE_SIZE,
      'icon-padding': 0,
      'icon-allow-overlap': ['step', ['zoom'], false, 18, true],
      'symbol-sort-key': ['match', ['get', 'state'], 'intact', 1, 0],
      'text-field': ['step', ['zoom'], '', 18, ['to-string', ['id']]],
      'text-font': MAP_FONTS,
      'text-size': 12,
      'text-offset': [0, 1.2],
      'text-anchor': 'top',
      'text-optional': true,
    },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.land, 'text-halo-width': 1.6 },
  })
  return [
    symbols('component-area-symbols', 'component_areas'),
    symbols('component-symbols', 'components'),
    {
      id: 'component-states',
      type: 'symbol',
      source: 'components',
      'source-layer': 'components',
      minzoom: 17,
      filter: ['!=', ['get', 'state'], 'intact'],
      layout: {
        visibility,
        'icon-image': ['concat', stateMarkId(''), ['get', 'state']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 17, 0.4, 18, 0.5, 20, 0.62],
        'icon-offset': MARK_OFFSET,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}
