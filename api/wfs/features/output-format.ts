import type { GmlVersion } from '../../../spatial/gml/gml-version.ts'
import type { WfsCall } from '../operation.ts'
import { type Generation, generationOf } from '../versions.ts'
import { invalidParameter } from '../wfs-exception.ts'

export type OutputFormat = GmlVersion | 'geojson' | 'csv'

/** What each version answers with when nothing is said. */
export const DEFAULT_FORMAT: Record<Generation, GmlVersion> = { '2.0': '3.2', '1.1': '3.1.1', '1.0': '2.1.2' }

/** The media types of answers, the first of each also stands in the capabilities. */
export const GML_MEDIA_TYPES: Record<GmlVersion, string> = {
  '3.2': 'application/gml+xml; version=3.2',
  '3.1.1': 'text/xml; subtype=gml/3.1.1',
  '2.1.2': 'text/xml; subtype=gml/2.1.2',
}

/** Names as clients write them, without case, white space and plus signs: a plus in an address becomes a space. */
const NAMES: Record<string, OutputFormat> = {
  'application/gmlxml;version=3.2': '3.2',
  'application/gmlxml;version=3.2.1': '3.2',
  'application/gmlxml': '3.2',
  'text/xml;subtype=gml/3.2': '3.2',
  'text/xml;subtype=gml/3.2.1': '3.2',
  'text/xml;version=3.2': '3.2',
  gml32: '3.2',
  'gml3.2': '3.2',
  'application/gmlxml;version=3.1': '3.1.1',
  'application/gmlxml;version=3.1.1': '3.1.1',
  'text/xml;subtype=gml/3.1.1': '3.1.1',
  'text/xml;subtype=gml/3.1': '3.1.1',
  gml3: '3.1.1',
  'text/xml;subtype=gml/2.1.2': '2.1.2',
  'text/xml;subtype=gml/2.1': '2.1.2',
  gml2: '2.1.2',
  'application/json': 'geojson',
  'application/geojson': 'geojson',
  'application/vnd.geojson': 'geojson',
  'application/json;type=geojson': 'geojson',
  'application/json;subtype=geojson': 'geojson',
  json: 'geojson',
  geojson: 'geojson',
  'text/csv': 'csv',
  csv: 'csv',
}

export const FEATURE_FORMATS = [
  ...Object.values(GML_MEDIA_TYPES),
  'text/xml; subtype=gml/3.2',
  'application/json',
  'text/csv',
]

/** Read strictly by name; `text/xml` is whatever GML the version has. Refuses what is not written. */
export function outputFormat(written: string | undefined, { version }: WfsCall): OutputFormat {
  const usual = DEFAULT_FORMAT[generationOf(version)]
  if (written === undefined) return usual
  const name = written.toLowerCase().replaceAll(/[\s+"]/g, '')
  if (name === 'text/xml' || name === 'application/xml' || name === 'xmlschema') return usual
  if (Object.hasOwn(NAMES, name)) return NAMES[name]!
  throw invalidParameter('outputFormat', `${written} is not written; there are ${FEATURE_FORMATS.join(', ')}.`)
}

export const isGml = (format: OutputFormat): format is GmlVersion => format !== 'geojson' && format !== 'csv'
