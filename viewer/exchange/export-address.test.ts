import { expect, test } from 'vitest'
import { NO_FILTER } from '../state/map-state.ts'
import { EXPORTS, exportAddress } from './export-address.ts'

const [geojson] = EXPORTS

test('everything is downloaded where nothing is filtered', () => {
  expect(exportAddress(geojson, NO_FILTER)).toBe('/api/components/export/geojson')
})

test('the filter of the map goes along', () => {
  const filter = { classes: ['01', '0205'], states: ['damaged', 'lost'] as const, unit: 'W3' }
  expect(exportAddress(geojson, filter)).toBe(
    '/api/components/export/geojson?class=01%2C0205&state=damaged%2Clost&unit=W3',
  )
})

test('each format has its own address', () => {
  const addresses = EXPORTS.map(one => exportAddress(one, NO_FILTER))
  expect(new Set(addresses).size).toBe(EXPORTS.length)
})

test('a map without components has nothing to download', () => {
  expect(exportAddress(geojson, { ...NO_FILTER, classes: [] })).toBeUndefined()
})
