import { describe, expect, test } from 'vitest'
import { crsFromIdentifier } from '../geometry/crs.ts'
import { boxFilter, geometryInLonLat } from './geometry-in.ts'

const named = (identifier: string) => crsFromIdentifier(identifier)!
const epsg = (srid: number) => named(`http://www.opengis.net/def/crs/EPSG/0/${srid}`)
const boxOf = (node: unknown) => (node as { args: [unknown, { bbox: number[] }] }).args[1].bbox

describe('positions from outside', () => {
  test.each([
    ['CRS84 is longitude first', named('http://www.opengis.net/def/crs/OGC/1.3/CRS84'), [105.5, 30.5]],
    ['EPSG:4490 by its address is latitude first', epsg(4490), [30.5, 105.5]],
    ['EPSG:4490 in short form is longitude first', named('EPSG:4490'), [105.5, 30.5]],
  ])('%s', (_what, crs, coordinates) => {
    expect(geometryInLonLat({ type: 'Point', coordinates }, crs)).toEqual({ type: 'Point', coordinates: [105.5, 30.5] })
  })

  test('northing and easting of Gauss-Krüger become degrees', () => {
    const point = geometryInLonLat({ type: 'Point', coordinates: [3382115.016, 560141.145] }, epsg(4544))
    const [lon, lat] = (point as unknown as { coordinates: [number, number] }).coordinates
    expect(lon).toBeCloseTo(105.626842, 6)
    expect(lat).toBeCloseTo(30.557784, 6)
  })
})

describe('a box', () => {
  test('keeps its corners in degrees, whatever their order', () => {
    expect(boxOf(boxFilter([105, 30, 106, 31], named('CRS84')))).toEqual([105, 30, 106, 31])
    expect(boxOf(boxFilter([30, 105, 31, 106], epsg(4326)))).toEqual([105, 30, 106, 31])
  })

  test('of six numbers leaves the heights aside', () => {
    expect(boxOf(boxFilter([105, 30, 0, 106, 31, 900], named('CRS84')))).toEqual([105, 30, 106, 31])
  })

  test('across the date line is two boxes', () => {
    const filter = boxFilter([170, -10, -170, 10], named('CRS84')) as { op: string; args: unknown[] }
    expect([filter.op, ...filter.args.map(boxOf)]).toEqual(['or', [170, -10, 180, 10], [-180, -10, -170, 10]])
  })

  test('upside down is refused', () => {
    expect(() => boxFilter([105, 31, 106, 30], named('CRS84'))).toThrow(/lower corner/)
    expect(() => boxFilter([2, 2, 1, 1], epsg(4544))).toThrow(/lower corner/)
  })
})
