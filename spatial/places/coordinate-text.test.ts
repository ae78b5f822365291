import { expect, test } from 'vitest'
import { readCoordinate } from './coordinate-text.ts'

const SUINING_PLANE = 4544
const read = (text: string) => readCoordinate(text, SUINING_PLANE)

test.each([
  ['105.5775,30.5', '经度，纬度'],
  ['105.5775, 30.5', '经度，纬度'],
  ['105.5775 30.5', '经度，纬度'],
  ['105.5775，30.5', '经度，纬度'],
  ['１０５.５７７５，３０.５', '经度，纬度'],
  ['[105.5775, 30.5]', '经度，纬度'],
  ['POINT(105.5775 30.5)', '经度，纬度'],
  ['(105.5775; 30.5)', '经度，纬度'],
  ['lon=105.5775, lat=30.5', '经度，纬度'],
  ['经度：105.5775 纬度：30.5', '经度，纬度'],
  ['东经105.5775°，北纬30.5°', '经度，纬度'],
  ['105°34′39″E 30°30′00″N', '经度，纬度'],
  ['E105°34\'39" N30°30\'00"', '经度，纬度'],
  ['东经105度34分39秒 北纬30度30分0秒', '经度，纬度'],
  ['105:34:39E 30:30:00N', '经度，纬度'],
  ['x 105.5775 y 30.5', '经度，纬度'],
  ['30.5,105.5775', '纬度，经度'],
  ['geo:30.5,105.5775', '纬度，经度'],
  ['30.5 / 105.5775', '纬度，经度'],
  ['30°30′00″ 105°34′39″', '纬度，经度'],
  ['北纬30°30′00″东经105°34′39″', '纬度，经度'],
  ['N30.5°E105.5775°', '纬度，经度'],
  ["30°30' N, 105°34.65' E", '纬度，经度'],
])('%s is 105.5775 30.5, read as %s', (text, order) => {
  const found = read(text)!
  expect(found.lon).toBeCloseTo(105.5775, 7)
  expect(found.lat).toBeCloseTo(30.5, 7)
  expect(found.readAsZh).toContain(order)
})

test.each([
  ['555439.839 3375683.540', '东坐标，北坐标', 4544],
  ['3375683.540, 555439.839', '北坐标，东坐标', 4544],
  ['X=3375683.540 Y=555439.839', '北坐标，东坐标', 4544],
  ['35555439.839, 3375683.540', '东坐标，北坐标', 4523],
  ['3375683.540 35555439.839', '北坐标，东坐标', 4523],
  ['18555439.839 3375683.540', '东坐标，北坐标', 4496],
])('%s is the control point 105.5775 30.5, read as %s of EPSG:%d', (text, order, srid) => {
  const found = read(text)!
  expect(found.lon).toBeCloseTo(105.5775, 7)
  expect(found.lat).toBeCloseTo(30.5, 7)
  expect(found.readAsZh).toContain(order)
  expect(found.readAsZh).toContain(`EPSG:${srid}`)
})

test('south and west are negative', () => {
  expect(read('33.9S 151.2E')).toMatchObject({ lon: 151.2, lat: -33.9 })
  expect(read('西经70.5 南纬33')).toMatchObject({ lon: -70.5, lat: -33 })
})

test.each([
  '嘉禾东路55号',
  '105.5775',
  '5109030102004188',
  '105.5E 30.5E',
  '105°61′0″ 30°0′0″',
  '200 30.5',
  '105.5 95',
  '99999999 3375683',
  '24555439 3375683',
  '1055775 305000',
  '',
  'A路与B路',
])('%j is not a coordinate', text => {
  expect(read(text)).toBeUndefined()
})
