import type { ExportColumn, ExportFeature, FeatureWriter } from './feature-writer.ts'

/** GeoJSON by RFC 7946: one FeatureCollection, one feature a line so that a broken download can be told from a whole one. */
export function geojsonWriter(columns: readonly ExportColumn[], idColumn: string): FeatureWriter {
  let written = 0
  const line = ({ geometry, values }: ExportFeature): string => {
    const properties: Record<string, unknown> = {}
    for (const { name } of columns) properties[name] = values[name] ?? null
    const separator = written++ === 0 ? '\n' : ',\n'
    return separator + JSON.stringify({ type: 'Feature', id: values[idColumn], geometry, properties })
  }
  return {
    contentType: 'application/geo+json; charset=utf-8',
    fileExtension: 'geojson',
    head: () => Buffer.from('{"type":"FeatureCollection","features":['),
    batch: features => Buffer.from(features.map(line).join('')),
    tail: () => Buffer.from('\n]}\n'),
  }
}
