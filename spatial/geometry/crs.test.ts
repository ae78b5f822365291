import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { CRS_LIST, crsBySrid, crsFromIdentifier, crsUri, inAuthorityOrder } from './crs.ts'

const CONTROL_FIGURES: [lon: number, lat: number, north: number, east: number][] = [
  [105.5775, 30.5, 3375683.54, 555439.839],
  [105.5, 30.5, 3375648.033, 547999.761],
  [105.65, 30.55, 3381264.623, 562368.015],
  [105.5, 30.45, 3370104.905, 548024.295],
]

describe('reference systems', () => {
  test.each(CONTROL_FIGURES)('%d %d agrees with the control figure to a millimetre', (lon, lat, north, east) => {
    const [x, y] = proj4(crsBySrid(4490)!.proj4, crsBySrid(4544)!.proj4, [lon, lat])
    expect(x).toBeCloseTo(east, 3)
    expect(y).toBeCloseTo(north, 3)
    const [prefixed] = proj4(crsBySrid(4490)!.proj4, crsBySrid(4523)!.proj4, [lon, lat])
    expect(prefixed! - x!).toBeCloseTo(35_000_000, 4)
  })

  test('the numbers EPSG gives Suining carry the right meridian', () => {
    expect(crsBySrid(4544)!.nameEn).toBe('CGCS2000 / 3-degree Gauss-Kruger CM 105E')
    expect(crsBySrid(4523)!.nameEn).toBe('CGCS2000 / 3-degree Gauss-Kruger zone 35')
    expect(crsBySrid(4507)!.nameEn).toBe('CGCS2000 / 6-degree Gauss-Kruger CM 105E')
    expect(crsBySrid(4496)!.nameEn).toBe('CGCS2000 / 6-degree Gauss-Kruger zone 18')
    expect(crsBySrid(4552)!.nameEn).toBe('CGCS2000 / 3-degree Gauss-Kruger CM 129E')
  })

  test('no number is listed twice', () => {
    expect(new Set(CRS_LIST.map(crs => crs.srid)).size).toBe(CRS_LIST.length)
  })

  test('authority order applied twice gives the start back, for every system', () => {
    for (const crs of CRS_LIST)
      expect(inAuthorityOrder(crs, inAuthorityOrder(crs, [105.5, 30.5]))).toEqual([105.5, 30.5])
  })

  test.each([
    ['urn:ogc:def:crs:EPSG::4490', 4490, true],
    ['urn:ogc:def:crs:EPSG:6.9:4326', 4326, true],
    ['http://www.opengis.net/def/crs/EPSG/0/4544', 4544, true],
    ['urn:ogc:def:crs:EPSG::3857', 3857, false],
    ['EPSG:4490', 4490, false],
    ['http://www.opengis.net/gml/srs/epsg.xml#4326', 4326, false],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 84, false],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 84, false],
    ['CRS84', 84, false],
  ])('%s is %d, y first: %s', (identifier, srid, yFirst) => {
    expect(crsFromIdentifier(identifier)).toEqual({ crs: crsBySrid(srid), yFirst })
  })

  test('an unknown identifier is not guessed', () => {
    for (const text of ['EPSG:2154', 'EPSG:84', 'EPSG:', '4490', '', 'urn:ogc:def:crs:EPSG::x'])
      expect(crsFromIdentifier(text)).toBeUndefined()
  })

  test('every listed URI reads back to the same system', () => {
    for (const crs of CRS_LIST) expect(crsFromIdentifier(crsUri(crs))?.crs).toBe(crs)
  })
})
