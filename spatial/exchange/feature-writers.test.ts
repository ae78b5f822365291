import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { hasOgr } from '../testing/has-ogr.ts'
import { csvWriter, wkt } from './csv-writer.ts'
import type { ExportColumn, ExportFeature, FeatureWriter } from './feature-writer.ts'
import { flatgeobufWriter } from './flatgeobuf-writer.ts'
import { geojsonWriter } from './geojson-writer.ts'

const COLUMNS: ExportColumn[] = [
  { name: 'code', type: 'text' },
  { name: 'version', type: 'integer' },
  { name: 'note', type: 'text' },
  { name: 'surveyedOn', type: 'time' },
  { name: 'attributes', type: 'json' },
]

const GEOMETRIES: Geometry[] = [
  { type: 'Point', coordinates: [105.5775, 30.5] },
  {
    type: 'LineString',
    coordinates: [
      [105.5, 30.5],
      [105.6, 30.5],
      [105.6, 30.6],
    ],
  },
  {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 0],
      ],
      [
        [2, 1],
        [3, 1],
        [3, 2],
        [2, 1],
      ],
    ],
  },
  {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
        [9, 9],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    ],
  },
]

const FEATURES: ExportFeature[] = GEOMETRIES.map((geometry, index) => ({
  geometry,
  values: {
    code: `510903010200000${index + 1}`,
    version: 7,
    note: index === 0 ? '红色, "新"\n两行' : null,
    surveyedOn: '2014-05-01',
    attributes: { material: '铸铁' },
  },
}))

/** In batches of two, so that the seams are tested as well. */
function write(writer: FeatureWriter): Buffer {
  const batches = [FEATURES.slice(0, 2), FEATURES.slice(2, 4), [], FEATURES.slice(4)]
  return Buffer.concat([writer.head(), ...batches.map(batch => writer.batch(batch)), writer.tail()])
}

describe('FlatGeobuf', () => {
  test('every geometry type and value comes back through the reference reader', async () => {
    const found: Feature[] = []
    for await (const feature of deserialize(new Uint8Array(write(flatgeobufWriter(COLUMNS)))))
      found.push(feature as Feature)
    expect(found.map(feature => feature.geometry)).toEqual(GEOMETRIES)
    expect(found[0]!.properties).toEqual(FEATURES[0]!.values)
    expect(found[1]!.properties).not.toHaveProperty('note')
  })

  test('features lie at multiples of 8 bytes, however long the header is', async () => {
    for (const name of ['a', 'abcde', 'abcdefghi', 'abcdefghijklm']) {
      const writer = flatgeobufWriter([{ name, type: 'text' }])
      expect(writer.head().length % 8).toBe(0)
      for (const feature of FEATURES) expect(writer.batch([{ ...feature, values: { [name]: 'x' } }]).length % 8).toBe(0)
    }
  })

  test.skipIf(!hasOgr())('GDAL reads it: geometry, values and the reference system', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fgb-'))
    writeFileSync(join(folder, 'in.fgb'), write(flatgeobufWriter(COLUMNS)))
    execFileSync('ogr2ogr', ['-f', 'GeoJSON', join(folder, 'out.json'), join(folder, 'in.fgb')])
    const read: FeatureCollection = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))
    const about = execFileSync('ogrinfo', ['-so', '-al', join(folder, 'in.fgb')], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(read.features.map(({ geometry }) => geometry)).toEqual(GEOMETRIES)
    expect(read.features[0]!.properties).toMatchObject({ code: '5109030102000001', note: '红色, "新"\n两行' })
    expect(about).toContain('China Geodetic Coordinate System 2000')
  })
})

describe('CSV', () => {
  const text = write(csvWriter(COLUMNS, { encoding: 'utf-8', hasByteOrderMark: true })).toString()

  test('quotes what needs it, and gives points as lon and lat', () => {
    expect(text.split('\r\n')[0]).toBe('\ufeffcode,version,note,surveyedOn,attributes,lon,lat,wkt')
    expect(text).toContain(
      '5109030102000001,7,"红色, ""新""\n两行",2014-05-01,"{""material"":""铸铁""}",105.5775,30.5,POINT (105.5775 30.5)\r\n',
    )
    expect(text).toContain(',,,"LINESTRING (105.5 30.5, 105.6 30.5, 105.6 30.6)"\r\n')
  })

  test('in GBK it has no byte order mark and reads back the same', () => {
    const bytes = write(csvWriter(COLUMNS, { encoding: 'gbk', hasByteOrderMark: true }))
    expect(new TextDecoder('gbk').decode(bytes)).toBe(text.slice(1))
  })

  test('well-known text keeps holes and parts apart', () => {
    expect(wkt(GEOMETRIES[2]!)).toBe('POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))')
    expect(wkt({ type: 'GeometryCollection', geometries: [GEOMETRIES[0]!] })).toBe(
      'GEOMETRYCOLLECTION (POINT (105.5775 30.5))',
    )
  })
})

test('GeoJSON is one collection whatever the batches, also when nothing was found', () => {
  const features = GEOMETRIES.map((geometry, id) => ({ feature: JSON.stringify({ type: 'Feature', id, geometry }) }))
  const writer = geojsonWriter()
  const batches = [[], features.slice(0, 2), [], features.slice(2)].map(batch => writer.batch(batch))
  const text = Buffer.concat([writer.head(), ...batches, writer.tail()]).toString()
  expect(JSON.parse(text).features).toEqual(features.map(({ feature }) => JSON.parse(feature)))
  expect(text.trim().split('\n')).toHaveLength(GEOMETRIES.length + 2)
  const empty = geojsonWriter()
  expect(JSON.parse(Buffer.concat([empty.head(), empty.tail()]).toString())).toEqual({
    type: 'FeatureCollection',
    features: [],
  })
})
