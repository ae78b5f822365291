import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { crsBySrid } from '../../spatial/geometry/crs.ts'
import type { CityExtent } from '../formats/source.ts'
import { toChineseDatum } from './chinese-datums.ts'
import { crsFromStatement } from './crs-statement.ts'
import { datumShift } from './datum-shift.ts'
import { whereIsIt } from './where-is-it.ts'

const SUINING: CityExtent = { nameEn: 'Suining', nameZh: '遂宁市', bounds: [105.53, 30.46, 105.63, 30.56], srid: 4544 }

/** A grid of 100 places in the city. */
const PLACES = Array.from({ length: 100 }, (_, i): [number, number] => [
  105.535 + (i % 10) * 0.01,
  30.465 + Math.floor(i / 10) * 0.01,
])
const flat = (places: [number, number][]): Float64Array => Float64Array.from(places.flat())
const inSystem = (srid: number): [number, number][] =>
  PLACES.map(place => proj4(crsBySrid(4490)!.proj4, crsBySrid(srid)!.proj4, place))
const swapped = (places: [number, number][]) => places.map(([x, y]): [number, number] => [y, x])
const where = (places: [number, number][], statement: string) =>
  whereIsIt(flat(places), { crs: crsFromStatement(statement), city: SUINING })

describe('where data fall relative to the city', () => {
  test('inside: all is well', () => {
    const found = where(inSystem(4544), 'EPSG:4544')
    expect(found).toMatchObject({
      sampled: 100,
      inside: 100,
      likelyMistakes: [],
      textEn: '100 % of the positions lie in Suining.',
    })
    expect(found.extent![0]).toBeCloseTo(105.535, 2)
    expect(found.distanceKilometers).toBeLessThan(1)
  })

  test.each([
    ['northing and easting swapped', swapped(inSystem(4544)), 'EPSG:4544', 'swapped-axes', 'EPSG:4544 yx'],
    ['latitude before longitude', swapped(PLACES), 'EPSG:4490', 'swapped-axes', 'EPSG:4490 yx'],
    ['meridian 108 instead of 105', inSystem(4544), 'EPSG:4545', 'other-meridian', 'EPSG:4544'],
    ['the zone of another city (EPSG:4552)', inSystem(4544), 'EPSG:4552', 'other-meridian', 'EPSG:4544'],
    ['zone number not expected', inSystem(4523), 'EPSG:4544', 'zone-prefix-extra', 'EPSG:4523'],
    ['zone number expected', inSystem(4544), 'EPSG:4523', 'zone-prefix-missing', 'EPSG:4544'],
    ['degrees read as metres', PLACES, 'EPSG:4544', 'degrees-as-metres', 'EPSG:4490'],
    ['metres read as degrees', inSystem(4544), 'EPSG:4490', 'metres-as-degrees', 'EPSG:4544'],
    ['Web Mercator read as degrees', inSystem(3857), 'EPSG:4490', 'metres-as-degrees', 'EPSG:3857'],
  ])('%s is named, with the statement that helps', (_name, places, read, code, statement) => {
    const found = where(places, read)
    expect(found.inside).toBe(0)
    expect(found.likelyMistakes[0]).toMatchObject({ code, statement })
    expect(found.likelyMistakes[0]!.shareInside).toBeGreaterThan(0.9)
  })

  test('another city is outside, and no mistake is invented', () => {
    const chengdu = PLACES.map(([lon, lat]): [number, number] => [lon - 1.5, lat + 0.15])
    const found = where(chengdu, 'EPSG:4490')
    expect(found.likelyMistakes).toEqual([])
    expect(found.distanceKilometers).toBeCloseTo(145, -1)
    expect(found.textZh).toBe('仅 0% 的位置在遂宁市范围内，数据中心距市中心 145 公里。')
  })

  test('an unknown system is tried out too', () => {
    const found = whereIsIt(flat(inSystem(4523)), { crs: undefined, city: SUINING })
    expect(found.likelyMistakes[0]).toMatchObject({ code: 'other-system', statement: 'EPSG:4523' })
  })

  test('one outlier does not stretch the extent', () => {
    const found = where([...PLACES, [0, 0]], 'EPSG:4490')
    expect(found.extent![0]).toBeGreaterThan(105)
    expect(found.inside).toBe(100)
  })
})

describe('the shift of a map service', () => {
  const pairs = (datum: 'GCJ-02' | 'BD-09') => PLACES.map(known => ({ known, found: toChineseDatum(datum, known) }))

  test.each(['GCJ-02', 'BD-09'] as const)('%s is recognised against known positions', datum => {
    const shift = datumShift(pairs(datum))!
    expect(shift.datum).toBe(datum)
    expect(shift.beforeMeters).toBeGreaterThan(400)
    expect(shift.afterMeters).toBeLessThan(0.01)
  })

  test('agreeing positions, a few pairs or another shift are no sign of it', () => {
    expect(datumShift(PLACES.map(known => ({ known, found: known })))).toBeUndefined()
    expect(datumShift(pairs('GCJ-02').slice(0, 3))).toBeUndefined()
    expect(datumShift(PLACES.map(known => ({ known, found: [known[0] - 0.004, known[1] + 0.003] })))).toBeUndefined()
  })
})
