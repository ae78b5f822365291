import { expect, test } from 'vitest'
import { type BuiltShape, buildGeometry, pointShape } from '../testing/build-geometry.ts'
import { representativePoint } from './representative-point.ts'
import { shapeOf } from './shape.ts'

const of = (shape: BuiltShape) => representativePoint(shapeOf(buildGeometry([pointShape(9, 9), shape]), 1)!)

test('a point stands for itself', () => {
  expect(of(pointShape(105.5, 30.5))).toEqual([105.5, 30.5])
})

test('a line is half-way along, a broken one on its longest piece', () => {
  const bent: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 2],
  ]
  expect(of({ type: 'LineString', parts: [[bent]] })).toEqual([3, 0])
  const short: [number, number][] = [
    [7, 7],
    [8, 7],
  ]
  expect(of({ type: 'MultiLineString', parts: [[short], [bent]] })).toEqual([3, 0])
})

test('a line without length stands at its start', () => {
  const still: [number, number][] = [
    [1, 2],
    [1, 2],
  ]
  expect(of({ type: 'LineString', parts: [[still]] })).toEqual([1, 2])
})

test('a horseshoe holds its point, where the centroid lies in the opening', () => {
  const horseshoe: [number, number][] = [
    [0, 0],
    [9, 0],
    [9, 9],
    [6, 9],
    [6, 3],
    [2, 3],
    [2, 9],
    [0, 9],
    [0, 0],
  ]
  const [lon, lat] = of({ type: 'Polygon', parts: [[horseshoe]] })
  expect(lat).toBeCloseTo(3.75, 9)
  expect(lon).toBeCloseTo(7.5, 9)
})

test('a bow tie holds its point in one of its wings', () => {
  const bowTie: [number, number][] = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
    [0, 0],
  ]
  const [lon, lat] = of({ type: 'Polygon', parts: [[bowTie]] })
  expect(Math.abs(lon - 1)).toBeGreaterThan(Math.abs(lat - 1))
})
