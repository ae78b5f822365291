import type { Geometry, Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { crsFromIdentifier } from '../geometry/crs.ts'
import { readXml } from '../xml/read-xml.ts'
import { readEnvelope } from './read-envelope.ts'
import { isGmlGeometry, readGml } from './read-gml.ts'

const GML3 = 'xmlns:gml="http://www.opengis.net/gml"'
const GML32 = 'xmlns:gml="http://www.opengis.net/gml/3.2"'
const URN = 'srsName="urn:ogc:def:crs:EPSG::4490"'
const LON_LAT = crsFromIdentifier('CRS84')!

const read = (xml: string, namespace = GML32) =>
  readGml(readXml(xml.replace(/^<gml:\w+/, start => `${start} ${namespace}`)), LON_LAT)

const LINE: Position[] = [
  [105.57, 30.51],
  [105.58, 30.52],
]
const RING: Position[] = [
  [105.57, 30.51],
  [105.59, 30.51],
  [105.59, 30.53],
  [105.57, 30.51],
]
const HOLE: Position[] = [
  [105.58, 30.512],
  [105.585, 30.512],
  [105.585, 30.518],
  [105.58, 30.512],
]
const latLon = (positions: Position[]) => positions.map(([lon, lat]) => `${lat} ${lon}`).join(' ')
const tuples = (positions: Position[]) => positions.map(position => position.join(',')).join(' ')
const ring = (positions: Position[]) =>
  `<gml:LinearRing><gml:posList>${latLon(positions)}</gml:posList></gml:LinearRing>`
const oldRing = (positions: Position[]) =>
  `<gml:LinearRing><gml:coordinates>${tuples(positions)}</gml:coordinates></gml:LinearRing>`

const POINT: Geometry = { type: 'Point', coordinates: [105.57, 30.51] }
const POLYGON: Geometry = { type: 'Polygon', coordinates: [RING, HOLE] }
const polygon32 = `<gml:Polygon ${URN}><gml:exterior>${ring(RING)}</gml:exterior><gml:interior>${ring(HOLE)}</gml:interior></gml:Polygon>`
const polygon2 = `<gml:Polygon ${URN}><gml:outerBoundaryIs>${oldRing(RING)}</gml:outerBoundaryIs><gml:innerBoundaryIs>${oldRing(HOLE)}</gml:innerBoundaryIs></gml:Polygon>`
const patch = (positions: Position[]) =>
  `<gml:PolygonPatch><gml:exterior>${ring(positions)}</gml:exterior></gml:PolygonPatch>`
const lineString = `<gml:LineString><gml:posList>${latLon(LINE)}</gml:posList></gml:LineString>`
const point = '<gml:Point><gml:pos>30.51 105.57</gml:pos></gml:Point>'

describe('GML 3 is read in the order of the authority', () => {
  test.each<[string, string, Geometry]>([
    ['a point', `<gml:Point ${URN}><gml:pos>30.51 105.57</gml:pos></gml:Point>`, POINT],
    ['a point with a height', `<gml:Point ${URN}><gml:pos>30.51 105.57 280.5</gml:pos></gml:Point>`, POINT],
    [
      'a line',
      `<gml:LineString ${URN}><gml:posList>${latLon(LINE)}</gml:posList></gml:LineString>`,
      { type: 'LineString', coordinates: LINE },
    ],
    [
      'a line with heights',
      `<gml:LineString ${URN} srsDimension="3"><gml:posList>30.51 105.57 1 30.52 105.58 2</gml:posList></gml:LineString>`,
      { type: 'LineString', coordinates: LINE },
    ],
    [
      'a line of positions one by one',
      `<gml:LineString ${URN}><gml:pos>30.51 105.57</gml:pos><gml:pointProperty><gml:Point><gml:pos>30.52 105.58</gml:pos></gml:Point></gml:pointProperty></gml:LineString>`,
      { type: 'LineString', coordinates: LINE },
    ],
    [
      'a curve of segments that meet',
      `<gml:Curve ${URN}><gml:segments><gml:LineStringSegment><gml:posList>${latLon(LINE)}</gml:posList></gml:LineStringSegment><gml:LineStringSegment><gml:posList>30.52 105.58 30.53 105.58</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>`,
      { type: 'LineString', coordinates: [...LINE, [105.58, 30.53]] },
    ],
    [
      'a curve taken backwards',
      `<gml:OrientableCurve orientation="-" ${URN}><gml:baseCurve>${lineString}</gml:baseCurve></gml:OrientableCurve>`,
      { type: 'LineString', coordinates: [...LINE].reverse() },
    ],
    ['a polygon with a hole', polygon32, POLYGON],
    [
      'a surface of one patch',
      `<gml:Surface ${URN}><gml:patches>${patch(RING)}</gml:patches></gml:Surface>`,
      { type: 'Polygon', coordinates: [RING] },
    ],
    [
      'a ring of curves',
      `<gml:Polygon ${URN}><gml:exterior><gml:Ring><gml:curveMember><gml:LineString><gml:posList>${latLon(RING.slice(0, 3))}</gml:posList></gml:LineString></gml:curveMember><gml:curveMember><gml:LineString><gml:posList>${latLon(RING.slice(2))}</gml:posList></gml:LineString></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon>`,
      { type: 'Polygon', coordinates: [RING] },
    ],
    [
      'several points',
      `<gml:MultiPoint ${URN}><gml:pointMember>${point}</gml:pointMember><gml:pointMembers>${point}${point}</gml:pointMembers></gml:MultiPoint>`,
      { type: 'MultiPoint', coordinates: [LINE[0]!, LINE[0]!, LINE[0]!] },
    ],
    [
      'several curves',
      `<gml:MultiCurve ${URN}><gml:curveMember>${lineString}</gml:curveMember></gml:MultiCurve>`,
      { type: 'MultiLineString', coordinates: [LINE] },
    ],
    [
      'several surfaces, one of them of two patches',
      `<gml:MultiSurface ${URN}><gml:surfaceMember><gml:Surface><gml:patches>${patch(RING)}${patch(HOLE)}</gml:patches></gml:Surface></gml:surfaceMember><gml:surfaceMember>${polygon32}</gml:surfaceMember></gml:MultiSurface>`,
      { type: 'MultiPolygon', coordinates: [[RING], [HOLE], [RING, HOLE]] },
    ],
    [
      'a mixture',
      `<gml:MultiGeometry ${URN}><gml:geometryMember>${point}</gml:geometryMember><gml:geometryMembers>${lineString}</gml:geometryMembers></gml:MultiGeometry>`,
      { type: 'GeometryCollection', geometries: [POINT, { type: 'LineString', coordinates: LINE }] },
    ],
    [
      'a box',
      `<gml:Envelope ${URN}><gml:lowerCorner>30.51 105.57</gml:lowerCorner><gml:upperCorner>30.52 105.58</gml:upperCorner></gml:Envelope>`,
      {
        type: 'Polygon',
        coordinates: [
          [
            [105.57, 30.51],
            [105.57, 30.52],
            [105.58, 30.52],
            [105.58, 30.51],
            [105.57, 30.51],
          ],
        ],
      },
    ],
  ])('%s', (_, xml, expected) => {
    for (const namespace of [GML3, GML32]) expect(read(xml, namespace)).toEqual({ geometry: expected, remarks: [] })
  })
})

describe('GML 2 is read x first whatever its srsName says', () => {
  test.each<[string, string, Geometry]>([
    ['a point', `<gml:Point ${URN}><gml:coordinates>105.57,30.51</gml:coordinates></gml:Point>`, POINT],
    [
      'a point by X and Y',
      `<gml:Point><gml:coord><gml:X>105.57</gml:X><gml:Y>30.51</gml:Y><gml:Z>3</gml:Z></gml:coord></gml:Point>`,
      POINT,
    ],
    [
      'other separators',
      `<gml:LineString><gml:coordinates cs=" " ts=";" decimal=",">105,57 30,51;105,58 30,52</gml:coordinates></gml:LineString>`,
      { type: 'LineString', coordinates: LINE },
    ],
    [
      'heights, line breaks and blanks after commas',
      `<gml:LineString><gml:coordinates>\n105.57, 30.51, 1\n 105.58,30.52,2 </gml:coordinates></gml:LineString>`,
      { type: 'LineString', coordinates: LINE },
    ],
    ['a polygon with a hole', polygon2, POLYGON],
    [
      'several polygons',
      `<gml:MultiPolygon srsName="http://www.opengis.net/gml/srs/epsg.xml#4490"><gml:polygonMember>${polygon2}</gml:polygonMember></gml:MultiPolygon>`,
      { type: 'MultiPolygon', coordinates: [[RING, HOLE]] },
    ],
    [
      'several lines',
      `<gml:MultiLineString><gml:lineStringMember><gml:LineString><gml:coordinates>${tuples(LINE)}</gml:coordinates></gml:LineString></gml:lineStringMember></gml:MultiLineString>`,
      { type: 'MultiLineString', coordinates: [LINE] },
    ],
  ])('%s', (_, xml, expected) => expect(read(xml, GML3).geometry).toEqual(expected))
})

describe('the order of the axes', () => {
  test.each([
    ['urn:ogc:def:crs:EPSG::4490', '30.51 105.57'],
    ['urn:x-ogc:def:crs:EPSG:6.9:4326', '30.51 105.57'],
    ['http://www.opengis.net/def/crs/EPSG/0/4490', '30.51 105.57'],
    ['https://www.opengis.net/def/crs/EPSG/0/4326', '30.51 105.57'],
    ['EPSG:4490', '105.57 30.51'],
    ['http://www.opengis.net/gml/srs/epsg.xml#4326', '105.57 30.51'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', '105.57 30.51'],
    ['urn:ogc:def:crs:EPSG::4544', '3376788.5177 554714.2308'],
    ['EPSG:4544', '554714.2308 3376788.5177'],
    ['urn:ogc:def:crs:EPSG::3857', '11751998.643 3569275.4876'],
  ])('under %s is that of the identifier', (srsName, pos) => {
    const { geometry } = read(`<gml:Point srsName="${srsName}"><gml:pos>${pos}</gml:pos></gml:Point>`)
    const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : []
    expect(lon).toBeCloseTo(105.57, 7)
    expect(lat).toBeCloseTo(30.51, 7)
  })

  test('is inherited, from further out the less it counts, and else the one of the request', () => {
    const pos = (attributes: string, text: string) => `<gml:Point><gml:pos ${attributes}>${text}</gml:pos></gml:Point>`
    const members = `<gml:pointMembers srsName="EPSG:4490">${pos('', '105.57 30.51')}${pos(URN, '30.51 105.57')}</gml:pointMembers>`
    const { geometry } = read(
      `<gml:MultiPoint ${URN}>${members}<gml:pointMember>${point}</gml:pointMember></gml:MultiPoint>`,
    )
    expect(geometry).toEqual({ type: 'MultiPoint', coordinates: [LINE[0], LINE[0], LINE[0]] })
    const bare = readXml(`<gml:Point ${GML32}><gml:pos>30.51 105.57</gml:pos></gml:Point>`)
    expect(readGml(bare, crsFromIdentifier('urn:ogc:def:crs:EPSG::4490')!).geometry).toEqual(POINT)
  })

  test('of a box is kept with it, as it was written', () => {
    const box = readXml(`<gml:Box ${GML3} ${URN}><gml:coordinates>105.5,30.5 105.6,30.6</gml:coordinates></gml:Box>`)
    expect(readEnvelope(box, LON_LAT)).toMatchObject({ bbox: [105.5, 30.5, 105.6, 30.6], crs: { yFirst: false } })
    const envelope = readXml(
      `<gml:Envelope ${GML32} ${URN}><gml:lowerCorner>30.5 105.5</gml:lowerCorner><gml:upperCorner>30.6 105.6</gml:upperCorner></gml:Envelope>`,
    )
    expect(readEnvelope(envelope, LON_LAT)).toMatchObject({ bbox: [30.5, 105.5, 30.6, 105.6], crs: { yFirst: true } })
  })
})

describe('arcs', () => {
  const remarks = ['Arcs are kept as lines.']
  // on the ground a quarter of a circle of 0.001° of latitude around 105.57, 30.51
  const east = 0.001 / Math.cos((30.51 * Math.PI) / 180)
  const at = (degrees: number) => {
    const angle = (degrees * Math.PI) / 180
    return [105.57 + east * Math.cos(angle), 30.51 + 0.001 * Math.sin(angle)] as [number, number]
  }
  const distance = ([lon, lat]: Position) => Math.hypot((lon! - 105.57) * (0.001 / east), lat! - 30.51)
  const inXml = (kind: string, ...angles: number[]) =>
    `<gml:Curve ${URN}><gml:segments><gml:${kind}><gml:posList>${latLon(angles.map(at))}</gml:posList></gml:${kind}></gml:segments></gml:Curve>`
  const line = (xml: string) => {
    const { geometry, ...rest } = read(xml)
    expect(rest).toEqual({ remarks })
    return (geometry as { coordinates: Position[] }).coordinates
  }

  test.each([
    [0, 45, 90, 18],
    [90, 45, 0, 18],
    [350, 0, 10, 4],
    [0, 180, 270, 54],
  ])('from %d° over %d° to %d° become %d chords on the circle', (from, over, to, chords) => {
    const positions = line(inXml('Arc', from, over, to))
    expect(positions).toHaveLength(chords + 1)
    expect(positions.at(0)).toEqual(at(from))
    expect(positions.at(-1)).toEqual(at(to))
    for (const position of positions) expect(distance(position)).toBeCloseTo(0.001, 6)
    const nearest = Math.min(...positions.map(([lon, lat]) => Math.hypot(lon! - at(over)[0], lat! - at(over)[1])))
    expect(nearest).toBeLessThan(0.00005)
  })

  test('a circle comes round to where it began', () => {
    const positions = line(inXml('Circle', 0, 90, 180))
    expect(positions.at(-1)).toEqual(positions[0])
    expect(positions.length).toBeGreaterThan(70)
    for (const position of positions) expect(distance(position)).toBeCloseTo(0.001, 6)
  })

  test('an arc of positions on a line is that line', () => {
    const straight = `<gml:Curve ${URN}><gml:segments><gml:ArcString><gml:posList>30.5 105.5 30.6 105.6 30.7 105.7</gml:posList></gml:ArcString></gml:segments></gml:Curve>`
    expect(line(straight)).toHaveLength(3)
  })
})

describe('is refused in words', () => {
  test.each([
    ['NaN', '<gml:Point><gml:pos>NaN 30</gml:pos></gml:Point>', 'Line 1: pos: "NaN" is no number.'],
    ['infinity', '<gml:Point><gml:pos>INF 30</gml:pos></gml:Point>', '"INF" is no number'],
    ['a number too large', '<gml:Point><gml:pos>1e999 30</gml:pos></gml:Point>', '"1e999" is no number'],
    ['a hexadecimal number', '<gml:Point><gml:pos>0x10 30</gml:pos></gml:Point>', '"0x10" is no number'],
    ['SQL', "<gml:Point><gml:coordinates>1,2'); drop table components;--</gml:coordinates></gml:Point>", 'is no'],
    ['no position', '<gml:Point/>', 'Point: 0 positions, expected 1'],
    ['one number', '<gml:Point><gml:pos>30</gml:pos></gml:Point>', 'pos: 1 numbers, expected 2 or 3'],
    ['an odd list', '<gml:LineString><gml:posList>1 2 3</gml:posList></gml:LineString>', '3 numbers are no list'],
    ['a dimension of 4', '<gml:LineString srsDimension="4"/>', 'srsDimension "4": expected 2 or 3'],
    ['a line of one position', '<gml:LineString><gml:posList>1 2</gml:posList></gml:LineString>', 'two positions'],
    [
      'an open ring',
      `<gml:Polygon><gml:exterior>${ring(RING.slice(0, 3).concat(LINE))}</gml:exterior></gml:Polygon>`,
      'a ring ends where it begins',
    ],
    ['a short ring', `<gml:Polygon><gml:exterior>${ring(LINE)}</gml:exterior></gml:Polygon>`, 'four positions'],
    ['a polygon of holes', `<gml:Polygon><gml:interior>${ring(RING)}</gml:interior></gml:Polygon>`, '0 outer rings'],
    [
      'a curve that jumps',
      `<gml:CompositeCurve><gml:curveMember>${lineString}</gml:curveMember><gml:curveMember>${lineString}</gml:curveMember></gml:CompositeCurve>`,
      'begins where the one before it ends',
    ],
    ['an empty collection', '<gml:MultiPoint/>', 'MultiPoint has no members'],
    ['an empty surface', '<gml:Surface/>', 'Surface has no parts'],
    ['a spline', '<gml:Curve><gml:segments><gml:BSpline/></gml:segments></gml:Curve>', 'BSpline is not read'],
    ['a solid', '<gml:Solid/>', 'Solid is no geometry that is read'],
    ['a box of one corner', '<gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner></gml:Envelope>', '1 corners'],
    [
      'a reference system of nobody',
      '<gml:Point srsName="EPSG:32690"><gml:pos>1 2</gml:pos></gml:Point>',
      'srsName "EPSG:32690"',
    ],
    ['another vocabulary', '<kml:Point xmlns:kml="http://www.opengis.net/kml/2.2"/>', 'expected a geometry of GML'],
  ])('%s', (_, xml, message) => {
    const element = readXml(xml.replace(/^<gml:\w+/, start => `${start} ${GML32}`))
    expect(() => readGml(element, LON_LAT)).toThrow(message)
  })

  test('more positions than any outline has', () => {
    const positions = '30.5 105.5 '.repeat(200_001)
    expect(() => read(`<gml:LineString><gml:posList>${positions}</gml:posList></gml:LineString>`)).toThrow(
      'more than 200000 positions',
    )
  })
})

test('only geometries of GML are taken for such', () => {
  const isOne = (xml: string) => isGmlGeometry(readXml(xml))
  for (const name of ['Point', 'MultiSurface', 'Envelope', 'Curve', 'Surface', 'MultiGeometry'])
    expect(isOne(`<gml:${name} ${GML32}/>`)).toBe(true)
  expect(isOne(`<gml:toString ${GML32}/>`)).toBe(false)
  expect(isOne('<Point/>')).toBe(false)
})
