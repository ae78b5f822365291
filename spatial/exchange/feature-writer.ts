import type { Geometry } from 'geojson'

/** A column of an export, in the order it is written. */
export interface ExportColumn {
  name: string
  /** What the column is called where people read it; its name when absent. */
  titleZh?: string
  type: 'text' | 'integer' | 'number' | 'date' | 'time' | 'json'
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

/** A format as a whole: out of batches, which it takes as fast as its own bytes are read. */
export interface FileWriter {
  contentType: string
  fileExtension: string
  bytes(batches: AsyncIterable<readonly ExportFeature[]>): AsyncGenerator<Uint8Array>
}

/** A format that is written feature by feature, as a whole. */
export const streamed = (writer: FeatureWriter): FileWriter => ({
  contentType: writer.contentType,
  fileExtension: writer.fileExtension,
  bytes: batches => written(writer, batches),
})

/** The next batch is read when the last has been taken: the reader sets the pace. */
export async function* written<Feature>(
  writer: FeatureWriter<Feature>,
  batches: AsyncIterable<readonly Feature[]>,
): AsyncGenerator<Uint8Array> {
  yield writer.head()
  for await (const batch of batches) yield writer.batch(batch)
  yield writer.tail()
}
