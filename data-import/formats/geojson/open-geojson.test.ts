import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fixture, hasFixtures } from '../testing/fixtures.ts'
import { describeSource, readAll, readOne } from '../testing/read-all.ts'
import { tempFiles } from '../testing/temp-files.ts'

const file = tempFiles()
const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] })
const feature = (properties: object, geometry: object | null) => ({ type: 'Feature', properties, geometry })
const collection = (features: object[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })

describe('GeoJSON', () => {
  test('features come with their properties, in WGS 84 unless said otherwise', async () => {
    const table = await readOne(file('a.geojson', collection([feature({ 名称: '井盖', n: 1 }, point(105.5, 30.5))])))
    expect(table.crs).toMatchObject({ status: 'declared', srid: 4326 })
    expect(table.fields).toEqual([
      { name: '名称', kind: 'text' },
      { name: 'n', kind: 'integer' },
    ])
    expect(table.rows).toMatchObject([{ properties: { 名称: '井盖', n: 1 }, geometry: point(105.5, 30.5) }])
  })

  test.each(['before', 'after'])('a crs member %s the features is honoured', async where => {
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4544' } } }
    const features = [feature({}, point(555439.839, 3375683.54))]
    const text =
      where === 'before' ? collection(features, crs) : JSON.stringify({ type: 'FeatureCollection', features, ...crs })
    const table = await readOne(file(`${where}.geojson`, text))
    expect(table.crs).toMatchObject({ status: 'declared', srid: 4544, evidence: 'from crs' })
    const [lon, lat] = (table.rows[0]!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeCloseTo(105.5775, 8)
    expect(lat).toBeCloseTo(30.5, 8)
    expect(table.rows[0]!.original).toEqual([555439.839, 3375683.54])
  })

  test('metres without a crs member are no degrees: the numbers decide', async () => {
    const path = file('m.geojson', collection([feature({}, point(35555439.839, 3375683.54))]))
    const source = await describeSource(path)
    expect(source).toMatchObject([{ crs: { status: 'proposed', srid: 4523 } }])
    expect(source).toMatchObject([
      {
        crs: { evidence: 'GeoJSON (RFC 7946) says degrees, the numbers are not; eastings start with zone number 35' },
      },
    ])
  })

  test.each([
    ['lines', '\n'],
    ['record separators', '\n\u001e'],
  ])('a sequence by %s', async (_name, separator) => {
    const features = [1, 2, 3].map(n => JSON.stringify(feature({ n }, point(105, 30 + n))))
    const text = (separator.includes('\u001e') ? '\u001e' : '') + features.join(separator)
    const { rows } = await readOne(file('s.geojsonl', text))
    expect(rows.map(row => row.properties.n)).toEqual([1, 2, 3])
  })

  test('codes longer than a double can hold keep their digits', async () => {
    const text =
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":5109030102004188,"long":123456789012345678901},"geometry":null}]}'
    const { rows } = await readOne(file('c.geojson', text))
    expect(rows[0]!.properties).toEqual({ code: 5109030102004188, long: '123456789012345678901' })
  })

  test('each feature that cannot be read is refused by row, the others are read', async () => {
    const text = collection([
      feature({ n: 1 }, point(105, 30)),
      feature({ n: 2 }, { type: 'Point', coordinates: ['a', 'b'] }),
      feature(
        { n: 3 },
        {
          type: 'GeometryCollection',
          geometries: [
            point(1, 1),
            {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          ],
        },
      ),
      feature({ n: 4 }, { type: 'GeometryCollection', geometries: [point(105, 31), point(105, 32)] }),
      feature({ n: 5 }, { type: 'Curve', coordinates: [] }),
    ]).replace('"n":5', '"n":5,')
    const table = await readOne(file('bad.geojson', text))
    expect(table.rowCount).toBe(5)
    expect(table.rows.map(row => row.properties.n)).toEqual([1, 4])
    expect(table.rows[1]!.geometry).toEqual({
      type: 'MultiPoint',
      coordinates: [
        [105, 31],
        [105, 32],
      ],
    })
    expect(table.refused.map(({ row, code }) => [row, code])).toEqual([
      [2, 'bad-geometry'],
      [3, 'mixed-collection'],
      [5, 'bad-row'],
    ])
  })

  test.each([
    ['cut off', '{"type":"FeatureCollection","features":[{"type":"Feature"', 'truncated'],
    ['endlessly nested', `{"type":"FeatureCollection","x":${'['.repeat(5000)}`, 'too-deep'],
    ['of another kind', '{"type":"Topology","objects":{}}', 'damaged'],
    ['with text before it', '{"type":"Feature","properties":{},"geometry":null}}', 'damaged'],
  ])('a file %s is refused', async (name, text, code) => {
    expect(await readAll(file(`${name}.json`, text))).toMatchObject({ kind: 'refusal', code })
  })

  test('cut at any place it is refused or read, never crashes', async () => {
    const text = collection([feature({ a: 'x\\"y', b: [1, { c: 2 }] }, point(105, 30)), feature({ a: null }, null)])
    for (let length = 1; length < text.length; length += 5) {
      const result = await readAll(file('cut.geojson', text.slice(0, length)))
      expect(result).toHaveProperty('kind', 'refusal')
    }
  }, 60_000)

  test('strings with escapes and brackets do not confuse it, wherever chunks end', async () => {
    const nasty = { a: '}]"\\', features: '[{', ключ: '\u2028 \\\\" ' }
    const { rows } = await readOne(file('n.geojson', collection([feature(nasty, null)], { name: '{"features":[' })))
    expect(rows[0]!.properties).toEqual(nasty)
  })
})

describe.skipIf(!hasFixtures)('GeoJSON written by other projects', () => {
  test('2,357 street trees of Somerville', async () => {
    const path = file('trees.geojson', gunzipSync(readFileSync(fixture('assets/somerville-trees.geojson.gz'))))
    const table = await readOne(path)
    expect(table.rowCount).toBe(2357)
    expect(table.rows).toHaveLength(2357)
    expect(table.geometryType).toBe('Point')
    const [lon, lat] = (table.rows[0]!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeCloseTo(-71.1, 0)
    expect(lat).toBeCloseTo(42.4, 0)
  })

  test.each([
    ['feature_with_type_Topology_property.json', 1, 0],
    ['featurecollection_point.json', 1, 0],
    ['featuretype.json', 1, 0],
    ['geometrycollection.geojson', 0, 1],
    ['grenada.geojson', 1, 0],
    ['ids_0_1_null_1_null.json', 5, 0],
    ['linestring.geojson', 1, 0],
    ['multilinestring.geojson', 1, 0],
    ['multipoint.geojson', 1, 0],
    ['multipolygon.geojson', 1, 0],
    ['nullvalues.geojson', 2, 0],
    ['point.geojson', 1, 0],
    ['point_with_utf8bom.json', 1, 0],
    ['pointz.json', 1, 0],
    ['polygon.geojson', 1, 0],
    ['sparse_fields.geojson', 14, 0],
    ['srs_name.geojson', 0, 1],
    ['stac_item.json', 1, 0],
    ['test_type_promotion.json', 2, 0],
  ])('%s: %d rows read, %d refused', async (name, read, refused) => {
    const table = await readOne(fixture('gdal-formats/geojson', name))
    expect(table.rows).toHaveLength(read)
    expect(table.refused).toHaveLength(refused)
    expect(table.rowCount).toBe(read + refused)
  })
})
