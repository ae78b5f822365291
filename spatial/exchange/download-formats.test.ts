import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Feature, FeatureCollection, Geometry, Point } from 'geojson'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasOgr } from '../testing/has-ogr.ts'
import { DOWNLOAD_FORMATS, type DownloadFormat, type DownloadOptions, fileWriter } from './download-formats.ts'
import type { ExportFeature } from './feature-writer.ts'

const OPTIONS: DownloadOptions = {
  name: 'components',
  titleZh: '部件 & 设施',
  columns: [
    { name: 'code', type: 'text', titleZh: '部件标识码' },
    { name: 'state', type: 'text' },
    { name: 'location', type: 'text', titleZh: '位置描述' },
    { name: 'surveyedOn', type: 'date', titleZh: '初始日期' },
    { name: 'attributes', type: 'json' },
    { name: 'version', type: 'integer' },
    { name: 'heightM', type: 'number' },
    { name: 'validFrom', type: 'time' },
  ],
  srid: 4490,
  encoding: 'utf-8',
  hasByteOrderMark: false,
}

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

const LINE: Geometry = {
  type: 'LineString',
  coordinates: [
    [105.5, 30.5],
    [105.51, 30.5],
    [105.51, 30.52],
  ],
}
const AREA: Geometry = {
  type: 'Polygon',
  coordinates: [square(105.5, 30.5, 0.01), square(105.502, 30.502, 0.001).reverse()],
}

/** Three points of which one is full of odd characters and one nearly empty, a line, and an area with a hole. */
const FEATURES: ExportFeature[] = [
  feature(
    1,
    { type: 'Point', coordinates: [105.5775, 30.5] },
    { location: '嘉禾东路 <55> 号 & "旁"，30m³ 𠮷', heightM: 8.25 },
  ),
  feature(2, { type: 'Point', coordinates: [105.578, 30.501] }, { location: null, surveyedOn: null, attributes: {} }),
  feature(3, LINE, {}),
  feature(4, AREA, { location: '很长'.repeat(200) }),
]

function feature(serial: number, geometry: Geometry, values: object): ExportFeature {
  const defaults = {
    code: `510903010200000${serial}`,
    state: 'damaged',
    location: '明月路',
    surveyedOn: '2014-05-01',
    attributes: { 材质: '铸铁' },
    version: 7,
    heightM: null,
    validFrom: '2026-01-01T00:00:00.000Z',
  }
  return { geometry, values: { ...defaults, ...values } }
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'downloads-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* batches(features = FEATURES) {
  yield features.slice(0, 1)
  yield features.slice(1)
}

async function file(
  format: DownloadFormat,
  options: Partial<DownloadOptions> = {},
  features = FEATURES,
): Promise<string> {
  const writer = fileWriter(format, { ...OPTIONS, ...options })
  const path = join(folder, `out.${writer.fileExtension}`)
  await pipeline(Readable.from(writer.bytes(batches(features)), { objectMode: false }), createWriteStream(path))
  return path
}

/** Every feature of every layer as GDAL reads it, in degrees. */
function asOgrReads(path: string): Feature[] {
  const source = path.endsWith('.shp.zip') ? `/vsizip/${path}` : path
  const layers = execFileSync('ogrinfo', ['-ro', '-q', source], { encoding: 'utf8' })
  return [...layers.matchAll(/^\d+: (.+?)(?: \(title: .*\))?(?: \([A-Z3][\w ]+\))?$/gm)].flatMap(([, layer]) => {
    const out = join(folder, 'read.geojson')
    rmSync(out, { force: true })
    execFileSync('ogr2ogr', ['-f', 'GeoJSON', '-lco', 'RFC7946=NO', out, source, layer!])
    return (JSON.parse(readFileSync(out, 'utf8')) as FeatureCollection).features
  })
}

const leftovers = () => readdirSync(tmpdir()).filter(name => name.startsWith('wangge-download-'))
const byCode = (field: string, features: Feature[]) =>
  new Map(features.map(one => [String(one.properties![field]), one]))

describe.skipIf(!hasOgr())('GDAL reads', () => {
  test('a GeoPackage: a layer a kind of geometry, types, titles, a spatial index', async () => {
    const path = await file('gpkg')
    const found = byCode('code', asOgrReads(path))
    expect(found.size).toBe(4)
    const first = found.get('5109030102000001')!
    expect(first.geometry).toEqual(FEATURES[0]!.geometry)
    expect(first.properties).toMatchObject({
      location: FEATURES[0]!.values.location,
      surveyedOn: '2014-05-01',
      version: 7,
      heightM: 8.25,
    })
    expect((found.get('5109030102000004')!.geometry as { coordinates: number[][][][] }).coordinates[0]).toHaveLength(2)
    const about = execFileSync('ogrinfo', ['-so', '-al', path], { encoding: 'utf8' })
    expect(about).toContain('ID["EPSG",4490]')
    expect(about).toMatch(/surveyedOn: Date/)
    const box = execFileSync(
      'ogrinfo',
      ['-q', '-spat', '105.577', '30.4', '105.5777', '30.6', path, 'components_points'],
      { encoding: 'utf8' },
    )
    expect(box.match(/^OGRFeature/gm)).toHaveLength(1)
    const hasIndex = execFileSync(
      'ogrinfo',
      ['-q', '-sql', "select HasSpatialIndex('components_points', 'geom')", path],
      { encoding: 'utf8' },
    )
    expect(hasIndex).toMatch(/= 1/)
  })

  test('a GeoPackage that it may write to afterwards', async () => {
    const path = await file('gpkg', { dimension: 'points' }, FEATURES.slice(0, 2))
    execFileSync('ogrinfo', [path, '-sql', 'delete from components where version = 7 and heightM is null'])
    expect(asOgrReads(path)).toHaveLength(1)
  })

  test.each(['utf-8', 'gbk'] as const)('Shapefiles in %s, with the names and words of the census', async encoding => {
    const path = await file('shp', { encoding })
    const found = byCode('OBJID', asOgrReads(path))
    expect(found.size).toBe(4)
    const first = found.get('5109030102000001')!
    const location = FEATURES[0]!.values.location as string
    expect(first.properties).toMatchObject({
      OBJSTATE: '破损',
      LOCATEDSC: encoding === 'gbk' ? location.replace('³', '?').replace('𠮷', '?') : location,
      ORDATE: '2014-05-01',
      VERSION: 7,
      HEIGHTM: 8.25,
    })
    const { LOCATEDSC, ORDATE } = found.get('5109030102000002')!.properties!
    expect([LOCATEDSC ?? null, ORDATE ?? null]).toEqual([null, null])
    expect(found.get('5109030102000004')!.properties!.LOCATEDSC).toMatch(/^(很长)+很?$/)
    expect((found.get('5109030102000004')!.geometry as { coordinates: unknown[] }).coordinates).toHaveLength(2)
  })

  test('Shapefiles in the reference system of the city', async () => {
    const path = await file('shp', { srid: 4544, dimension: 'points' }, [
      feature(1, { type: 'Point', coordinates: [555_439.839, 3_375_683.54] }, {}),
    ])
    const about = execFileSync('ogrinfo', ['-so', '-al', `/vsizip/${path}`], { encoding: 'utf8' })
    expect(about).toContain('ID["EPSG",4544]')
    execFileSync('ogr2ogr', ['-f', 'GeoJSON', '-t_srs', 'EPSG:4490', join(folder, 'degrees.json'), `/vsizip/${path}`])
    const [point] = (JSON.parse(readFileSync(join(folder, 'degrees.json'), 'utf8')) as FeatureCollection<Point>)
      .features
    expect(point!.geometry.coordinates[0]).toBeCloseTo(105.5775, 6)
    expect(point!.geometry.coordinates[1]).toBeCloseTo(30.5, 6)
  })

  test('KML', async () => {
    const found = byCode('code', asOgrReads(await file('kml')))
    expect(found.size).toBe(4)
    expect(found.get('5109030102000001')!.properties).toMatchObject({
      location: FEATURES[0]!.values.location,
      version: 7,
    })
    expect(found.get('5109030102000004')!.geometry).toMatchObject({ type: 'Polygon' })
  })

  test('XLSX', async () => {
    const found = byCode('部件标识码', asOgrReads(await file('xlsx')))
    expect(found.size).toBe(4)
    expect(found.get('5109030102000001')!.properties).toMatchObject({
      位置描述: FEATURES[0]!.values.location,
      经度: 105.5775,
      version: 7,
    })
    expect(found.get('5109030102000003')!.properties!.WKT).toBe('LINESTRING (105.5 30.5, 105.51 30.5, 105.51 30.52)')
  })

  // GDAL takes titles without rows for a row
  test.each(DOWNLOAD_FORMATS.filter(format => format !== 'xlsx'))('%s without any feature', async format => {
    expect(asOgrReads(await file(format, { dimension: 'points' }, []))).toEqual([])
  })
})

describe('what waits on the disk', () => {
  test.each(['gpkg', 'shp'] as const)('of %s is gone when it has been read', async format => {
    const before = leftovers()
    await file(format)
    expect(leftovers()).toEqual(before)
  })

  test.each(['gpkg', 'shp'] as const)('of %s is gone when the reader goes away', async format => {
    const before = leftovers()
    const bytes = fileWriter(format, OPTIONS).bytes(batches())
    await bytes.next()
    expect(leftovers().length).toBe(before.length + 1)
    await bytes.return(undefined)
    expect(leftovers()).toEqual(before)
  })

  test.each(DOWNLOAD_FORMATS)('of %s is gone when the features cannot be read', async format => {
    const before = leftovers()
    async function* failing() {
      yield FEATURES.slice(0, 1)
      throw new Error('The database is away.')
    }
    const bytes = Readable.from(fileWriter(format, OPTIONS).bytes(failing()), { objectMode: false })
    await expect(bytes.toArray()).rejects.toThrow('The database is away.')
    expect(leftovers()).toEqual(before)
  })
})
