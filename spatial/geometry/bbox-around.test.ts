import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { bboxContains } from './bbox.ts'
import { bboxAround, metersPerDegree } from './bbox-around.ts'
import { crsBySrid } from './crs.ts'

test('a degree at Suining is as long as the projected plane says', () => {
  const plane = crsBySrid(4544)!.proj4
  const at = (lon: number, lat: number) => proj4(plane, [lon, lat])
  const { lon, lat } = metersPerDegree(30.5)
  expect((at(105.01, 30.5)[0]! - at(105, 30.5)[0]!) * 100).toBeCloseTo(lon, 0)
  expect((at(105, 30.505)[1]! - at(105, 30.495)[1]!) * 100).toBeCloseTo(lat, 0)
})

test('every point of the circle lies in the box, and the box is hardly larger', () => {
  for (const lat of [0, 3, 30.5, 54, 80])
    for (const radius of [0.5, 100, 5_000]) {
      const box = bboxAround([105, lat], radius)
      const plane = `+proj=aeqd +lat_0=${lat} +lon_0=105 +ellps=GRS80 +units=m +no_defs`
      for (let degrees = 0; degrees < 360; degrees += 5) {
        const angle = (degrees * Math.PI) / 180
        const [lonOut, latOut] = proj4(plane).inverse([radius * Math.sin(angle), radius * Math.cos(angle)])
        expect(bboxContains(box, lonOut!, latOut!)).toBe(true)
      }
      expect((box[3] - box[1]) * metersPerDegree(lat).lat).toBeLessThan(radius * 2.05)
    }
})

test('at the pole every longitude belongs to the box', () => {
  expect(bboxAround([105, 89.9999], 1_000)).toMatchObject({ 0: -75, 2: 180 })
})
