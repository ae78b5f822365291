import { describe, expect, test } from 'vitest'
import { COMPONENT_STATES, INITIAL_STATE, LAYER_NAMES, type MapState } from './map-state.ts'
import { fromQuery, toQuery } from './permalink.ts'

const states: [string, Partial<MapState>][] = [
  ['nothing', {}],
  ['a view', { view: { lon: 105.5775, lat: 30.5033, zoom: 16.25 } }],
  ['a view at the equator and meridian', { view: { lon: 0, lat: 0, zoom: 0 } }],
  ['no class at all', { filter: { classes: [], states: [], unit: undefined } }],
  ['majors and minors', { filter: { classes: ['01', '0203'], states: [], unit: undefined } }],
  ['states and a unit', { filter: { classes: undefined, states: ['damaged', 'lost'], unit: '5109030002' } }],
  ['every layer off', { layers: [] }],
  ['a component', { selection: { kind: 'component', key: '5109030102004188' } }],
  ['a grid', { selection: { kind: 'grid', key: '510903012004017' } }],
  ['an area', { selection: { kind: 'area', key: '510903012' } }],
  ['a point', { selection: { kind: 'point', lon: 105.5775123, lat: 30.5033456 } }],
  ['a named point', { selection: { kind: 'point', lon: 105.5, lat: 30.5, label: '渠河路 & 明月路' } }],
]

test.each(states)('%s survives the address bar', (_name, part) => {
  const state = { ...INITIAL_STATE, ...part }
  expect(fromQuery(toQuery(state))).toEqual(state)
})

test('every combination of layers and every state survives the address bar', () => {
  for (let bits = 0; bits < 2 ** LAYER_NAMES.length; bits++) {
    const layers = LAYER_NAMES.filter((_, i) => bits & (1 << i))
    expect(fromQuery(toQuery({ ...INITIAL_STATE, layers })).layers).toEqual(layers)
  }
  for (const state of COMPONENT_STATES) {
    const filter = { ...INITIAL_STATE.filter, states: [state] }
    expect(fromQuery(toQuery({ ...INITIAL_STATE, filter })).filter).toEqual(filter)
  }
})

test('the start leaves the address bare, and commas stay readable', () => {
  expect(toQuery(INITIAL_STATE)).toBe('')
  expect(toQuery({ ...INITIAL_STATE, view: { lon: 105.5, lat: 30.5, zoom: 12 } })).toBe('at=105.5,30.5,12')
})

describe('what cannot be understood is left as at the start', () => {
  test.each([
    'at=105.5',
    'at=a,b,c',
    'at=105.5,,12',
    'at=105.5,95,12',
    'at=105.5,30.5,99',
    'select=point:999,30',
    'select=component',
    'select=',
    'select=castle:1',
    'unit=',
    'state=melted',
    'tomorrow=1',
  ])('%s', query => {
    expect(fromQuery(query)).toEqual(INITIAL_STATE)
  })
})
