import type { FeatureWriter } from './feature-writer.ts'

/**
 * GeoJSON by RFC 7946 from features that are text already: one FeatureCollection, one feature a line, so that a broken download
 * can be told from a whole one.
 */
export function geojsonWriter(): FeatureWriter<{ feature: string }> {
  let separator = '\n'
  return {
    contentType: 'application/geo+json; charset=utf-8',
    fileExtension: 'geojson',
    head: () => Buffer.from('{"type":"FeatureCollection","features":['),
    batch(features) {
      if (features.length === 0) return Buffer.alloc(0)
      const text = separator + features.map(({ feature }) => feature).join(',\n')
      separator = ',\n'
      return Buffer.from(text)
    },
    tail: () => Buffer.from('\n]}\n'),
  }
}
