import { BatchBuilder } from '../batch-builder.ts'
import type { GeometryBuilder } from '../geometry-builder.ts'
import { geometryTypeOf, sampleFirstVertices } from '../geometry-summary.ts'
import { PositionSampler } from '../position-sample.ts'
import { BATCH_ROWS, type RawBatch, type RawTable } from '../raw-table.ts'
import { refusedRow } from '../sentences.ts'
import type { Field, RefusedRow } from '../source.ts'
import { addGeoJson } from './add-geojson.ts'
import { asValue, FieldSurvey, fitted } from './field-survey.ts'

/** A feature with a GeoJSON geometry, or a row that is none. */
export type RawFeature = { properties: Record<string, unknown>; geometry: unknown } | { fault: string }

export interface FeatureStream
  extends Pick<RawTable, 'name' | 'path' | 'format' | 'encoding' | 'declaredCrs' | 'notes'> {
  /** All features in order, in chunks. May be walked more than once. */
  features(): AsyncIterable<RawFeature[]>
}

function addRow(feature: RawFeature, row: number, builder: GeometryBuilder): RefusedRow | undefined {
  if ('fault' in feature) return refusedRow(row, 'bad-row', { reason: feature.fault })
  const fault = addGeoJson(feature.geometry, builder)
  if (!fault) return undefined
  return fault.kind === 'mixed'
    ? refusedRow(row, 'mixed-collection')
    : refusedRow(row, 'bad-geometry', { reason: fault.reason })
}

function batchOf(features: RawFeature[], first: number, fields: Field[]): RawBatch {
  const batch = new BatchBuilder()
  features.forEach((feature, i) => {
    const problem = addRow(feature, first + i, batch.geometry)
    if (problem) {
      batch.refuse(problem)
      return
    }
    const properties = 'properties' in feature ? feature.properties : {}
    batch.accept(
      first + i,
      fields.map(({ name, kind }) => fitted(asValue(properties[name]), kind)),
    )
  })
  return batch.take()
}

async function* rowsOf(stream: FeatureStream, fields: Field[]): AsyncGenerator<RawBatch> {
  let first = 1
  for await (const chunk of stream.features())
    for (let at = 0; at < chunk.length; at += BATCH_ROWS) {
      const features = chunk.slice(at, at + BATCH_ROWS)
      yield batchOf(features, first, fields)
      first += features.length
    }
}

/** A raw table from features whose properties are known only after reading them all. */
export async function openFeatureTable(stream: FeatureStream): Promise<RawTable> {
  const survey = new FieldSurvey(stream.path)
  const sampler = new PositionSampler()
  const types = new Set<number>()
  let rowCount = 0
  for await (const chunk of stream.features()) {
    for (const feature of chunk) if ('properties' in feature) survey.add(feature.properties)
    rowCount += chunk.length
    sampleFirstVertices(batchOf(chunk, 1, []).geometry, { sampler, types })
  }
  const fields = survey.fields()
  const { features: _, ...described } = stream
  return {
    ...described,
    declaredCrs: types.size === 0 ? { kind: 'none' } : stream.declaredCrs,
    fields,
    geometryType: geometryTypeOf(types),
    rowCount,
    positions: sampler.take(),
    rows: () => rowsOf(stream, fields),
  }
}
