import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { CRS_LIST, crsBySrid } from '../../spatial/geometry/crs.ts'
import { CHINESE_DATUMS, fromChineseDatum, toChineseDatum } from './chinese-datums.ts'
import { crsFromWkt } from './crs-from-wkt.ts'
import { crsFromStatement } from './crs-statement.ts'
import { legacyBySrid } from './legacy-crs.ts'
import { resolveCrs } from './resolve-crs.ts'

const GEOGCS = (name: string, datum: string, spheroid: string) =>
  `GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
const CGCS2000 = GEOGCS(
  'GCS_China_Geodetic_Coordinate_System_2000',
  'D_China_2000',
  '"CGCS2000",6378137.0,298.257222101',
)
const XIAN80 = GEOGCS('GCS_Xian_1980', 'D_Xian_1980', '"Xian_1980",6378140.0,298.257')
const BEIJING54 = GEOGCS('GCS_Beijing_1954', 'D_Beijing_1954', '"Krasovsky_1940",6378245.0,298.3')

const gaussKruger = (name: string, geogcs: string, [meridian, falseEasting]: [number, number], more = '') =>
  `PROJCS["${name}",${geogcs},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${falseEasting}],PARAMETER["False_Northing",0.0],` +
  `PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]${more}]`

describe('definitions in .prj files', () => {
  test.each([
    ['ESRI, no prefix', gaussKruger('CGCS2000_3_Degree_GK_CM_105E', CGCS2000, [105, 500000]), 4544],
    ['ESRI, zone 35', gaussKruger('CGCS2000_3_Degree_GK_Zone_35', CGCS2000, [105, 35500000]), 4523],
    ['ESRI, 6 degrees', gaussKruger('CGCS2000_GK_CM_105E_6_Degree', CGCS2000, [105, 500000]), 4507],
    ['ESRI, zone 18', gaussKruger('CGCS2000_GK_Zone_18', CGCS2000, [105, 18500000]), 4496],
    [
      'a wrong number beside right parameters',
      gaussKruger('x', CGCS2000, [105, 500000], ',AUTHORITY["EPSG","4549"]'),
      4544,
    ],
    ['geographic', CGCS2000, 4490],
    ['WGS 84', GEOGCS('GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563'), 4326],
    ['nameless datum on the ellipsoid of CGCS2000', GEOGCS('unnamed', 'unnamed', '"x",6378137,298.257222101'), 4490],
    [
      'WKT 2',
      'PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 105E",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",' +
        'ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]]],CONVERSION["x",METHOD["Transverse Mercator",ID["EPSG",9807]],' +
        'PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",105],PARAMETER["Scale factor at natural origin",1],' +
        'PARAMETER["False easting",500000],PARAMETER["False northing",0]],CS[Cartesian,2],AXIS["northing (X)",north],LENGTHUNIT["metre",1]]',
      4544,
    ],
  ])('%s', (_name, wkt, srid) => expect(crsFromWkt(wkt)).toMatchObject({ kind: 'known', crs: { srid } }))

  test('a local meridian on CGCS2000 is read without a number', () => {
    const local = crsFromWkt(gaussKruger('Suining local', CGCS2000, [105.5, 500000]))!
    expect(local).toMatchObject({ kind: 'custom', name: 'Suining local' })
    const [x] = proj4(crsBySrid(4490)!.proj4, (local as { proj4: string }).proj4, [105.5, 30.5])
    expect(x).toBeCloseTo(500000, 6)
  })

  test.each([
    ["Xi'an 80", gaussKruger('Xian_1980_3_Degree_GK_CM_105E', XIAN80, [105, 500000]), 'xian80'],
    ['Beijing 54', gaussKruger('Beijing_1954_3_Degree_GK_CM_105E', BEIJING54, [105, 500000]), 'beijing54'],
    ['NAD 83', GEOGCS('GCS_North_American_1983', 'D_North_American_1983', '"GRS_1980",6378137,298.257222101'), 'other'],
  ])('%s needs a transformation', (_name, wkt, datum) => {
    expect(crsFromWkt(wkt)).toMatchObject({ kind: 'other-datum', datum })
    const { finding, crs } = resolveCrs(
      { declared: { kind: 'wkt', wkt, from: '.prj' }, positions: new Float64Array([555439, 3375683]), city: undefined },
      undefined,
    )
    expect(finding.status).toBe('refused')
    expect(finding.question).toContain('+towgs84')
    expect(crs).toBeUndefined()
  })

  test('rubbish is no definition, and never hangs', () => {
    for (const wkt of [
      '',
      'x',
      'PROJCS[',
      '['.repeat(10_000),
      'PROJCS["a",PROJCS["b"]]',
      `${'GEOGCS['.repeat(100)}${']'.repeat(100)}`,
    ])
      expect(crsFromWkt(wkt)).toBeUndefined()
  })
})

describe('statements', () => {
  test.each([
    ['EPSG:4544', 4544],
    ['4544', 4544],
    ['epsg:4490', 4490],
    ['CGCS2000', 4490],
    ['WGS84', 4326],
    ['urn:ogc:def:crs:EPSG::4523', 4523],
  ])('%s', (text, srid) => expect(crsFromStatement(text)).toMatchObject({ srid, swapped: false }))

  test('y first', () => expect(crsFromStatement('EPSG:4544 yx')).toMatchObject({ srid: 4544, swapped: true }))

  test.each(['GCJ-02', 'gcj02', '火星坐标系', 'BD-09', '百度坐标系'])('%s', text =>
    expect(crsFromStatement(text)).toMatchObject({ unit: 'degree' }),
  )

  test('an older system is read only with its parameters', () => {
    expect(crsFromStatement('EPSG:2380')).toBeUndefined()
    expect(legacyBySrid(2380)).toMatchObject({ datum: 'xian80', nameEn: 'Xian 1980 / 3-degree Gauss-Kruger CM 105E' })
    expect(legacyBySrid(2432)).toMatchObject({
      datum: 'beijing54',
      nameEn: 'Beijing 1954 / 3-degree Gauss-Kruger CM 105E',
    })
    const shifted = crsFromStatement('EPSG:2380 +towgs84=100,0,0')!
    const plain = crsFromStatement('EPSG:2380 +towgs84=0,0,0')!
    const [lonA, latA] = shifted.toLonLat([555439, 3375683])!
    const [lonB, latB] = plain.toLonLat([555439, 3375683])!
    // 100 m along X at 105.6°E: X points away from the city, so it moves west by cos(lon − 90°) and changes little in latitude.
    expect((lonA - lonB) * 111_320 * Math.cos((latA * Math.PI) / 180)).toBeCloseTo(
      -100 * Math.sin((105.58 * Math.PI) / 180),
      0,
    )
    expect(Math.abs(latA - latB) * 111_000).toBeLessThan(20)
  })

  test('a local grid is read with four parameters', () => {
    const local = crsFromStatement('EPSG:4544 +helmert=500000,3300000,0,0')!
    const [lon, lat] = local.toLonLat([55439.839, 75683.54])!
    expect(lon).toBeCloseTo(105.5775, 8)
    expect(lat).toBeCloseTo(30.5, 8)
    const turned = crsFromStatement('EPSG:4544 +helmert=555439.839,3375683.54,324000,0')!
    expect(turned.toLonLat([0, 0])![0]).toBeCloseTo(105.5775, 8)
    // A quarter turn: 100 m along the grid's x lead north.
    expect(turned.toLonLat([100, 0])![1]).toBeGreaterThan(30.5008)
  })

  test('rubbish is no statement', () => {
    for (const text of ['', 'EPSG:', 'EPSG:99999', 'mars', '+proj=nonsense', 'EPSG:4544; drop table'])
      expect(crsFromStatement(text)).toBeUndefined()
  })
})

describe('datums of Chinese map services', () => {
  /** Published by eviltransform (MIT): WGS 84 lat lon, GCJ-02 lat lon. */
  const CONTROL_POINTS: [number, number, number, number][] = [
    [31.1774276, 121.5272106, 31.175304, 121.531542],
    [22.543847, 113.912316, 22.540796, 113.917176],
    [39.911954, 116.377817, 39.913345, 116.384047],
  ]

  test.each(CONTROL_POINTS)('%d %d agrees with the published control point', (lat, lon, gcjLat, gcjLon) => {
    const [shiftedLon, shiftedLat] = toChineseDatum('GCJ-02', [lon, lat])
    expect(shiftedLon).toBeCloseTo(gcjLon, 5)
    expect(shiftedLat).toBeCloseTo(gcjLat, 5)
    const [backLon, backLat] = fromChineseDatum('GCJ-02', [gcjLon, gcjLat])!
    expect(backLon).toBeCloseTo(lon, 5)
    expect(backLat).toBeCloseTo(lat, 5)
  })

  test.each(CHINESE_DATUMS)('%s: there and back is exact to a millimetre all over China', datum => {
    for (let lon = 75; lon <= 134; lon += 2.95)
      for (let lat = 5; lat <= 53; lat += 2.4) {
        const [backLon, backLat] = fromChineseDatum(datum, toChineseDatum(datum, [lon, lat]))!
        expect(Math.abs(backLon - lon)).toBeLessThan(1e-8)
        expect(Math.abs(backLat - lat)).toBeLessThan(1e-8)
      }
  })

  test('in Suining the shift is about 450 m to the south-east', () => {
    const [lon, lat] = toChineseDatum('GCJ-02', [105.5775, 30.5])
    const east = (lon - 105.5775) * 111_320 * Math.cos((30.5 * Math.PI) / 180)
    const north = (lat - 30.5) * 110_950
    expect(Math.hypot(east, north)).toBeGreaterThan(430)
    expect(Math.hypot(east, north)).toBeLessThan(460)
    expect(east).toBeGreaterThan(320)
    expect(north).toBeLessThan(-290)
  })

  test('outside China, at the edges of the formula and for nonsense there is no answer', () => {
    for (const position of [
      [0, 0],
      [72.5, 30],
      [137.83, 30],
      [105, 0.83],
      [Number.NaN, 30],
      [1e9, 1e9],
    ] as [number, number][])
      expect(fromChineseDatum('GCJ-02', position)).toBeUndefined()
  })
})

describe('every listed system', () => {
  test('there and back is exact to a millimetre where it is used', () => {
    for (const crs of CRS_LIST) {
      const meridian = Number(/\+lon_0=(\d+)/.exec(crs.proj4)?.[1] ?? 105)
      const place: [number, number] = [meridian + 1, 30.5]
      const there = crs.unit === 'degree' ? place : proj4(crsBySrid(4490)!.proj4, crs.proj4, place)
      const [lon, lat] = crsFromStatement(crs.srid === 84 ? 'CRS84' : `EPSG:${crs.srid}`)!.toLonLat(there)!
      expect(lon).toBeCloseTo(place[0], 8)
      expect(lat).toBeCloseTo(place[1], 8)
    }
  })
})
