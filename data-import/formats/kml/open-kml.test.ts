import { describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { fixture, hasFixtures } from '../testing/fixtures.ts'
import { readAll, readOne } from '../testing/read-all.ts'
import { tempFiles } from '../testing/temp-files.ts'

const file = tempFiles()
const kml = (content: string) =>
  `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${content}</Document></kml>`
const placemark = (content: string) => `<Placemark>${content}</Placemark>`

const CENSUS = kml(
  `<Folder><name>公用设施</name>${placemark(`<name>污水井盖</name><ExtendedData>
  <Data name="OBJID"><value>5109030102004188</value></Data><SchemaData><SimpleData name="权属">市政 &amp; 水务</SimpleData></SchemaData>
  </ExtendedData><Point><coordinates>105.5775,30.5,301.2</coordinates></Point>`)}</Folder>`,
)

describe('KML', () => {
  test('extended data become fields, folders too, positions are WGS 84', async () => {
    const table = await readOne(file('a.kml', CENSUS))
    expect(table.crs).toMatchObject({ status: 'declared', srid: 4326, evidence: 'from KML' })
    expect(table.rows).toMatchObject([
      {
        properties: { folder: '公用设施', name: '污水井盖', OBJID: '5109030102004188', 权属: '市政 & 水务' },
        geometry: { type: 'Point', coordinates: [105.5775, 30.5] },
      },
    ])
  })

  test('a KMZ is unpacked; its pictures are left out with a note', async () => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from(CENSUS), 'doc.kml')
    zip.addBuffer(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'files/icon.png')
    zip.end()
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
    const tables = await readAll(file('a.kmz', Buffer.concat(chunks)))
    expect(tables).toMatchObject([{ name: 'doc', path: 'a.kmz/doc.kml', rowCount: 1 }])
  })

  test('polygons keep their holes, collections of one kind become multi', async () => {
    const ring = (size: number) =>
      `<LinearRing><coordinates>0,0 ${size},0 ${size},${size} 0,0</coordinates></LinearRing>`
    const polygon = `<Polygon><outerBoundaryIs>${ring(4)}</outerBoundaryIs><innerBoundaryIs>${ring(1)}</innerBoundaryIs></Polygon>`
    const text = kml(placemark(polygon) + placemark(`<MultiGeometry>${polygon}${polygon}</MultiGeometry>`))
    const { rows } = await readOne(file('p.kml', text), { crs: 'EPSG:4326' })
    expect(rows[0]!.geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 0],
        ],
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    })
    expect(rows[1]!.geometry).toMatchObject({ type: 'MultiPolygon' })
  })

  test.each([
    ['entity bomb', '<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', 'xml-entities'],
    ['endless nesting', `<kml>${'<Folder>'.repeat(1000)}`, 'too-deep'],
    ['cut off', CENSUS.slice(0, -40), 'truncated'],
    ['crossed tags', '<kml><Document></kml></Document>', 'damaged'],
  ])('%s is refused', async (name, text, code) => {
    expect(await readAll(file(`${name}.kml`, text))).toMatchObject({ kind: 'refusal', code })
  })

  test('positions that are no numbers refuse their row', async () => {
    const text = kml(
      placemark('<Point><coordinates>a,b</coordinates></Point>') +
        placemark('<Point><coordinates>105,30</coordinates></Point>'),
    )
    const table = await readOne(file('n.kml', text))
    expect(table.refused).toMatchObject([{ row: 1, code: 'not-finite' }])
    expect(table.rows).toHaveLength(1)
  })

  test('cut at any place it is refused, never crashes', async () => {
    for (let length = 1; length < CENSUS.length - 6; length += 17)
      expect(await readAll(file('cut.kml', CENSUS.slice(0, length)))).toHaveProperty('kind', 'refusal')
  }, 60_000)
})

describe.skipIf(!hasFixtures)('KML written by other projects', () => {
  test.each([
    ['ID_simple_field', 1, 0],
    ['description_with_xml', 1, 0],
    ['duplicate_folder_name', 2, 0],
    ['empty', 0, 0],
    ['emptylayers', 1, 0],
    ['extended_data_without_schema_data', 2, 0],
    ['geometries', 25, 1],
    ['gxmultitrack', 1, 0],
    ['gxtimestamp', 2, 0],
    ['gxtrack', 1, 0],
    ['junk_content_after_valid_doc', 0, 0],
    ['non_conformant_multi', 3, 0],
    ['placemark_with_kml_prefix', 1, 0],
    ['samples', 20, 0],
    ['several_schema_in_layer', 2, 0],
    ['tab_separated_coord_triplet', 1, 0],
    ['test_schema', 4, 0],
  ])('%s: %d placemarks, %d refused', async (name, read, refused) => {
    const table = await readOne(fixture('gdal-formats/kml', `${name}.kml`), { crs: 'EPSG:4326' })
    expect(table.rows).toHaveLength(read)
    expect(table.refused).toHaveLength(refused)
  })

  test('HTML inside a description is kept as its text', async () => {
    const { rows } = await readOne(fixture('gdal-formats/kml/description_with_xml.kml'), { crs: 'EPSG:4326' })
    expect(rows[0]!.properties.description).toBe('DescriptionInteresting')
  })

  test('a file that ends in the middle of its coordinates is refused', async () => {
    expect(await readAll(fixture('gdal-formats/kml/truncated.kml'))).toMatchObject({ code: 'truncated' })
  })
})
