import type { Geometry } from 'geojson'

/** A column of an export, in the order it is written. */
export interface ExportColumn {
  name: string
  type: 'text' | 'integer' | 'number' | 'time' | 'json'
}

/** One feature on its way out: geometry in EPSG:4490, lon lat order, and a value for each column, null where there is none. */
export interface ExportFeature {
  geometry: Geometry
  values: Record<string, unknown>
}

/**
 * A format that can be written feature by feature, so that a file of any length needs the memory of one batch: `head`, then
 * `batch` any number of times, then `tail`.
 */
export interface FeatureWriter<Feature = ExportFeature> {
  contentType: string
  fileExtension: string
  head(): Uint8Array
  batch(features: readonly Feature[]): Uint8Array
  tail(): Uint8Array
}
