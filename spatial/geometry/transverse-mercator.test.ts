import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { crsBySrid } from './crs.ts'
import { gaussKrugerOf, projectGaussKruger } from './transverse-mercator.ts'

const zone = gaussKrugerOf(crsBySrid(4544)!.proj4)!

/** Control figures of the city: lon, lat, easting, northing. */
test.each([
  [105.5775, 30.5, 555439.839, 3375683.54],
  [105.5, 30.5, 547999.761, 3375648.033],
  [105.65, 30.55, 562368.015, 3381264.623],
  [105.5, 30.45, 548024.295, 3370104.905],
])('%d, %d lies at E %d N %d', (lon, lat, easting, northing) => {
  const [east, north] = projectGaussKruger(zone, [lon, lat])
  expect(east).toBeCloseTo(easting, 3)
  expect(north).toBeCloseTo(northing, 3)
})

test('agrees with proj4 to a tenth of a millimetre across a zone', () => {
  const project = proj4(crsBySrid(4544)!.proj4)
  for (let lon = 103.5; lon <= 106.5; lon += 0.5)
    for (let lat = 0; lat <= 60; lat += 7.5) {
      const [east, north] = projectGaussKruger(zone, [lon, lat])
      const [x, y] = project.forward([lon, lat])
      expect(Math.hypot(east - x, north - y)).toBeLessThan(1e-4)
    }
})

test('another projection is not mistaken for a zone', () => {
  expect(gaussKrugerOf(crsBySrid(3857)!.proj4)).toBeUndefined()
})
