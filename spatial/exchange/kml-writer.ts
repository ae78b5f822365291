import type { Geometry, Position } from 'geojson'
import { escapeXml } from '../xml/escape-xml.ts'
import type { ExportColumn, ExportFeature, FeatureWriter } from './feature-writer.ts'
import type { FileOptions } from './file-options.ts'
import { linesOf, polygonsOf } from './shape-dimension.ts'

/** KML 2.2 (OGC 07-147r2), always in degrees of longitude and latitude. Values stand in ExtendedData under their names. */
export function kmlWriter({ titleZh, columns }: FileOptions): FeatureWriter {
  return {
    contentType: 'application/vnd.google-earth.kml+xml; charset=utf-8',
    fileExtension: 'kml',
    head: () =>
      Buffer.from(
        `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escapeXml(titleZh)}</name>\n${schema(columns)}`,
      ),
    batch: features => Buffer.from(features.map(feature => placemark(feature, columns)).join('')),
    tail: () => Buffer.from('</Document></kml>\n'),
  }
}

const SCHEMA_ID = 'fields'
const FIELD_TYPES: Record<ExportColumn['type'], string> = {
  text: 'string',
  integer: 'int',
  number: 'double',
  date: 'string',
  time: 'string',
  json: 'string',
}

const schema = (columns: readonly ExportColumn[]): string =>
  `<Schema id="${SCHEMA_ID}">${columns.map(({ name, type, titleZh }) => `<SimpleField name="${name}" type="${FIELD_TYPES[type]}"><displayName>${escapeXml(titleZh ?? name)}</displayName></SimpleField>`).join('')}</Schema>\n`

function placemark({ geometry, values }: ExportFeature, columns: readonly ExportColumn[]): string {
  const data = columns.flatMap(({ name }) => {
    const value = values[name]
    if (value === null || value === undefined) return []
    return `<SimpleData name="${name}">${escapeXml(typeof value === 'object' ? JSON.stringify(value) : String(value))}</SimpleData>`
  })
  const title = values.name ?? values.nameZh ?? values.code ?? values.id ?? ''
  return `<Placemark><name>${escapeXml(String(title))}</name><ExtendedData><SchemaData schemaUrl="#${SCHEMA_ID}">${data.join('')}</SchemaData></ExtendedData>${shape(geometry)}</Placemark>\n`
}

function shape(geometry: Geometry): string {
  if (geometry.type === 'Point') return `<Point><coordinates>${tuples([geometry.coordinates])}</coordinates></Point>`
  const members = [...linesOf(geometry).map(line), ...polygonsOf(geometry).map(polygon)]
  return members.length === 1 ? members[0]! : `<MultiGeometry>${members.join('')}</MultiGeometry>`
}

const line = (positions: Position[]): string =>
  `<LineString><coordinates>${tuples(positions)}</coordinates></LineString>`

const ring = (positions: Position[]): string =>
  `<LinearRing><coordinates>${tuples(positions)}</coordinates></LinearRing>`

const polygon = ([outer, ...holes]: Position[][]): string =>
  `<Polygon><outerBoundaryIs>${ring(outer!)}</outerBoundaryIs>${holes.map(hole => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join('')}</Polygon>`

const tuples = (positions: Position[]): string => positions.map(([x, y]) => `${x},${y}`).join(' ')
