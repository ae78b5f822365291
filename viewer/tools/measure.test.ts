import { expect, test } from 'vitest'
import {
  addPoint,
  endMeasuring,
  type LonLat,
  measured,
  measureFeatures,
  startMeasuring,
  takePointBack,
} from './measure.ts'

const west: LonLat = [105.5775, 30.5]
const east: LonLat = [105.5785, 30.5]
const north: LonLat = [105.5785, 30.501]

test('a distance is the sum of its pieces', () => {
  const there = addPoint(addPoint(startMeasuring('distance'), west), east)
  expect(measured(there).meters).toBeCloseTo(95.999, 2)
  expect(measured(addPoint(there, west)).meters).toBeCloseTo(2 * 95.999, 2)
  expect(measured(there).squareMeters).toBeUndefined()
})

test('an area needs three corners; its circumference closes the ring', () => {
  const two = addPoint(addPoint(startMeasuring('area'), west), east)
  expect(measured(two)).toEqual({ meters: measured(two).meters, squareMeters: undefined })
  const { meters, squareMeters } = measured(addPoint(two, north))
  expect(squareMeters).toBeCloseTo((95.999 * 110.86) / 2, -1)
  expect(meters).toBeGreaterThan(95.999 + 110.8)
})

test('the two clicks of a double click are one point', () => {
  const twice = addPoint(addPoint(addPoint(startMeasuring('distance'), west), east), east)
  expect(endMeasuring(twice).points).toEqual([west, east])
  expect(endMeasuring(addPoint(addPoint(startMeasuring('distance'), west), east)).points).toHaveLength(2)
})

test('a click after the end begins anew, and taking a point back goes on', () => {
  const done = endMeasuring(addPoint(addPoint(startMeasuring('distance'), west), east))
  expect(addPoint(done, north)).toEqual({ mode: 'distance', points: [north], isDone: false })
  expect(takePointBack(done)).toEqual({ mode: 'distance', points: [west], isDone: false })
  expect(takePointBack(startMeasuring('area')).points).toEqual([])
})

test('what is drawn grows with the points', () => {
  const kinds = (points: LonLat[]) =>
    measureFeatures(points.reduce(addPoint, startMeasuring('area'))).map(feature => feature.geometry.type)
  expect(measureFeatures(undefined)).toEqual([])
  expect(kinds([west])).toEqual(['Point'])
  expect(kinds([west, east])).toEqual(['LineString', 'Point', 'Point'])
  expect(kinds([west, east, north])).toEqual(['Polygon', 'LineString', 'Point', 'Point', 'Point'])
})
