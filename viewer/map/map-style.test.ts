import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, test } from 'vitest'
import { INITIAL_STATE, LAYER_NAMES, NO_FILTER } from '../state/map-state.ts'
import type { ThemeName } from '../ui/palette.ts'
import { type MapScene, mapStyle } from './map-style.ts'
import { filterQuery } from './sources.ts'

const majors = [
  {
    code: '01',
    colour: '#2f6fde',
    classes: [
      { code: '0102', symbol: 'cover-sewer' },
      { code: '0113', symbol: 'hydrant' },
    ],
  },
  { code: '02', colour: '#e08a00', classes: [{ code: '0211', symbol: 'rail' }] },
]

const scene: MapScene = {
  origin: 'http://127.0.0.1',
  theme: 'light',
  language: 'zh',
  latitude: 30.5,
  majors,
  filter: NO_FILTER,
  layers: INITIAL_STATE.layers,
  marks: [
    {
      type: 'Feature',
      properties: { role: 'selected', majorCode: '01', image: '01-2f6fde/hydrant' },
      geometry: { type: 'Point', coordinates: [105.5, 30.5] },
    },
  ],
  measured: [
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [105.5, 30.5],
          [105.6, 30.5],
        ],
      },
    },
  ],
}

const visibleLayers = (input: MapScene): string[] =>
  mapStyle(input)
    .layers.filter(layer => layer.layout?.visibility !== 'none')
    .map(layer => layer.id)

test.each<[string, MapScene]>([
  ['light', scene],
  ['dark', { ...scene, theme: 'dark' as ThemeName }],
  ['in English', { ...scene, language: 'en' as const }],
  ['before the classes are known', { ...scene, majors: [] }],
  ['with nothing switched on', { ...scene, layers: [] }],
  ['filtered', { ...scene, filter: { classes: ['01', '0211'], states: ['damaged'], unit: 'U 1' } }],
])('the style %s is valid', (_name, input) => {
  expect(validateStyleMin(mapStyle(input))).toEqual([])
})

test('layer names are used once', () => {
  const ids = mapStyle(scene).layers.map(layer => layer.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(LAYER_NAMES)('switching %s off hides something and leaves the ground', name => {
  const all = visibleLayers({ ...scene, layers: LAYER_NAMES })
  const rest = visibleLayers({ ...scene, layers: LAYER_NAMES.filter(other => other !== name) })
  expect(rest.length).toBeLessThan(all.length)
  expect(rest).toContain('roads')
})

test('a filter that shows no class hides every component and asks for none', () => {
  const shown = visibleLayers({ ...scene, filter: { ...NO_FILTER, classes: [] } })
  expect(shown.filter(id => id.startsWith('component') || id.startsWith('density'))).toEqual([])
})

test('the filter becomes the query of component tiles and of no other', () => {
  const filter = { classes: ['01', '0203'], states: ['damaged' as const], unit: 'A&B' }
  expect(filterQuery(filter)).toBe('?class=01,0203&state=damaged&unit=A%26B')
  expect(filterQuery(NO_FILTER)).toBe('')
  const { sources } = mapStyle({ ...scene, filter })
  const filtered = Object.entries(sources).filter(([, source]) => JSON.stringify(source).includes('class=01'))
  expect(filtered.map(([name]) => name).sort()).toEqual(['cells', 'components'])
})
