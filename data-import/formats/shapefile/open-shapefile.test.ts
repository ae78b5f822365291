import { readdirSync, readFileSync } from 'node:fs'
import type { Feature, Geometry, Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { fixture, hasFixtures } from '../testing/fixtures.ts'
import { describeSource, readAll, readOne } from '../testing/read-all.ts'

const WGS84 = { crs: 'EPSG:4326' }
const flat = ([x, y]: Position): Position => [x!, y!]

/** The expected files turn rings to RFC 7946 order; the reader keeps the order of the file. */
function comparable(geometry: Geometry | null): unknown {
  if (geometry?.type === 'Polygon') return geometry.coordinates.map(ring => ring.map(flat).reverse())
  if (geometry?.type === 'MultiPolygon')
    return geometry.coordinates.map(rings => rings.map(ring => ring.map(flat).reverse()))
  return geometry && 'coordinates' in geometry ? JSON.parse(JSON.stringify(geometry.coordinates)) : null
}

function withoutHeights(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates
  return typeof coordinates[0] === 'number' ? coordinates.slice(0, 2) : coordinates.map(withoutHeights)
}

const expectedGeometry = (geometry: Geometry | null): unknown =>
  geometry && 'coordinates' in geometry ? withoutHeights(geometry.coordinates) : null

function expectedFeatures(name: string): Feature[] {
  const json = JSON.parse(readFileSync(fixture('shapefile', `${name}.json`), 'utf8'))
  return json.features ?? json.map((geometry: Geometry) => ({ geometry, properties: {} }))
}

/** Dates of the expected files are epoch milliseconds in the zone of whoever made them. */
const SPECIAL_PROPERTIES = new Set(['date-property', 'multipolygon_with_holes', 'ignore-properties'])

describe.skipIf(!hasFixtures)('shapefiles written by other projects', () => {
  const names = hasFixtures
    ? readdirSync(fixture('shapefile'))
        .filter(name => name.endsWith('.shp'))
        .map(name => name.slice(0, -4))
    : []

  test('all of the collection are tried', () => expect(names).toHaveLength(22))

  test.each(names)('%s gives the expected features', async name => {
    const table = await readOne(fixture('shapefile', `${name}.shp`), WGS84)
    const expected = expectedFeatures(name)
    expect(table.rowCount).toBe(expected.length)
    expect(table.refused).toEqual([])
    expect(table.rows.map(({ geometry }) => geometry?.type)).toEqual(expected.map(({ geometry }) => geometry?.type))
    expect(table.rows.map(({ geometry }) => comparable(geometry))).toEqual(
      expected.map(({ geometry }) => expectedGeometry(geometry)),
    )
    if (!SPECIAL_PROPERTIES.has(name))
      expect(table.rows.map(({ properties }) => properties)).toEqual(expected.map(({ properties }) => properties))
  })

  test('dates are calendar days', async () => {
    const { rows } = await readOne(fixture('shapefile/date-property.shp'), WGS84)
    expect(rows.map(({ properties }) => properties.date)).toEqual(['2013-01-02', '2013-02-02', '2013-01-03'])
  })

  test('a shapefile without .dbf gives shapes and says so', async () => {
    const { rows, notes, fields } = await readOne(fixture('shapefile/ignore-properties.shp'), WGS84)
    expect(fields).toEqual([])
    expect(rows).toHaveLength(3)
    expect(notes.map(({ code }) => code)).toEqual(['missing-shx', 'missing-dbf'])
  })

  test('the coordinate system comes from the .prj', async () => {
    const { crs } = await readOne(fixture('shapefile/points.shp'))
    expect(crs).toMatchObject({ status: 'declared', srid: 4326 })
  })

  test('a .prj with a byte order mark is read', async () => {
    const source = await describeSource(fixture('gdal-formats/shp/prjwithutf8bom.shp'))
    expect(source).toMatchObject([{ crs: { status: 'refused', name: 'GCS_North_American_1983' } }])
  })

  test.each([
    ['arcm_with_m', 2],
    ['arcm_without_m', 2],
    ['empty', 0],
    ['emptymultiline', 1],
    ['emptymultipoint', 1],
    ['emptymultipoly', 1],
    ['emptyshapefilewithsbn', 0],
    ['gjline', 1],
    ['gjmultiline', 1],
    ['gjmultipoint', 1],
    ['gjmultipoly', 1],
    ['gjpoint', 1],
    ['gjpoly', 1],
    ['pointz_without_m', 1],
    ['pointzm_with_all_nodata_m', 2],
    ['pointzm_with_one_valid_m', 2],
    ['polygonm_with_m', 2],
    ['polygonm_without_m', 2],
  ])('%s has %d rows', async (name, rows) => {
    const table = await readOne(fixture('gdal-formats/shp', `${name}.shp`), WGS84)
    expect(table.rows).toHaveLength(rows)
    expect(table.rowCount).toBe(rows)
  })

  test('without .prj and outside China the coordinate system is asked for', async () => {
    const tables = await readAll(fixture('shapefile/singleton.shp')).catch((error: Error) => error)
    expect(tables).toMatchObject({ refusal: { code: 'crs-needed' } })
  })
})
