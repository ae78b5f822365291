import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { crsBySrid } from './crs.ts'
import { metersPerDegree } from './meters-per-degree.ts'

test('a degree at Suining is as long as the projected plane says', () => {
  const plane = crsBySrid(4544)!.proj4
  const at = (lon: number, lat: number) => proj4(plane, [lon, lat])
  const { lon, lat } = metersPerDegree(30.5)
  expect((at(105.01, 30.5)[0]! - at(105, 30.5)[0]!) * 100).toBeCloseTo(lon, 0)
  expect((at(105, 30.505)[1]! - at(105, 30.495)[1]!) * 100).toBeCloseTo(lat, 0)
})

test('a degree has the length the control figures of the projection give', () => {
  // EPSG:4544 at 105.50/30.50 and 105.50/30.45: northings 3,375,648.033 and 3,370,104.905
  expect(metersPerDegree(30.475).lat * 0.05).toBeCloseTo(3375648.033 - 3370104.905, 0)
  // eastings at 30.5: 555,439.839 at 105.5775 and 547,999.761 at 105.5
  expect(metersPerDegree(30.5).lon * 0.0775).toBeCloseTo(555439.839 - 547999.761, 0)
})
