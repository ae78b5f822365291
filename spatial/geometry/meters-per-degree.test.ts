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
